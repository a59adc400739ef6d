// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest'
import { DESK_START, DeskRoom } from '../../test/fixtures/deskRoom.ts'
import { canonicalJson } from '../base/index.ts'
import type { HallEvent } from '../domain/index.ts'
import { deadlinesOf, EMPTY_HALL, NO_ORGANISATION, obligationsOf, realmOf, reduce, type HallState, type Organisation } from '../hall/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../rules/hallRules.ts'

const MINUTE = 60_000
const ORGANISATION: Organisation = {
  ...NO_ORGANISATION,
  units: { emergency: { id: 'emergency', name: '区应急管理局（示例）', kind: 'department' } },
  posts: {
    'leader:deputy-1': { id: 'leader:deputy-1', unitId: 'office', title: '副区长（示例）', rank: 'deputyDistrictHead' },
    'leader:deputy-2': {
      id: 'leader:deputy-2',
      unitId: 'office',
      title: '副区长二（示例）',
      rank: 'deputyDistrictHead',
      person: '示例乙',
      deputyOf: 'leader:deputy-1',
    },
    'emergency:head': { id: 'emergency:head', unitId: 'emergency', title: '局长（示例）', rank: 'departmentHead' },
  },
  sectors: [{ id: 'industry', name: '工矿商贸', departmentId: 'emergency', leaderPostId: 'leader:deputy-1', from: DESK_START - 1000 }],
}
const WITH_PEOPLE: HallState = { ...EMPTY_HALL, organisation: ORGANISATION }

let room: DeskRoom
beforeEach(() => {
  room = new DeskRoom(WITH_PEOPLE)
})
const open = (change: Record<string, unknown> = {}): string =>
  room.do('incident.open', { title: '厂房爆燃', subClass: 'workSafety', ...change })['id'] as string
const say = (incidentId: string, [category, count]: readonly [category: string, count: number], change: object = {}) => {
  room.now += 1
  room.do('casualty.record', { incidentId, source: '120', category, count, verification: 'verified', ...change })
}
const rules = (id: string, status = 'open') =>
  obligationsOf(room.realm, id)
    .filter((one) => one.status === status)
    .map((one) => one.rule)
    .sort()
const duty = (id: string, rule: string) => obligationsOf(room.realm, id).find((one) => one.rule === rule)!

// Sources: report-leaders, leader-on-scene 沪松府〔2022〕86号 三（一）1 (A, limits C); the others 国务院令493 arts. 9, 11, 13 (B).
const GENERAL_WORK = ['casualty-updates', 'level-report', 'report-leaders', 'unit-report']
test.each([
  ['workSafety', ['serious', 1], GENERAL_WORK],
  ['workSafety', ['dead', 1], [...GENERAL_WORK, 'leader-on-scene'].sort()],
  ['workSafety', ['light', 5], []],
  ['fire', ['dead', 1], ['casualty-updates-short', 'leader-on-scene', 'report-leaders']],
  ['roadTraffic', ['dead', 1], ['casualty-updates-short', 'leader-on-scene', 'report-leaders']],
  ['roadTraffic', ['serious', 1], ['casualty-updates-short', 'report-leaders']],
  ['flood', ['dead', 1], ['report-leaders']],
  ['massGathering', ['dead', 1], []],
] as const)('%s with %j brings %j', (subClass, casualties, wanted) => {
  const id = open({ subClass })
  say(id, casualties)
  expect(rules(id)).toEqual(wanted)
})

test('a single road death may be configured out; two still count', () => {
  room.rules = hallRulesSchema.parse({ obligations: { singleRoadDeathCounts: false } })
  const id = open({ subClass: 'roadTraffic' })
  say(id, ['dead', 1])
  expect(rules(id)).not.toContain('leader-on-scene')
  say(id, ['dead', 2])
  expect(rules(id)).toContain('leader-on-scene')
})

test('the sector’s district leader is named from the organisation, with the stand-in where the post is vacant', () => {
  const id = open()
  say(id, ['dead', 1])
  expect(duty(id, 'leader-on-scene').holder).toEqual({
    words: '副区长二（示例）',
    postId: 'leader:deputy-2',
    person: '示例乙',
    sectorId: 'industry',
    sectorName: '工矿商贸',
    standsInFor: '副区长（示例）',
  })
  room = new DeskRoom()
  const nobody = open()
  say(nobody, ['dead', 1])
  expect(duty(nobody, 'leader-on-scene').holder).toEqual({ words: '主管行业的分管区领导（组织表未登记该行业）' })
})

test('clocks: from learning, from the incident, or from the trigger; presumed where nobody stated it', () => {
  const learnedAt = DESK_START - 10 * MINUTE
  const id = open({ occurredAt: DESK_START - 20 * MINUTE, learnedAt })
  say(id, ['serious', 1])
  expect(duty(id, 'unit-report')).toMatchObject({ startAt: learnedAt, startBasis: 'known', dueAt: learnedAt + 60 * MINUTE })
  expect(duty(id, 'casualty-updates').dueAt).toBe(DESK_START - 20 * MINUTE + 30 * 24 * 60 * MINUTE)
  expect(duty(id, 'report-leaders')).toMatchObject({ startAt: room.now, dueAt: room.now + 30 * MINUTE })
  const unknown = open()
  say(unknown, ['serious', 1])
  expect(duty(unknown, 'unit-report').startBasis).toBe('presumed')
  expect(deadlinesOf(room.realm).filter((one) => one.kind === 'obligation.unit-report')).toHaveLength(2)
})

test('never twice; lapses visibly when the cause is corrected away; arises anew when it is true again', () => {
  const id = open()
  say(id, ['dead', 1])
  say(id, ['dead', 2])
  room.do('incident.damage', { incidentId: id, damage: { lossYuan: 5 } })
  expect(rules(id).filter((rule) => rule === 'leader-on-scene')).toHaveLength(1)
  say(id, ['dead', 0], { verification: 'corrected', note: '误报' })
  expect(rules(id)).toEqual([])
  expect(rules(id, 'lapsed')).toContain('leader-on-scene')
  expect(duty(id, 'leader-on-scene').lapsed?.reason).toContain('死亡 0 人')
  say(id, ['dead', 1])
  expect(
    obligationsOf(room.realm, id)
      .filter((one) => one.rule === 'leader-on-scene')
      .map((one) => [one.id, one.status]),
  ).toEqual([
    [`${id}:leader-on-scene`, 'lapsed'],
    [`${id}:leader-on-scene:2`, 'open'],
  ])
})

test('a person’s lower grade with a reason takes the duty to report away', () => {
  const id = open()
  say(id, ['serious', 1])
  expect(rules(id)).toContain('report-leaders')
  room.do('incident.grade', { incidentId: id, grade: 'daily', reason: '经鉴定为轻伤' })
  expect(rules(id)).toEqual([])
})

test('fulfilled once, in time up to the very limit; the future, the time before it happened and unknown posts are refused', () => {
  const id = open({ occurredAt: DESK_START - MINUTE })
  say(id, ['serious', 1])
  const { id: obligationId, dueAt } = duty(id, 'report-leaders')
  const fulfil = (change: object) => room.send('obligation.fulfil', { obligationId, who: { name: '值班长' }, at: room.now, way: 'phone', ...change })
  expect(fulfil({ at: room.now + 1 })).toMatchObject({ code: 'in-the-future' })
  expect(fulfil({ at: DESK_START - MINUTE - 1 })).toMatchObject({ code: 'out-of-order' })
  expect(fulfil({ who: { postId: 'nobody' } })).toMatchObject({ code: 'unknown-post' })
  room.now = dueAt
  expect(room.tick('obligation')).toEqual([])
  expect(fulfil({})).toMatchObject({ ok: true })
  expect(fulfil({})).toMatchObject({ code: 'already-done' })
  room.now += 1
  expect(room.tick('obligation')).toEqual([])
})

test('missed: marked and one alarm, once; cleared when it is done', () => {
  const id = open({ subClass: 'flood' })
  say(id, ['dead', 1])
  const { id: obligationId, dueAt } = duty(id, 'report-leaders')
  room.now = dueAt + 1
  expect(room.tick('obligation')).toEqual(['obligation.miss', 'alarm.raise'])
  expect(room.tick('obligation')).toEqual([])
  expect(duty(id, 'report-leaders').missedAt).toBe(room.now)
  room.do('obligation.fulfil', { obligationId, who: { name: '值班长' }, at: room.now, way: 'phone' })
  expect(room.tick('obligation')).toEqual(['alarm.clear'])
  expect(room.tick('obligation')).toEqual([])
})

test.each([
  [{ postId: 'leader:deputy-1' }, true],
  [{ postId: 'emergency:head' }, 'not-authorised'],
  [{ name: '某领导' }, 'not-authorised'],
  [{ postId: 'nobody' }, 'unknown-post'],
] as const)('waived by %j: %s', (by, wanted) => {
  const id = open({ subClass: 'flood' })
  say(id, ['dead', 1])
  const plan = room.send('obligation.waive', { obligationId: duty(id, 'report-leaders').id, by, reason: '市级接管' })
  if (wanted === true) expect([plan.ok, duty(id, 'report-leaders').status]).toEqual([true, 'waived'])
  else expect(plan).toMatchObject({ code: wanted })
  // Words for people, never the keys of ranks.
  if (!plan.ok) expect(plan.messageZh).not.toMatch(/deputyDistrictHead|departmentHead/)
})

test('open duties are never dropped, ended ones are bounded', () => {
  const id = open({ subClass: 'flood', grade: 'general' })
  const created = room.events.find((event) => event.type === 'obligation.created')
  const ended = Array.from({ length: 600 }, (_, index): HallEvent[] => {
    const body = { ...created!.body, id: `other-${index}` }
    const lapsed = { id: `other-${index}`, reason: '更正' }
    return [
      { ...created!, seq: 1000 + index * 2, body },
      { ...created!, seq: 1001 + index * 2, type: 'obligation.lapsed', body: lapsed },
    ]
  }).flat()
  const realm = realmOf(ended.reduce(reduce, room.state))
  expect(Object.keys(realm.obligations)).toHaveLength(501)
  expect(realm.obligations[`${id}:report-leaders`]?.status).toBe('open')
})

test('the leader is named once the sector becomes known; the clock of the duty runs on', () => {
  const id = open({ subClass: undefined, class: 'accident' })
  say(id, ['dead', 1])
  const before = duty(id, 'leader-on-scene')
  expect(before.holder.postId).toBeUndefined()
  room.now += 10 * MINUTE
  room.do('incident.update', { incidentId: id, changes: { subClass: 'workSafety' }, reason: '已核实' })
  expect(duty(id, 'leader-on-scene')).toEqual({ ...before, holder: expect.objectContaining({ person: '示例乙', sectorId: 'industry' }) })
  const { length } = room.events
  room.do('incident.update', { incidentId: id, changes: { title: '厂'.repeat(400) }, reason: '更名' })
  expect(room.events.slice(length).map((event) => event.type)).toEqual(['incident.updated'])
  expect(canonicalJson(room.events.reduce(reduce, WITH_PEOPLE))).toBe(canonicalJson(room.state))
})

test('a sector the table does not have in force is refused, when opening and when correcting', () => {
  expect(room.send('incident.open', { title: '厂房爆燃', sectorId: 'industrie' })).toMatchObject({ code: 'unknown-entry' })
  const incidentId = open({ sectorId: 'industry' })
  expect(room.send('incident.update', { incidentId, changes: { sectorId: 'industrie' }, reason: 'x' })).toMatchObject({ code: 'unknown-entry' })
})

test('a duty done for an incident that still runs is not owed again, however many others ended since', () => {
  const id = open()
  say(id, ['serious', 1])
  const { id: obligationId } = duty(id, 'report-leaders')
  room.do('obligation.fulfil', { obligationId, who: { name: '值班员' }, at: room.now, way: 'phone' })
  for (let index = 0; index < 130; index++) {
    const other = open()
    say(other, ['serious', 1])
    for (const one of obligationsOf(room.realm, other))
      room.do('obligation.fulfil', { obligationId: one.id, who: { name: '值班员' }, at: room.now, way: 'phone' })
    room.do('incident.close', { incidentId: other, summary: '已办结' })
  }
  say(id, ['serious', 2])
  expect(
    obligationsOf(room.realm, id)
      .filter((one) => one.rule === 'report-leaders')
      .map((one) => one.status),
  ).toEqual(['fulfilled'])
})

test('a road accident of a kind the district added is a road accident', () => {
  const own = { ...DEFAULT_RULES.classes.subClasses.find((row) => row.id === 'roadTraffic')!, id: 'eBike', partOf: 'roadTraffic' }
  room.rules = hallRulesSchema.parse({ classes: { subClasses: [own] }, obligations: { singleRoadDeathCounts: false } })
  const id = open({ subClass: 'eBike' })
  say(id, ['dead', 1])
  expect(rules(id)).toEqual(['casualty-updates-short', 'report-leaders'])
})
