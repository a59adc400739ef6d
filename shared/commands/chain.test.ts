// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test } from 'vitest'
import { ChainPlay } from '../../test/fixtures/chainPlay.ts'
import { deadlinesOf, judgeClock, openAlarms, type ReportChain } from '../hall/index.ts'
import { hallRulesSchema } from '../rules/hallRules.ts'

const MINUTE = 60_000
const LEARNED = 1_790_000_000_000
const ID = 'fire-1'
const reporter = { unit: { name: '示例镇政府' }, person: { name: '示例值班员' } }
const SAID = { place: '示例路 1 号', course: '厂房起火，正在扑救。' }
const WRITTEN = {
  ...Object.fromEntries('occurredAt class grade cause loss impact trend leaders measures nextSteps sceneContact signer'.split(' ').map((id) => [id, '待核'])),
  ...SAID,
  casualties: { dead: 0, missing: 0, serious: 1, light: 0 },
}

let play: ChainPlay
beforeEach(() => {
  play = new ChainPlay(LEARNED + MINUTE)
})

const incident = (grade: string, times: object = { learnedAt: LEARNED }, rev = 0) =>
  play.sure('incident.record', { id: ID, source: 'street', rev, times, incident: { title: '厂房火灾', class: 'accident', grade } }, 'feed')
const chain = (): ReportChain => play.realm.chains[ID]!
const clock = (rowId: string) => chain().clocks.find((one) => one.rowId === rowId)
const judged = (rowId: string) => judgeClock(clock(rowId)!, play.now)
const report = (more: object) => ({ incidentId: ID, leg: 'unit', form: 'oral', kind: 'first', reporter, way: 'phone', fields: SAID, ...more })
const send = (more: object) => play.send('chain.report', report(more))
const at = (minutes: number) => LEARNED + minutes * MINUTE

/** An incident of grade 一般, its chain open, the clock at so many minutes after the unit learned of it. */
function opened(minutes: number, grade = 'general'): void {
  incident(grade)
  play.settle()
  play.now = at(minutes)
}

describe('clocks of the first leg (沪松府〔2022〕86号 三（二）2)', () => {
  test.for([
    ['oral', 30, 0, 'met', 0],
    ['oral', 30, 1, 'missed', 1],
    ['written', 60, 0, 'met', 0],
    ['written', 60, 1, 'missed', 1],
  ] as const)('%s at %i minutes and %i ms is %s', ([form, minutes, ms, state, overrunMs]) => {
    opened(minutes)
    play.now += ms
    play.sure('chain.report', report({ form, fields: form === 'oral' ? SAID : WRITTEN }))
    expect(judged(`unit-${form}`)).toEqual({ state, overrunMs })
  })

  test('a written report in half an hour keeps the limit of the oral one; an oral report never that of the written one', () => {
    opened(30)
    play.sure('chain.report', report({ form: 'written', fields: WRITTEN }))
    expect([judged('unit-oral').state, judged('unit-written').state]).toEqual(['met', 'met'])
    play = new ChainPlay(LEARNED + MINUTE)
    opened(10)
    play.sure('chain.report', report({}))
    play.now = at(61)
    expect([judged('unit-oral').state, judged('unit-written').state]).toEqual(['met', 'overdue'])
  })

  test('未定级 owes nothing; once graded the clocks run from the moment the unit learned of it', () => {
    opened(5, 'daily')
    expect(play.realm.chains[ID]).toBeUndefined()
    incident('general', { learnedAt: LEARNED }, 1)
    play.settle()
    expect(chain().duty).toMatchObject({ kind: 'grade', detail: 'general', since: at(5) })
    expect(chain().clocks.map((one) => [one.rowId, one.startAt, one.startBasis])).toEqual([
      ['unit-oral', LEARNED, 'known'],
      ['unit-written', LEARNED, 'known'],
    ])
  })

  test('a report that nobody owes opens a chain without clocks; a later grade finds it kept', () => {
    opened(5, 'daily')
    play.sure('chain.report', report({}))
    expect(chain()).toMatchObject({ duty: null, clocks: [] })
    play.now = at(40)
    incident('general', { learnedAt: LEARNED }, 1)
    play.settle()
    expect([judged('unit-oral').state, judged('unit-written').state]).toEqual(['met', 'running'])
  })

  test('marked sensitive an ungraded incident owes a report; graded down the running clocks lapse, and run again when it grows', () => {
    opened(5, 'daily')
    expect(play.send('chain.markSensitive', { incidentId: ID })).toMatchObject({ code: 'reason-missing' })
    play.sure('chain.markSensitive', { incidentId: ID, reason: '涉及学校' }, 'leader')
    expect(chain().duty?.kind).toBe('sensitive')
    play = new ChainPlay(LEARNED + MINUTE)
    opened(40)
    incident('daily', { learnedAt: LEARNED }, 1)
    play.settle()
    expect(clock('unit-oral')).toMatchObject({ lapsed: { at: at(40) }, overrun: { ms: 10 * MINUTE } })
    expect([judged('unit-oral').state, judged('unit-written').state]).toEqual(['missed', 'lapsed'])
    incident('larger', { learnedAt: LEARNED }, 2)
    play.settle()
    play.now = at(45)
    expect([judged('unit-oral').overrunMs, judged('unit-written').state]).toEqual([15 * MINUTE, 'running'])
  })
})

describe('the start of the clocks', () => {
  test('without a stated moment the earliest provable one is presumed, and moves when a report proves an earlier one', () => {
    play.now = at(20)
    incident('general', {})
    play.settle()
    expect(chain().learned).toMatchObject({ at: at(20), basis: 'presumed' })
    play.sure('report.receive', { id: 'c1', source: 'fire', kind: 'call', service: '119', summary: '厂房起火', reportedAt: at(3) }, 'feed')
    play.sure('report.merge', { reportId: 'c1', source: 'fire', incidentId: ID })
    play.settle()
    expect(chain().learned).toMatchObject({ at: at(3), basis: 'presumed', evidence: expect.stringContaining('fire/c1') })
    expect(clock('unit-oral')).toMatchObject({ startAt: at(3), dueAt: at(33), startBasis: 'presumed' })
    expect(chain().learnedHistory).toMatchObject([{ at: at(20) }])
  })

  test('an earlier provable moment never turns a kept limit into a missed one', () => {
    play.now = at(20)
    incident('general', {})
    play.settle()
    play.now = at(45)
    play.sure('chain.report', report({}))
    play.sure('report.receive', { id: 'c1', source: 'fire', kind: 'call', service: '119', summary: '厂房起火', reportedAt: at(3) }, 'feed')
    play.sure('report.merge', { reportId: 'c1', source: 'fire', incidentId: ID })
    play.settle()
    expect(judged('unit-oral').state).toBe('met')
    expect(clock('unit-written')?.dueAt).toBe(at(63))
  })

  test('changing it needs a reason, keeps what was there, and never takes an overrun away', () => {
    opened(50)
    const later = { incidentId: ID, at: at(40), evidence: '单位日志' }
    expect(play.send('chain.setLearned', later)).toMatchObject({ code: 'reason-missing' })
    play.sure('chain.setLearned', { ...later, reason: '核实日志' })
    expect(clock('unit-oral')).toMatchObject({ dueAt: at(70), overrun: { ms: 20 * MINUTE, dueAt: at(30), establishedAt: at(50) } })
    play.now = at(60)
    play.sure('chain.report', report({}))
    expect(judged('unit-oral')).toEqual({ state: 'missed', overrunMs: 20 * MINUTE })
    expect(deadlinesOf(play.realm).filter((one) => one.kind === 'report.unit-oral')).toMatchObject([
      { dueAt: at(30), doneAt: at(50) },
      { dueAt: at(70), doneAt: at(60) },
    ])
    expect(chain().learnedHistory).toMatchObject([{ at: LEARNED, basis: 'known', reason: '核实日志' }])
  })

  test('better evidence for the same moment is kept without moving a clock', () => {
    opened(10)
    const same = { incidentId: ID, at: LEARNED, evidence: '门禁录像' }
    expect(play.sure('chain.setLearned', same)).toMatchObject({ changed: true })
    expect(chain().learned).toMatchObject({ at: LEARNED, basis: 'known', evidence: '门禁录像' })
    expect(clock('unit-oral')).toMatchObject({ startAt: LEARNED, dueAt: at(30) })
    expect(play.sure('chain.setLearned', same)).toMatchObject({ changed: false })
  })

  test('a person’s decision is not moved by a report that comes later', () => {
    opened(5)
    play.sure('chain.setLearned', { incidentId: ID, at: at(2), basis: 'presumed', evidence: '门卫口述', reason: '更正' })
    play.sure('report.receive', { id: 'c1', source: 'fire', kind: 'call', service: '119', summary: '厂房起火', reportedAt: at(-3) }, 'feed')
    play.sure('report.merge', { reportId: 'c1', source: 'fire', incidentId: ID })
    play.settle()
    expect(chain().learned.at).toBe(at(2))
  })

  test('a changed rule counts for the next chain and rewrites no clock that runs', () => {
    opened(5)
    play.rules = hallRulesSchema.parse({ reportClocks: { clocks: [{ id: 'unit-oral', limitMinutes: 1 }] } })
    play.settle()
    expect(clock('unit-oral')?.dueAt).toBe(at(30))
    play.sure('chain.setLearned', { incidentId: ID, at: at(1), evidence: '日志', reason: '更正' })
    expect(clock('unit-oral')?.dueAt).toBe(at(31))
  })
})

describe('the other legs', () => {
  test('district and city have clocks of their own, from the moment the duty office was informed', () => {
    opened(20)
    play.sure('chain.report', report({}))
    expect(chain().clocks.map((one) => [one.rowId, one.dueAt])).toEqual([
      ['unit-oral', at(30)],
      ['unit-written', at(60)],
      ['district-notice', at(30)],
      ['city-oral', at(50)],
      ['city-written', at(80)],
    ])
    play.now = at(45)
    play.sure('chain.report', report({ leg: 'city' }))
    expect([judged('city-oral').state, judged('district-notice').state, judged('city-written').state]).toEqual(['met', 'overdue', 'running'])
    expect(chain().entries.at(-1)?.receivers).toEqual([{ name: '市委市政府总值班室' }])
  })

  test('a linked intake informs the duty office as well', () => {
    opened(12)
    const { intakeId } = play.sure('intake.record', { way: 'phone', from: { phone: '0000' }, receivedAt: at(6), summary: '厂房起火', recorder: { name: '甲' } })
    play.sure('intake.link', { intakeId, incidentId: ID })
    expect(clock('district-notice')).toMatchObject({ startAt: at(6), dueAt: at(16) })
  })

  test('an earlier report entered late moves the running clocks of the duty office to when it was really informed, not what was kept', () => {
    opened(40)
    play.sure('chain.report', report({ form: 'written', fields: WRITTEN }))
    play.sure('chain.report', report({ leg: 'city' }))
    play.now = at(45)
    const { entryId } = play.sure('chain.report', report({ at: at(5) }))
    expect(clock('district-notice')).toMatchObject({ startAt: at(5), dueAt: at(15), startedBy: entryId })
    expect(clock('city-written')).toMatchObject({ startAt: at(5), dueAt: at(65) })
    expect(clock('city-oral')).toMatchObject({ startAt: at(40), doneAt: at(40) })
    expect(judged('district-notice')).toEqual({ state: 'overdue', overrunMs: 30 * MINUTE })
    const { intakeId } = play.sure('intake.record', { way: 'phone', from: { phone: '0000' }, receivedAt: at(3), summary: '厂房起火', recorder: { name: '甲' } })
    play.sure('intake.link', { intakeId, incidentId: ID })
    expect(clock('district-notice')).toMatchObject({ dueAt: at(13) })
    expect(clock('district-notice')).not.toHaveProperty('startedBy')
    play.settle()
    expect(play.settle()).toEqual([])
  })

  test('the oral and the written report of a department name one report to the city: one clock', () => {
    opened(20)
    const vertical = { leg: 'vertical', upwardAt: at(10) }
    play.sure('chain.report', report(vertical))
    play.sure('chain.report', report({ ...vertical, form: 'written', fields: WRITTEN }))
    expect(chain().upward).toHaveLength(1)
    expect(chain().clocks.filter((one) => one.rowId === 'vertical-parallel')).toHaveLength(1)
  })

  test('offices and leaders are told one after the other, each once', () => {
    opened(10)
    expect(send({ leg: 'district' })).toMatchObject({ code: 'missing-fields', messageZh: expect.stringContaining('receiver') })
    play.sure('chain.report', report({ leg: 'district', receiver: [{ name: '区委办' }, { name: '区府办' }] }))
    expect(send({ leg: 'district', receiver: { name: '区府办' } })).toMatchObject({ code: 'already-exists' })
    expect(send({ leg: 'district', receiver: { name: '示例区领导' } }).ok).toBe(true)
  })

  test('a department under vertical lead owes the duty office the same at the same time; departments run apart', () => {
    opened(10)
    const [water, market] = [{ name: '示例甲部门' }, { name: '示例乙部门' }]
    play.sure('chain.noteUpward', { incidentId: ID, unit: water, at: at(10), evidence: '来电' })
    play.sure('chain.noteUpward', { incidentId: ID, unit: market, at: at(10), evidence: '来电' })
    play.now = at(20)
    play.sure('chain.report', report({ leg: 'vertical', reporter: { ...reporter, unit: water } }))
    play.now = at(20) + 1
    play.sure('chain.report', report({ leg: 'vertical', reporter: { ...reporter, unit: market } }))
    expect(
      chain()
        .clocks.filter((one) => one.rowId === 'vertical-parallel')
        .map((one) => judgeClock(one, play.now)),
    ).toEqual([
      { state: 'met', overrunMs: 0 },
      { state: 'missed', overrunMs: 1 },
    ])
  })

  test('a change of casualties within the time of supplements owes a 续报', () => {
    play.sure('incident.open', {
      title: '厂房火灾',
      class: 'accident',
      subClass: 'fire',
      grade: 'general',
      gradeReason: '研判',
      learnedAt: LEARNED,
      occurredAt: LEARNED,
    })
    play.settle()
    const id = Object.keys(play.realm.incidents)[0]!
    play.sure('chain.report', report({ incidentId: id, form: 'written', fields: WRITTEN }))
    const casualty = (count: number, when: number) =>
      play.sure('casualty.record', { incidentId: id, source: '120', category: 'serious', count, verification: 'verified', at: when })
    casualty(1, play.now)
    play.settle()
    const updates = () => play.realm.chains[id]!.clocks.filter((one) => one.rowId === 'casualty-update')
    expect(updates()).toEqual([])
    play.now = LEARNED + 7 * 24 * 60 * MINUTE
    casualty(2, play.now)
    play.settle()
    expect(updates()).toMatchObject([{ startAt: play.now, dueAt: play.now + 60 * MINUTE }])
    play.sure(
      'chain.report',
      report({ incidentId: id, kind: 'followUp', fields: { progress: '伤者增加', casualties: { dead: 0, missing: 0, serious: 2, light: 0 } } }),
    )
    expect(updates()[0]?.doneAt).toBe(play.now)
    play.now += 1
    casualty(3, play.now)
    play.settle()
    expect(updates()).toHaveLength(1)
  })
})

test('the time of supplements follows the class and the time of the incident as they become known', () => {
  const DAY = 24 * 60 * MINUTE
  const told = (rev: number, more: object, times: object = { learnedAt: LEARNED }) => {
    const known = { title: '某厂出事', grade: 'general', ...more }
    play.sure('incident.record', { id: ID, source: 'street', rev, times, incident: known }, 'feed')
    play.settle()
    return chain().casualtyUntil
  }
  expect(told(0, {})).toBeUndefined()
  expect(told(1, { class: 'accident' })).toBe(LEARNED + 30 * DAY)
  expect(told(2, { class: 'accident' }, { learnedAt: LEARNED, occurredAt: at(-10) })).toBe(at(-10) + 30 * DAY)
  play.sure('incident.update', { incidentId: ID, changes: { subClass: 'fire' }, reason: '研判' })
  play.settle()
  expect(chain().casualtyUntil).toBe(at(-10) + 7 * DAY)
  expect(play.settle()).toEqual([])
})

describe('order of reports', () => {
  test('首报 once for each form, 续报 numbered by the system, nothing after 终报 until it is reopened with a reason', () => {
    opened(10)
    expect(send({ kind: 'followUp', fields: { progress: '无' } })).toMatchObject({ code: 'out-of-order' })
    play.sure('chain.report', report({}))
    expect(send({})).toMatchObject({ code: 'already-exists' })
    expect(play.sure('chain.report', report({ kind: 'followUp', fields: { progress: '明火扑灭' } }))).toMatchObject({ name: '续报一', number: 1 })
    expect(play.sure('chain.report', report({ form: 'written', fields: WRITTEN })).name).toBe('首报')
    expect(play.sure('chain.report', report({ kind: 'followUp', fields: { progress: '清理现场' } })).name).toBe('续报二')
    const final = play.sure('chain.report', report({ kind: 'final', fields: { conclusion: '处置完毕' } }))
    expect(final.name).toBe('终报')
    for (const kind of ['followUp', 'final', 'first']) expect(send({ kind })).toMatchObject({ code: 'wrong-state' })
    expect(send({ leg: 'city' }).ok).toBe(true)
    expect(play.send('chain.reopen', { incidentId: ID, entryId: final.entryId })).toMatchObject({ code: 'reason-missing' })
    play.sure('chain.reopen', { incidentId: ID, entryId: final.entryId, reason: '伤情有变' })
    expect(play.sure('chain.report', report({ kind: 'followUp', fields: { progress: '复燃' } })).name).toBe('续报三')
  })

  test.each([
    ['in the future', { at: at(11) }, 'in-the-future'],
    ['before the unit learned of it', { at: at(-1) }, 'out-of-order'],
    ['of an unknown incident', { incidentId: 'constructor' }, 'unknown-incident'],
    ['with a field there is not', { fields: { ...SAID, weather: '晴' } }, 'bad-input'],
    ['with an unknown intake', { intakeId: '__proto__' }, 'unknown-entry'],
  ])('a report %s is refused', (_words, more, code) => {
    opened(10)
    expect(send(more)).toMatchObject({ ok: false, code })
    expect(chain().entries).toEqual([])
  })

  test('an unusual order of times is taken with its reason, and the reason is kept', () => {
    opened(10)
    play.sure('chain.report', report({ at: at(-1), reason: '单位先报后记' }))
    expect(chain().entries[0]).toMatchObject({ at: at(-1), reason: '单位先报后记' })
    play = new ChainPlay(LEARNED + MINUTE)
    opened(10)
    play.sure('chain.report', report({ form: 'written', at: at(8), fields: WRITTEN }))
    expect(send({ at: at(9) })).toMatchObject({ code: 'out-of-order' })
    expect(send({ at: at(7) }).ok).toBe(true)
  })

  test('a written report names every field it lacks, in both languages', () => {
    opened(10)
    const refused = send({ form: 'written', fields: SAID })
    expect(refused).toMatchObject({ code: 'missing-fields' })
    if (refused.ok) return
    for (const id of Object.keys(WRITTEN).filter((name) => !(name in SAID))) {
      expect(refused.messageZh).toContain(`fields.${id}`)
      expect(refused.message).toContain(`fields.${id}`)
    }
    expect(refused.messageZh).toMatch(/^缺少13项：/)
  })
})

test('nothing more is owed once somebody of sufficient rank said so with a reason; the overrun stays', () => {
  opened(35)
  const by = { name: '示例领导' }
  expect(play.send('chain.waive', { incidentId: ID, by: { ...by, rank: 'deputyDistrictHead' } })).toMatchObject({ code: 'reason-missing' })
  expect(play.send('chain.waive', { incidentId: ID, by: { ...by, rank: 'departmentHead' }, reason: '误报' })).toMatchObject({ code: 'not-authorised' })
  expect(play.send('chain.waive', { incidentId: 'constructor', by: { ...by, rank: 'districtHead' }, reason: '误报' })).toMatchObject({ code: 'unknown-entry' })
  play.sure('chain.waive', { incidentId: ID, by: { ...by, rank: 'deputyDistrictHead' }, reason: '核实并非突发事件' }, 'leader')
  play.now = at(200)
  expect(play.settle()).not.toContain('chain.follow')
  expect([judged('unit-oral'), judged('unit-written').state]).toEqual([{ state: 'missed', overrunMs: 5 * MINUTE }, 'lapsed'])
  expect(play.send('chain.waive', { incidentId: ID, by: { ...by, rank: 'districtHead' }, reason: '再' })).toMatchObject({ code: 'already-done' })
})

test('a drill has chains, intakes and suspicions of its own; nothing of it stands in the real hall', () => {
  play.sure('drill.open', { id: 'drill-1', title: '演练' })
  const real = JSON.stringify(play.realm)
  play.realmId = 'drill-1'
  opened(20)
  play.sure('chain.report', report({}))
  expect(play.sure('intake.record', { way: 'fax', from: { phone: '0' }, summary: '演练', recorder: { name: '甲' } }).number).toBe('（演练）接报〔2026〕0001')
  play.now = at(90)
  play.settle()
  expect(openAlarms(play.realm).map((alarm) => alarm.kind)).toContain('report.unit-written')
  play.realmId = 'real'
  expect(JSON.stringify(play.realm)).toBe(real)
})

test('receipts, instructions and corrections stand beside the entry; earlier values are kept', () => {
  opened(40)
  const { entryId, overruns } = play.sure('chain.report', report({ at: at(35) }))
  expect(overruns).toMatchObject([{ zh: '事发单位口头报区政府总值班室', overrunMinutes: 5 }])
  const entry = { incidentId: ID, entryId }
  play.sure('chain.receipt', { ...entry, by: { name: '示例值班长' } })
  expect(play.send('chain.receipt', { ...entry, by: { name: '示例值班长' } })).toMatchObject({ code: 'already-done' })
  expect(play.send('chain.receipt', { ...entry, by: { name: '乙' }, at: at(34) })).toMatchObject({ code: 'out-of-order' })
  play.sure('chain.instruct', { ...entry, by: { name: '示例区领导' }, text: '全力救治' }, 'leader')
  expect(play.send('chain.correct', { ...entry, changes: { at: at(25) } })).toMatchObject({ code: 'reason-missing' })
  expect(play.send('chain.correct', { ...entry, changes: { at: at(41) }, reason: '误' })).toMatchObject({ code: 'in-the-future' })
  expect(play.send('chain.correct', { ...entry, changes: { fields: { course: ' ' } }, reason: '误' })).toMatchObject({ code: 'missing-fields' })
  play.sure('chain.correct', { ...entry, changes: { at: at(25), way: 'fax' }, reason: '时刻登记有误' })
  expect(chain().entries[0]).toMatchObject({
    at: at(25),
    way: 'fax',
    receipts: [{ by: { name: '示例值班长' } }],
    instructions: [{ text: '全力救治' }],
    corrections: [{ reason: '时刻登记有误', before: { at: at(35), way: 'phone' } }],
  })
  expect(clock('unit-oral')).toMatchObject({ doneAt: at(25), overrun: { ms: 5 * MINUTE } })
  expect(judged('unit-oral').state).toBe('missed')
  expect(clock('city-oral')).toMatchObject({ startAt: at(25), dueAt: at(55) })
  expect(play.send('chain.correct', { ...entry, changes: { way: 'fax' }, reason: '同' })).toMatchObject({ ok: true, value: { changed: false }, events: [] })
})

test('a limit that ran out raises one alarm on the console, at the first millisecond after it, and ends with the report', () => {
  opened(30)
  expect(play.settle()).not.toContain('chain.noteOverdue')
  play.now += 1
  expect(play.settle().filter((name) => name === 'chain.noteOverdue')).toHaveLength(1)
  expect(openAlarms(play.realm).filter((alarm) => alarm.kind.startsWith('report.'))).toMatchObject([
    { kind: 'report.unit-oral', audience: 'console', class: 'urgent' },
  ])
  const { key } = openAlarms(play.realm).find((alarm) => alarm.kind === 'report.unit-oral')!
  play.sure('alarm.clear', { key, reason: '已催报' })
  play.now = at(50)
  play.settle()
  expect(openAlarms(play.realm).some((alarm) => alarm.key === key)).toBe(false)
  play.now = at(61)
  play.settle()
  expect(openAlarms(play.realm).map((alarm) => alarm.kind)).toContain('report.unit-written')
  play.sure('chain.report', report({ form: 'written', fields: WRITTEN }))
  play.settle()
  expect(openAlarms(play.realm).map((alarm) => alarm.kind)).not.toContain('report.unit-written')
})
