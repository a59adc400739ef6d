// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest'
import { DESK_START, DeskRoom } from '../../test/fixtures/deskRoom.ts'
import { canonicalJson } from '../base/index.ts'
import { casualtyTotals, earliestLearned, EMPTY_HALL, gradeDifference, NO_ORGANISATION, realmOf, reduce, type HallIncident } from '../hall/index.ts'
import { assignmentProposal } from './index.ts'

let room: DeskRoom
beforeEach(() => {
  room = new DeskRoom()
})
const the = (id: string): HallIncident => room.realm.incidents[id]!
const open = (change: Record<string, unknown> = {}): string =>
  room.do('incident.open', { title: '厂房起火', subClass: 'workSafety', ...change })['id'] as string
const feed = (rev: number, change: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  room.do('incident.record', { id: 'f1', source: 'street', rev, times: {}, incident: { title: `第${rev}版`, ...change }, ...more }, { role: 'feed' })

test('an opened incident has a number of its year, its class from the sub-class, and runs on in the next one', () => {
  const first = open()
  expect(the(first)).toMatchObject({ number: '松应急〔2026〕0001', class: 'accident', status: 'reported', source: 'desk' })
  expect(the(first).desk).toMatchObject({ subClass: 'workSafety', subClassName: '工矿商贸等生产安全事故', headquarters: 'accident' })
  expect(the(open()).number).toBe('松应急〔2026〕0002')
  room.now = Date.UTC(2026, 11, 31, 16, 0, 0)
  expect(the(open()).number).toBe('松应急〔2027〕0001')
  room.state = { ...room.state, drills: { 'drill-1': {} as never } }
  const drill = room.do('incident.open', { title: '演练' }, { realm: 'drill-1' })
  expect(drill['number']).toBe('（演练）松应急〔2027〕0001')
})

test('opened from reports: place and earliest moment come from them, and they are merged', () => {
  for (const [id, at] of [
    ['c2', DESK_START - 60_000],
    ['c1', DESK_START - 120_000],
  ] as const)
    room.do('report.receive', { id, source: 'police', kind: 'call', service: '110', summary: '起火', address: '沪松公路1号', reportedAt: at }, { role: 'feed' })
  const id = open({ reports: [{ reportId: 'c2' }, { reportId: 'c1', source: 'police' }] })
  expect(the(id)).toMatchObject({ address: '沪松公路1号', learnedAt: DESK_START - 120_000, desk: { opened: { from: 'reports' } } })
  expect(the(id).desk?.reports.map((one) => one.id)).toEqual(['c2', 'c1'])
  expect(earliestLearned(the(id)).at).toBe(DESK_START - 120_000)
  expect(room.send('incident.open', { title: 'x', reports: [{ reportId: 'c1' }] })).toMatchObject({ code: 'wrong-state' })
})

test.each([
  [{ subClass: 'nothing' }, 'bad-input'],
  [{ subClass: 'flood', class: 'accident' }, 'bad-input'],
  [{ occurredAt: DESK_START + 1 }, 'in-the-future'],
  [{ occurredAt: DESK_START, learnedAt: DESK_START - 1 }, 'out-of-order'],
  [{ reports: [{ reportId: 'none' }] }, 'unknown-report'],
])('opening with %j is refused: %s', (change, code) => {
  expect(room.send('incident.open', { title: '厂房起火', ...change })).toMatchObject({ ok: false, code })
})

test("a feed's next revision does not overwrite what the desk decided, and what it said is kept", () => {
  feed(1, { grade: 'general', status: 'handling', town: '九亭镇' })
  room.do('incident.update', { incidentId: 'f1', changes: { title: '九亭厂房起火', subClass: 'fire' }, reason: '核实' })
  room.do('incident.grade', { incidentId: 'f1', grade: 'larger', reason: '火势蔓延' })
  feed(2, { grade: 'daily', status: 'handling', town: '泗泾镇', class: 'natural' })
  expect(the('f1')).toMatchObject({ title: '九亭厂房起火', grade: 'larger', class: 'accident', town: '泗泾镇', rev: 2 })
  expect(the('f1').desk?.said).toMatchObject({ title: '第2版', grade: 'daily', class: 'natural' })
  expect(the('f1').desk?.history.map(({ what, before }) => [what, before])).toContainEqual(['title', '第1版'])
  feed(3, { status: 'resolved' })
  expect(the('f1').status).toBe('resolved')
  room.do('incident.reopen', { incidentId: 'f1', reason: '复燃' })
  feed(4, { status: 'resolved' })
  expect(the('f1').status).toBe('handling')
})

test('no feed speaks for an incident of the desk', () => {
  const id = open()
  expect(room.do('incident.record', { id, source: 'street', rev: 9, times: {}, incident: { title: '别的' } }, { role: 'feed' })).toMatchObject({
    changed: false,
  })
  expect(the(id).title).toBe('厂房起火')
})

test('the suggestion follows ledger and damage; another grade needs a reason; a social incident is graded by its own plan', () => {
  const id = open()
  room.do('casualty.record', { incidentId: id, source: '120', category: 'dead', count: 3, verification: 'verified' })
  expect(gradeDifference(the(id))).toEqual({ grade: null, suggested: 'larger', byOwnPlan: false, differs: true })
  expect(room.send('incident.grade', { incidentId: id, grade: 'general' })).toMatchObject({ code: 'reason-missing' })
  room.do('incident.grade', { incidentId: id, grade: 'larger' })
  room.do('incident.damage', { incidentId: id, damage: { lossYuan: 50_000_000 } })
  expect(gradeDifference(the(id))).toEqual({ grade: 'larger', suggested: 'major', byOwnPlan: false, differs: true })
  expect(the(id).desk?.suggestion?.reasons).toEqual([{ row: 'accident-loss-major', fact: 'lossYuan', value: 50_000_000, limit: 50_000_000 }])
  room.now += 1
  room.do('casualty.record', { incidentId: id, source: '120', category: 'dead', count: 1, verification: 'corrected', note: '误计' })
  room.do('incident.damage', { incidentId: id, damage: { lossYuan: 0 } })
  expect(gradeDifference(the(id)).suggested).toBe('general')
  const social = open({ subClass: 'massGathering' })
  room.do('incident.damage', { incidentId: social, damage: { participants: 5000 } })
  expect(gradeDifference(the(social))).toMatchObject({ suggested: null, byOwnPlan: true })
  expect(room.send('incident.grade', { incidentId: social, grade: 'major' })).toMatchObject({ code: 'reason-missing' })
  expect(room.do('incident.grade', { incidentId: social, grade: null })).toMatchObject({ changed: true })
})

test.each([
  [{ town: '九亭镇' }, { unitId: 'town-310117107', basis: 'townName' }],
  [{ town: '九亭' }, { unitId: 'town-310117107', basis: 'townName' }],
  [{ address: '松江区泗泾镇鼓浪路1号' }, { unitId: 'town-310117102', basis: 'townName' }],
  [
    { address: '中山中路1号', position: { lon: 121.228, lat: 31.012 } },
    { unitId: 'town-310117001', basis: 'nearestCentre' },
  ],
  [{ position: { lon: 122, lat: 31 } }, null],
  [{}, null],
])('who fights at %j is proposed as %j', (place, wanted) => {
  const id = open(place)
  const { coordinator, lead, fighter } = assignmentProposal(room.state, the(id), room)
  expect([coordinator.unitId, lead?.unitId]).toEqual(['committee', 'emergency'])
  if (wanted) expect(fighter).toMatchObject(wanted)
  else expect(fighter).toBeNull()
})

test('an assignment takes the proposal, a person may name others, a change needs a reason', () => {
  const id = open({ town: '九亭镇' })
  room.do('incident.assign', { incidentId: id, lead: { name: '区消防救援支队' } })
  expect(the(id)).toMatchObject({ status: 'handling', responsible: '区消防救援支队' })
  expect(the(id).desk?.assignment).toMatchObject({ coordinator: { unitId: 'committee' }, lead: { basis: 'person' }, fighter: { unitId: 'town-310117107' } })
  expect(room.send('incident.assign', { incidentId: id, lead: { id: 'emergency' } })).toMatchObject({ code: 'reason-missing' })
  room.state = { ...room.state, organisation: { ...NO_ORGANISATION, units: { centre: { id: 'centre', name: '区城运中心', kind: 'centre' } } } }
  expect(room.send('incident.assign', { incidentId: id, lead: { id: 'emergency' }, reason: '调整' })).toMatchObject({ code: 'unknown-unit' })
})

test('closing is refused while people are trapped or orders are open, unless a reason is given; then it is closed once', () => {
  const id = open()
  room.do('firstResponse.record', { incidentId: id, who: '微型消防站', arrivedAt: DESK_START, measures: '疏散' })
  expect(the(id)).toMatchObject({ status: 'arrived', desk: { firstResponses: [{ who: '微型消防站' }] } })
  room.do('casualty.record', { incidentId: id, source: '119', category: 'trapped', count: 2 })
  expect(room.send('incident.close', { incidentId: id, summary: '结束' })).toMatchObject({ code: 'wrong-state' })
  room.now += 1
  room.do('casualty.record', { incidentId: id, source: '119', category: 'trapped', count: 0 })
  room.do('order.issue', { incidentId: id, title: '清理现场', unit: { name: '街道' } })
  const refused = room.send('incident.close', { incidentId: id, summary: '结束' })
  expect(refused).toMatchObject({ code: 'wrong-state', messageZh: expect.stringContaining('派单') })
  room.do('incident.close', { incidentId: id, summary: '结束', reason: '清理由街道日常完成' })
  expect(the(id)).toMatchObject({ status: 'resolved', desk: { closed: { reason: '清理由街道日常完成' } } })
  expect(room.send('incident.close', { incidentId: id, summary: '结束' })).toMatchObject({ code: 'already-done' })
  expect(room.send('incident.assign', { incidentId: id })).toMatchObject({ code: 'wrong-state' })
  room.do('incident.reopen', { incidentId: id, reason: '复燃' })
  expect(the(id).desk?.closed).toBeUndefined()
  expect(room.send('incident.reopen', { incidentId: id, reason: '复燃' })).toMatchObject({ code: 'wrong-state' })
})

test('the ledger keeps every word, refuses the future and a correction without reason, and is the same after a replay', () => {
  const id = open({ occurredAt: DESK_START - 1000 })
  const say = (change: object) => room.send('casualty.record', { incidentId: id, source: '120', category: 'dead', count: 1, at: DESK_START, ...change })
  expect(say({ at: DESK_START + 1 })).toMatchObject({ code: 'in-the-future' })
  expect(say({ at: DESK_START - 1001 })).toMatchObject({ code: 'out-of-order' })
  expect(say({ verification: 'corrected' })).toMatchObject({ code: 'reason-missing' })
  expect(say({})).toMatchObject({ value: { changed: true } })
  expect(say({})).toMatchObject({ value: { changed: false } })
  say({ source: '119', count: 2 })
  expect(casualtyTotals(room.realm.casualties[id] ?? []).dead).toMatchObject({ count: 2, conflicts: [{ source: '120', count: 1 }] })
  const replayed = JSON.parse(JSON.stringify(room.events)).reduce(reduce, EMPTY_HALL)
  expect(canonicalJson(realmOf(replayed))).toBe(canonicalJson(room.realm))
})
