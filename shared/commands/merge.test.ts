// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { DESK_START, DeskRoom } from '../../test/fixtures/deskRoom.ts'
import { findReport, reportKey } from '../hall/index.ts'
import { mergeCandidates } from '../rules/mergeReports/candidates.ts'

const HERE = { lon: 121.32, lat: 31.12 }
let room: DeskRoom
beforeEach(() => {
  room = new DeskRoom()
})
function hear(id: string, change: Record<string, unknown> = {}): void {
  const said = {
    id,
    source: 'police',
    kind: 'call',
    service: '110',
    summary: '厂房冒烟起火',
    address: '沪松公路1558号',
    position: HERE,
    reportedAt: DESK_START,
  }
  room.do('report.receive', { ...said, ...change }, { role: 'feed' })
}
const candidates = (id: string, source = 'police') => mergeCandidates(room.realm, room.rules, { id, source })
const named = (id: string, source?: string) => candidates(id, source).map(({ target }) => `${target.kind}:${reportKey(target)}`)

test('what 110, 119, 120, 12345 and a street tell of one fire is proposed as one, with reasons; another matter is not', () => {
  const incidentId = room.do('incident.open', { title: '厂房起火', subClass: 'fire', address: '沪松公路1558号', position: HERE, occurredAt: DESK_START })['id']
  hear('a')
  hear('b', { source: 'fire', service: '119', summary: '沪松公路1558号着火', reportedAt: DESK_START - 60_000 })
  hear('c', { source: 'hotline', kind: 'report', service: undefined, summary: '闻到焦味，厂房冒烟', position: undefined })
  hear('d', { source: 'medical', service: '120', summary: '老人摔倒', address: '谷阳北路9号', position: { lon: 121.2, lat: 31.0 } })
  expect(named('a')).toEqual([`incident:desk/${incidentId}`, 'report:fire/b', 'report:hotline/c'].sort((x, y) => named('a').indexOf(x) - named('a').indexOf(y)))
  expect(named('a')).toHaveLength(3)
  expect(candidates('a')[0]?.reasons.map((one) => one.criterion)).toEqual(expect.arrayContaining(['distance', 'time', 'text', 'houseNumber']))
  expect(named('d', 'medical')).toEqual([])
  expect(findReport(room.realm.reports, { id: 'a', source: 'police' })?.suggested).toEqual([expect.objectContaining({ incidentId })])
})

test('merging is a decision: once, into one incident, taken back by split; dismissing likewise', () => {
  const [one, other] = [0, 1].map(() => room.do('incident.open', { title: '厂房起火' })['id'] as string)
  hear('a')
  room.do('report.merge', { reportId: 'a', incidentId: one })
  expect(room.do('report.merge', { reportId: 'a', incidentId: one })).toMatchObject({ changed: false })
  expect(room.send('report.merge', { reportId: 'a', incidentId: other })).toMatchObject({ code: 'wrong-state' })
  expect(room.send('report.dismiss', { reportId: 'a', reason: '误报' })).toMatchObject({ code: 'wrong-state' })
  expect(room.realm.incidents[one!]?.desk?.reports).toMatchObject([{ id: 'a', source: 'police', mergedBy: 'operator' }])
  room.do('report.split', { reportId: 'a', reason: '非同一事件' })
  expect(room.realm.incidents[one!]?.desk?.reports).toEqual([])
  expect(room.send('report.split', { reportId: 'a', reason: '非同一事件' })).toMatchObject({ code: 'wrong-state' })
  room.do('report.dismiss', { reportId: 'a', reason: '误报' })
  expect(room.send('report.merge', { reportId: 'a', incidentId: other })).toMatchObject({ code: 'wrong-state' })
  room.do('report.restore', { reportId: 'a', reason: '重新核实' })
  room.do('report.merge', { reportId: 'a', incidentId: other })
  expect(room.realm.incidents[other!]?.desk?.reports).toHaveLength(1)
})

test('an id that two sources use must be named with its source', () => {
  const incidentId = room.do('incident.open', { title: '厂房起火' })['id']
  hear('a')
  hear('a', { source: 'fire' })
  expect(room.send('report.merge', { reportId: 'a', incidentId })).toMatchObject({ code: 'bad-input' })
  expect(room.do('report.merge', { reportId: 'a', source: 'fire', incidentId })).toMatchObject({ source: 'fire', changed: true })
})

test('reports stay bounded, but what belongs to an open incident is never lost, and what was dropped is counted', () => {
  const incidentId = room.do('incident.open', { title: '厂房起火', address: '沪松公路1558号', position: HERE, occurredAt: DESK_START })['id']
  hear('likely')
  hear('merged')
  room.do('report.merge', { reportId: 'merged', incidentId })
  const far = { summary: '咨询', address: '别处', position: { lon: 120, lat: 30 } }
  for (let index = 0; index < 1500; index += 1) hear(`n${index}`, far)
  const kept = room.realm.reports.map((one) => one.id)
  expect(kept).toEqual(expect.arrayContaining(['likely', 'merged', 'n1499']))
  // Looked through every 64 reports only, so a few more than the thousand may stand.
  expect(kept.length).toBeGreaterThanOrEqual(1002)
  expect(kept.length).toBeLessThan(1002 + 64)
  expect(kept.length + room.realm.reportsDropped).toBe(1502)
  room.do('incident.close', { incidentId, summary: '结束' })
  for (let index = 0; index < 128; index += 1) hear(`last${index}`, far)
  expect(room.realm.reports.map((one) => one.id)).not.toContain('likely')
})

test('whatever is merged, split, dismissed and restored, a report stands in one incident at most', () => {
  const step = fc.record({ name: fc.constantFrom('merge', 'split', 'dismiss', 'restore'), reportId: fc.constantFrom('a', 'b', 'c'), to: fc.nat(1) })
  const incidents = [0, 1].map(() => room.do('incident.open', { title: '起火' })['id'] as string)
  for (const id of ['a', 'b', 'c']) hear(id)
  const { state } = room
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      room = new DeskRoom(state)
      for (const { name, reportId, to } of steps)
        room.send(`report.${name}` as 'report.merge', name === 'merge' ? { reportId, incidentId: incidents[to] } : { reportId, reason: '理由' })
      for (const report of room.realm.reports) {
        const places = incidents.filter((id) => room.realm.incidents[id]?.desk?.reports.some((one) => one.id === report.id))
        expect(places).toEqual(report.merged ? [report.merged.incidentId] : [])
        expect(report.merged && report.dismissed).toBeUndefined()
      }
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

test('an incident that is told of for hours is still proposed for the next report, and no longer once nobody told of it for long', () => {
  const call = (id: string) =>
    room.do('report.receive', { id, source: 'police', kind: 'call', service: '110', summary: '路面积水', address: '人民北路100号' }, { role: 'feed' })
  call('c0')
  const incidentId = room.do('incident.open', { title: '人民北路积水', reports: [{ reportId: 'c0' }] })['id'] as string
  const proposed = () => room.realm.reports[0]!.suggested?.map((one) => one.incidentId)
  for (const id of ['c1', 'c2', 'c3']) {
    room.now += 2 * 3_600_000 - 1
    call(id)
    expect(proposed()).toEqual([incidentId])
    room.do('report.merge', { reportId: id, incidentId })
  }
  room.now += 3 * 3_600_000
  call('c4')
  expect(proposed()).toBeUndefined()
})
