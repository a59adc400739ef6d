// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest'
import { DESK_START, DeskRoom } from '../../test/fixtures/deskRoom.ts'
import { canonicalJson } from '../base/index.ts'
import { closedInTime, deadlinesOf, EMPTY_HALL, realmOf, reduce } from '../hall/index.ts'

const HOUR = 3_600_000
let room: DeskRoom
beforeEach(() => {
  room = new DeskRoom()
})
const open = (change: Record<string, unknown> = {}): string => room.do('incident.open', { title: '路面塌陷', ...change })['id'] as string
const levelOf = (id: string) => room.realm.levels[`incident/${id}`]
const record = (id: string, change: Record<string, unknown> = {}) =>
  room.do('gridCase.record', { id, source: 'grid', title: '井盖松动', ...change }, { role: 'feed' })

test('an incident starts with its village, climbs when its time ran out, not on the very instant, and only once', () => {
  const id = open()
  expect(levelOf(id)).toMatchObject({ level: 'community', since: DESK_START, dueAt: DESK_START + 4 * HOUR })
  expect(deadlinesOf(room.realm)).toContainEqual(expect.objectContaining({ kind: 'level.community', dueAt: DESK_START + 4 * HOUR }))
  room.now = DESK_START + 4 * HOUR
  expect(room.tick('level')).toEqual([])
  room.now += 1
  expect(room.tick('level')).toEqual(['incident.escalate'])
  expect(room.tick('level')).toEqual([])
  expect(room.events.at(-1)).toMatchObject({ type: 'incident.escalated', actor: { role: 'system' }, body: { cause: 'time', basis: { confidence: 'C' } } })
  expect(levelOf(id)).toMatchObject({ level: 'town', since: room.now, dueAt: room.now + 24 * HOUR })
  room.now += 24 * HOUR + 1
  room.tick('level')
  expect(levelOf(id)?.level).toBe('district')
  room.now += 72 * HOUR + 1
  expect(room.tick('level')).toEqual(['alarm.raise'])
  expect(room.tick('level')).not.toContain('alarm.raise')
})

test.each([
  ['daily', 'community'],
  ['general', 'district'],
  ['larger', 'district'],
  ['extreme', 'district'],
] as const)('grade %s belongs to %s at once (C)', (grade, level) => {
  expect(levelOf(open({ grade }))?.level).toBe(level)
  const id = open()
  room.do('incident.grade', { incidentId: id, grade, reason: '研判' })
  expect(levelOf(id)?.level).toBe(level)
})

test('a feed’s incident has a level too, climbs with its grade, and is closed with it', () => {
  const feed = (rev: number, incident: Record<string, unknown>) =>
    room.do('incident.record', { id: 'f', source: 'street', rev, times: {}, incident: { title: '积水', ...incident } }, { role: 'feed' })
  feed(1, {})
  expect(levelOf('f')?.level).toBe('community')
  feed(2, { grade: 'general' })
  expect(levelOf('f')).toMatchObject({ level: 'district', history: [{ cause: 'grade' }] })
  room.now += 1000
  feed(3, { grade: 'general', status: 'resolved' })
  expect(levelOf('f')?.closedAt).toBe(room.now)
  expect(closedInTime(room.realm, room.now).district).toMatchObject({ inTime: 1, late: 0, share: 1 })
  expect(closedInTime(room.realm, room.now).community).toMatchObject({ share: null })
})

test('a person escalates and hands back with a reason, never below what the grade demands', () => {
  const id = open()
  expect(room.send('incident.escalate', { incidentId: id })).toMatchObject({ code: 'reason-missing' })
  room.do('incident.escalate', { incidentId: id, to: 'district', reason: '影响干道' })
  expect(room.send('incident.escalate', { incidentId: id, reason: '再升' })).toMatchObject({ code: 'wrong-state' })
  expect(room.send('incident.handBack', { incidentId: id })).toMatchObject({ code: 'reason-missing' })
  room.do('incident.handBack', { incidentId: id, to: 'town', reason: '街镇可处置' })
  expect(levelOf(id)).toMatchObject({ level: 'town', history: [{ cause: 'handedBack' }, { cause: 'person' }] })
  room.do('incident.grade', { incidentId: id, grade: 'general', reason: '研判' })
  expect(room.send('incident.handBack', { incidentId: id, to: 'town', reason: '街镇可处置' })).toMatchObject({ code: 'wrong-state' })
  expect(room.do('incident.escalate', { incidentId: id }, { role: 'system' })).toMatchObject({ changed: false })
})

test('the share closed in time leaves out what is not yet due, counts the very instant as in time, and what timed out as late', () => {
  for (const id of ['inTime', 'late', 'running', 'left']) record(id)
  room.do('gridCase.escalate', { id: 'left', source: 'grid', reason: '需街镇' })
  expect(closedInTime(room.realm, room.now).community).toEqual({ inTime: 0, late: 0, left: 1, overdue: 0, notYetDue: 3, share: 0 })
  room.now = DESK_START + 4 * HOUR
  room.do('gridCase.close', { id: 'inTime', source: 'grid', result: '已修' })
  expect(closedInTime(room.realm, room.now).community).toEqual({ inTime: 1, late: 0, left: 1, overdue: 0, notYetDue: 2, share: 0.5 })
  room.now += 1
  room.do('gridCase.close', { id: 'late', source: 'grid', result: '已修' })
  expect(closedInTime(room.realm, room.now).community).toEqual({ inTime: 1, late: 1, left: 1, overdue: 1, notYetDue: 0, share: 0.25 })
  expect(room.tick('level')).toEqual(['gridCase.escalate'])
  expect(closedInTime(room.realm, room.now).community).toEqual({ inTime: 1, late: 2, left: 1, overdue: 0, notYetDue: 0, share: 0.25 })
  expect(closedInTime(room.realm, room.now, { from: '2026-09-20', to: '2026-09-21' }).community.inTime).toBe(0)
  expect(closedInTime(room.realm, room.now, { from: '2026-09-21', to: '2026-09-22' }).community.inTime).toBe(1)
  expect(closedInTime(room.realm, room.now).town.notYetDue).toBe(2)
  expect(room.send('gridCase.close', { id: 'late', source: 'grid', result: '再办' })).toMatchObject({ code: 'already-done' })
})

test('counts outlive the matters they count; a reopened incident is taken out of the count', () => {
  for (let index = 0; index < 700; index += 1) {
    record(`n${index}`)
    room.do('gridCase.close', { id: `n${index}`, source: 'grid', result: '已修' })
  }
  expect(Object.keys(room.realm.gridCases)).toHaveLength(500)
  expect(Object.keys(room.realm.levels)).toHaveLength(500)
  expect(closedInTime(room.realm, room.now).community.inTime).toBe(700)
  const id = open()
  room.do('incident.close', { incidentId: id, summary: '完' })
  expect(closedInTime(room.realm, room.now).community.inTime).toBe(701)
  room.do('incident.reopen', { incidentId: id, reason: '复发' })
  expect(closedInTime(room.realm, room.now).community).toMatchObject({ inTime: 700, notYetDue: 1 })
})

test('a grid case that a 12345 report tells of too is matched by a person, the report put aside, and that taken back', () => {
  const place = { address: '新松江路925弄', position: { lon: 121.222, lat: 31.034 } }
  record('k', place)
  room.do('report.receive', { id: 'h', source: 'hotline', kind: 'report', summary: '井盖松动', ...place }, { role: 'feed' })
  room.do('gridCase.match', { id: 'k', source: 'grid', report: { reportId: 'h' }, reason: '同一井盖' })
  expect([room.realm.gridCases['grid/k']?.duplicateOf?.id, room.realm.reports[0]?.dismissed?.duplicateOf]).toEqual(['h', 'grid/k'])
  room.do('gridCase.unmatch', { id: 'k', source: 'grid', reason: '地点不同' })
  expect([room.realm.gridCases['grid/k']?.duplicateOf, room.realm.reports[0]?.dismissed]).toEqual([undefined, undefined])
})

test('limits are in the events: a changed rule moves no limit that runs, and a replay gives the same state', () => {
  const id = open()
  const { escalation } = room.rules
  room.rules = { ...room.rules, escalation: { ...escalation, levels: escalation.levels.map((row) => ({ ...row, limitMinutes: 1 })) } }
  expect(levelOf(id)?.dueAt).toBe(DESK_START + 4 * HOUR)
  expect(levelOf(open())?.dueAt).toBe(DESK_START + 60_000)
  expect(canonicalJson(realmOf(room.events.reduce(reduce, EMPTY_HALL)))).toBe(canonicalJson(room.realm))
})

test('an incident whose feed takes its end back runs at a level again, and its closing is taken out of the count', () => {
  const say = (rev: number, status: string) =>
    room.do('incident.record', { id: 'f1', source: 'street', rev, times: {}, incident: { title: '路面塌陷', status } }, { role: 'feed' })
  const level = () => room.realm.levels['incident/f1']
  say(1, 'handling')
  room.now += HOUR
  say(2, 'resolved')
  expect([level()?.closedAt, closedInTime(room.realm, room.now).community.inTime]).toEqual([room.now, 1])
  room.now += HOUR
  say(3, 'handling')
  expect(level()).toMatchObject({ level: 'community', since: room.now, dueAt: room.now + 4 * HOUR })
  expect(level()?.closedAt).toBeUndefined()
  expect(closedInTime(room.realm, room.now).community).toMatchObject({ inTime: 0, notYetDue: 1 })
  room.now += 4 * HOUR + 1
  expect(room.tick('level')).toEqual(['incident.escalate'])
  expect(canonicalJson(room.events.reduce(reduce, EMPTY_HALL))).toBe(canonicalJson(room.state))
})
