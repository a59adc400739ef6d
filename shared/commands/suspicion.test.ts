// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test } from 'vitest'
import { ChainPlay } from '../../test/fixtures/chainPlay.ts'
import { openAlarms, pendingSuspicions, suspicionCount } from '../hall/index.ts'
import { RANKS } from '../domain/index.ts'
import { REPORT_FAULTS } from '../rules/reportFaults/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../rules/hallRules.ts'
import { casualtyWordsIn } from '../rules/suspicion/index.ts'
import { suspect } from '../rules/suspicion/suspect.ts'

const MINUTE = 60_000
const AT = 1_790_000_000_000
const at = (minutes: number) => AT + minutes * MINUTE
const BASIS = { document: '沪松府〔2022〕86号', clause: '三（二）2', facts: '得知后五十分钟方口头报告。' }
const LEADER = { name: '示例分管领导', rank: 'deputyDistrictHead' }

let play: ChainPlay
beforeEach(() => void (play = new ChainPlay(AT)))

const call = (id: string, summary: string, more: object = {}) =>
  play.sure('report.receive', { id, source: 'police', kind: 'call', service: '110', summary, reportedAt: play.now, ...more }, 'feed')
const incident = (grade: string, more: object = {}) =>
  play.sure(
    'incident.record',
    { id: 'i1', source: 'street', rev: 0, times: { learnedAt: AT }, incident: { title: '示例路 8 号厂房火灾', address: '示例路 8 号', grade, ...more } },
    'feed',
  )
const reported = () =>
  play.sure('chain.report', {
    incidentId: 'i1',
    leg: 'unit',
    form: 'oral',
    kind: 'first',
    reporter: { unit: { name: '示例镇' }, person: { name: '甲' } },
    way: 'phone',
    fields: { place: '示例路 8 号', course: '起火' },
  })
const causes = () => suspect(play.realm, play.rules, play.now).map((one) => one.cause)

test.each([
  ['两车碰擦,无人受伤', []],
  ['厂房起火，未造成人员伤亡', []],
  ['暂无人员伤亡', []],
  ['无人员死亡，2人受伤', ['受伤']],
  ['燃气爆炸，1 人 死亡', ['死亡', '爆炸']],
  ['无证驾驶撞人致死亡', ['死亡']],
  ['渔船沉没，3人失联', ['失联']],
  ['下立交积水', []],
])('%s tells of %j', (text, words) => {
  expect(casualtyWordsIn(text, DEFAULT_RULES.suspicion.casualtyWords)).toEqual(words)
})

describe('what looks unreported', () => {
  test.each([
    ['general', 0, []],
    ['general', 1, ['incident:i1']],
    ['extreme', 1, ['incident:i1']],
    ['daily', 1, []],
  ])('an incident of grade %s, thirty minutes and %i ms after it was known', (grade, ms, expected) => {
    incident(grade)
    play.now = at(30) + ms
    expect(causes()).toEqual(expected)
  })

  test('a report of the first leg, however late, leaves nothing to suspect; one to the city alone does', () => {
    incident('general')
    play.now = at(31)
    play.sure('chain.report', {
      incidentId: 'i1',
      leg: 'city',
      form: 'oral',
      kind: 'first',
      reporter: { unit: { name: '区政府总值班室' }, person: { name: '甲' } },
      way: 'phone',
      fields: { place: '示例路', course: '起火' },
    })
    expect(causes()).toEqual(['incident:i1'])
    reported()
    expect(causes()).toEqual([])
  })

  test('an incident whose report somebody of rank waived is none', () => {
    incident('general')
    play.settle()
    play.sure('chain.waive', { incidentId: 'i1', by: LEADER, reason: '核实并非突发事件' })
    play.now = at(31)
    expect(causes()).toEqual([])
  })

  test('a merged or resembling call proves that others knew earlier', () => {
    call('c1', '示例路8号厂房起火，火势较大', { address: '示例路 8 号' })
    play.now = at(10)
    play.sure(
      'incident.record',
      { id: 'i1', source: 'street', rev: 0, times: { learnedAt: at(10) }, incident: { title: '厂房火灾', address: '示例路 8 号', grade: 'general' } },
      'feed',
    )
    play.now = at(30) + 1
    expect(suspect(play.realm, play.rules, play.now)).toMatchObject([
      { cause: 'incident:i1', knownAt: AT, knownBy: [{ kind: 'call', id: 'police/c1' }, { kind: 'incident' }] },
    ])
    play.sure('report.merge', { reportId: 'c1', source: 'police', incidentId: 'i1' })
    expect(suspect(play.realm, play.rules, play.now)).toMatchObject([{ cause: 'incident:i1', knownAt: AT }])
  })

  test.each([
    ['a call that tells of casualties', () => call('c1', '工地坍塌，2人重伤'), ['call:police/c1']],
    ['a call that tells of none', () => call('c1', '两车碰擦,无人受伤'), []],
    [
      'a street report',
      () => play.sure('report.receive', { id: 's1', source: 'street', kind: 'report', summary: '河边有人溺亡', reportedAt: AT }, 'feed'),
      ['report:street/s1'],
    ],
    [
      'a sensor alarm with such words',
      () =>
        play.sure(
          'alarm.raise',
          {
            key: 'gas-1',
            kind: 'sensor',
            class: 'urgent',
            subject: { kind: 'sensor', id: 'gas-1' },
            text: { zh: '阀室燃气爆炸', en: 'explosion' },
            audience: 'console',
          },
          'system',
        ),
      ['alarm:gas-1'],
    ],
  ])('%s stands for itself while no incident resembles it', (_words, happen, expected) => {
    happen()
    play.now = at(30)
    expect(causes()).toEqual([])
    play.now += 1
    expect(causes()).toEqual(expected)
  })

  test('casualties told by a call make an ungraded incident of the hall no cover: apart they stand for themselves, merged for the incident', () => {
    incident('daily')
    call('c1', '示例路8号厂房火灾，1人死亡', { address: '示例路 8 号' })
    play.now = at(31)
    expect(causes()).toEqual(['call:police/c1'])
    play.sure('report.merge', { reportId: 'c1', source: 'police', incidentId: 'i1' })
    expect(causes()).toEqual(['incident:i1'])
  })

  test('a call about an incident that was reported, or dismissed by a person, is none', () => {
    call('c1', '示例路8号厂房火灾，有人受伤', { address: '示例路 8 号' })
    incident('general')
    reported()
    call('c2', '他处坍塌，1人死亡', { position: { lon: 121.1, lat: 30.95 } })
    play.sure('report.dismiss', { reportId: 'c2', source: 'police', reason: '误报' })
    play.now = at(40)
    expect(causes()).toEqual([])
  })

  test('ungraded casualties of the ledger count; what lies beyond the look-back or a kind that is off does not', () => {
    incident('daily')
    play.sure('casualty.record', { incidentId: 'i1', source: '120', category: 'serious', count: 1, verification: 'unverified', at: AT })
    play.now = at(31)
    expect(causes()).toEqual(['incident:i1'])
    play.rules = hallRulesSchema.parse({ suspicion: { knowledge: [{ id: 'incident', isOn: false }] } })
    expect(causes()).toEqual([])
    play.rules = DEFAULT_RULES
    play.now = AT + 72 * 60 * MINUTE + 1
    expect(causes()).toEqual([])
  })
})

describe('a suspicion', () => {
  const raised = (): string => {
    incident('general')
    play.now = at(31)
    play.settle()
    return pendingSuspicions(play.realm)[0]!.id
  }

  test('is raised once by the system, stands on the console only, and never names a fault', () => {
    const id = raised()
    expect(suspicionCount(play.realm)).toBe(1)
    expect(play.realm.suspicions[id]).toMatchObject({ status: 'pending', because: 'grade', detail: 'general', knownAt: AT, dueAt: at(30) })
    expect(JSON.stringify(play.realm.suspicions[id])).not.toMatch(/迟报|压报|漏报|瞒报|谎报/)
    expect(openAlarms(play.realm).filter((alarm) => alarm.kind === 'suspicion')).toMatchObject([{ audience: 'console', class: 'notice' }])
    play.now = at(90)
    expect(play.settle()).not.toContain('suspicion.raise')
    expect(play.sure('suspicion.raise', { cause: 'incident:i1' }, 'system')).toMatchObject({ suspicionId: id, changed: false })
  })

  test('waits for people although the report came late; cleared with a reason it does not come back', () => {
    const id = raised()
    reported()
    play.settle()
    expect(suspicionCount(play.realm)).toBe(1)
    expect(play.send('suspicion.clear', { suspicionId: id })).toMatchObject({ code: 'reason-missing' })
    play.sure('suspicion.clear', { suspicionId: id, reason: '已当面报告，登记迟' })
    play.now = at(120)
    expect(play.settle()).not.toContain('suspicion.raise')
    expect([suspicionCount(play.realm), openAlarms(play.realm).some((alarm) => alarm.kind === 'suspicion')]).toEqual([0, false])
    expect(play.send('suspicion.clear', { suspicionId: id, reason: '再' })).toMatchObject({ code: 'already-done' })
  })

  test.each(REPORT_FAULTS.flatMap((fault) => RANKS.map((rank) => [fault, rank] as const)))(
    '%s is determined by a %s exactly when the table lets him',
    (fault, rank) => {
      const id = raised()
      const row = DEFAULT_RULES.reportFaults.faults.find((one) => one.id === fault)!
      const plan = play.send('suspicion.determine', { suspicionId: id, fault, by: { name: '示例', rank }, basis: BASIS }, 'leader')
      if (RANKS.indexOf(rank) >= RANKS.indexOf(row.determinedBy))
        expect(play.realm.suspicions[id]).toMatchObject({ status: 'determined', determination: { fault, faultZh: row.zh, rank } })
      else expect(plan).toMatchObject({ code: 'not-authorised', messageZh: expect.stringContaining(row.zh) })
    },
  )

  test('by post the rank is that of the organisation; without one it cannot be proven', () => {
    const id = raised()
    const input = { suspicionId: id, fault: 'late', by: { postId: 'emergency:head' }, basis: BASIS }
    expect(play.send('suspicion.determine', input)).toMatchObject({ code: 'not-authorised', message: expect.stringContaining('no organisation') })
    expect(play.send('suspicion.determine', { ...input, by: { name: '示例' } })).toMatchObject({ code: 'not-authorised' })
    const post = (rank: string) => ({ id: 'emergency:head', unitId: 'emergency', title: '示例负责人', rank })
    play.state = { ...play.state, organisation: { ...play.state.organisation, posts: { 'emergency:head': post('officer') as never } } }
    expect(play.send('suspicion.determine', input)).toMatchObject({ code: 'not-authorised' })
    expect(play.send('suspicion.determine', { ...input, by: { postId: 'constructor' } })).toMatchObject({ code: 'unknown-post' })
    play.state = { ...play.state, organisation: { ...play.state.organisation, posts: { 'emergency:head': post('departmentHead') as never } } }
    play.sure('suspicion.determine', input)
    expect(play.realm.suspicions[id]?.determination?.by).toEqual({ postId: 'emergency:head', name: '示例负责人', title: '示例负责人' })
  })

  test('somebody whom the organisation knows by name has the rank it gives him, whatever is stated', () => {
    const posts = { head: { id: 'head', title: '示例局长', person: '示例甲', rank: 'departmentHead' } as never }
    play.state = { ...play.state, organisation: { ...play.state.organisation, posts } }
    const by = { name: '示例甲', rank: 'districtHead' }
    expect(play.send('suspicion.determine', { suspicionId: raised(), fault: 'concealed', by, basis: BASIS })).toMatchObject({ code: 'not-authorised' })
  })

  test('a determination is corrected with a reason; the earlier one stays readable', () => {
    const id = raised()
    play.sure('suspicion.determine', { suspicionId: id, fault: 'concealed', by: LEADER, basis: BASIS })
    const again = { suspicionId: id, fault: 'late', by: LEADER, basis: BASIS }
    expect(play.send('suspicion.determine', again)).toMatchObject({ code: 'reason-missing' })
    play.sure('suspicion.determine', { ...again, reason: '查明并非隐瞒' })
    expect(play.realm.suspicions[id]).toMatchObject({
      determination: { fault: 'late' },
      earlier: [{ what: 'determined', determination: { fault: 'concealed', basis: BASIS }, reason: '查明并非隐瞒' }],
    })
    expect(play.send('suspicion.clear', { suspicionId: id, reason: '误' })).toMatchObject({ code: 'already-done' })
    expect(play.send('suspicion.determine', { ...again, reason: '时', at: play.now + 1 })).toMatchObject({ code: 'in-the-future' })
  })
})
