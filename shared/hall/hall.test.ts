// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { canonicalJson } from '../base/index.ts'
import type { HallEvent } from '../domain/index.ts'
import { EMPTY_HALL, activeResponses, activeWarnings, mainIncident, openIncidents, realmOf, reduce, type HallState } from './index.ts'

const AT = 1_790_000_000_000
let seq = 0
function event(type: string, body: Record<string, unknown>, change: Partial<HallEvent> = {}): HallEvent {
  seq += 1
  return { v: 1, seq, at: AT + seq, type, realm: 'real', actor: { principal: 'test', role: 'system' }, commandId: `c${seq}`, cause: null, body, ...change }
}
const fold = (events: readonly HallEvent[], from: HallState = EMPTY_HALL) => events.reduce(reduce, from)

const session = (screens: string[], layoutId = 'overview', forceLayout = false) =>
  event('session.started', { product: '0', runtime: 't', screens, layoutId, forceLayout })
const incident = (id: string, rev: number, change: Record<string, unknown> = {}) =>
  event('incident.recorded', { id, source: 'street', rev, times: {}, incident: { title: `${id} ${rev}`, ...change } })
const warning = (id: string, messageType: string, change: Record<string, unknown> = {}) =>
  event('warning.recorded', {
    id,
    source: 'weather',
    warning: { hazard: '暴雨', colour: 'yellow', headline: id, sender: '台', sentAt: AT, messageType, references: [], status: 'actual', ...change },
  })

test.for([
  ['an unknown type', 'future.thing', { any: 1 }],
  ['a body with a field of a later product', 'layout.previewed', { layoutId: 'map', later: true }],
  ['a name that every object inherits', 'constructor', {}],
] as const)('%s is counted and changes nothing else', ([, type, body]) => {
  const before = fold([session(['s1'])])
  const strange = event(type, body)
  const after = reduce(before, strange)
  expect(after).toEqual({ ...before, seq: strange.seq, at: strange.at })
})

test('a new session keeps what screens showed, adds new ones, forgets absent ones, and leaves replay', () => {
  const first = fold([
    session(['s1', 's2']),
    event('layout.taken', { layoutId: 'map', screens: ['s1'], commitAt: AT }),
    event('timeline.set', { screens: ['s1'], timeline: { v: 1, mode: 'replay', at: AT, since: AT, rate: 1 } }),
  ])
  const second = fold([session(['s1', 's3'], 'emergency')], first)
  expect(second.wall.screens).toEqual({
    s1: { layoutId: 'map', previousLayoutIds: ['overview'], timeline: { v: 1, mode: 'live' } },
    s3: { layoutId: 'emergency', previousLayoutIds: [], timeline: { v: 1, mode: 'live' } },
  })
  expect(fold([session(['s1'], 'overview', true)], second).wall.screens['s1']?.layoutId).toBe('overview')
})

test('a layout that is gone at a new session is not shown, and is nothing to go back to', () => {
  const taken = (layoutId: string) => event('layout.taken', { layoutId, screens: ['s1'], commitAt: AT })
  const before = fold([session(['s1', 's2']), taken('own'), taken('map'), taken('own')])
  const after = fold([event('session.started', { ...session(['s1', 's2']).body, layoutIds: ['overview', 'map'] })], before)
  expect(after.wall.screens['s1']).toMatchObject({ layoutId: 'overview', previousLayoutIds: ['map', 'overview'] })
  expect(after.wall.screens['s2']).toEqual(before.wall.screens['s2'])
})

test('warnings that expired unended are bounded like ended ones; one in force stays', () => {
  const events = [warning('kept', 'alert', { expiresAt: AT + 10_000_000 }), warning('open', 'alert')]
  for (let index = 0; index < 300; index += 1) events.push(warning(`w${index}`, 'alert', { expiresAt: AT - 1 }))
  const { warnings } = realmOf(fold(events))
  expect(Object.keys(warnings)).toHaveLength(102)
  expect(Object.keys(warnings)).toEqual(expect.arrayContaining(['weather/kept', 'weather/open', 'weather/w299']))
})

test('incidents: the higher revision stays, the first report time stays, order is worst first', () => {
  const first = incident('a', 1, { grade: 'general' })
  const realm = realmOf(
    fold([
      first,
      incident('a', 3, { grade: 'major' }),
      incident('a', 2),
      incident('b', 0, { grade: 'larger' }),
      incident('c', 0, { grade: 'extreme', status: 'resolved' }),
    ]),
  )
  expect(realm.incidents['a']).toMatchObject({ rev: 3, grade: 'major', reportedAt: first.at })
  expect(openIncidents(realm).map((one) => one.id)).toEqual(['a', 'b'])
  expect(mainIncident(realm)?.id).toBe('a')
  expect(mainIncident({ ...realm, mainIncidentId: 'b' })?.id).toBe('b')
  expect(mainIncident({ ...realm, mainIncidentId: 'constructor' })?.id).toBe('a')
})

test('warnings: an update ends what it names, a cancel ends it too and is no warning itself, exercises stay apart', () => {
  const realm = realmOf(
    fold([
      warning('w1', 'alert'),
      warning('w2', 'update', { references: ['w1'], colour: 'orange' }),
      warning('w3', 'alert', { colour: 'red', expiresAt: AT + 5000 }),
      warning('w4', 'alert', { status: 'exercise' }),
      warning('w5', 'alert'),
      warning('w6', 'cancel', { references: ['w5', 'constructor', '__proto__'] }),
    ]),
  )
  expect(activeWarnings(realm, AT).map((one) => one.id)).toEqual(['w3', 'w2'])
  expect(activeWarnings(realm, AT + 5000).map((one) => one.id)).toEqual(['w2'])
  expect(realm.warnings['weather/w1']).toMatchObject({ endedBy: 'w2' })
  expect(Object.keys(realm.warnings).sort()).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6'].map((id) => 'weather/' + id))
})

test.for(['first to last', 'last to first'])('a chain that arrives %s leaves nothing in force, each ended by the next', (order) => {
  const chain = [
    warning('a', 'alert'),
    warning('b', 'update', { references: ['a'], sentAt: AT + 1 }),
    warning('c', 'cancel', { references: ['a', 'b'], sentAt: AT + 2 }),
  ]
  const realm = realmOf(fold(order === 'first to last' ? chain : chain.reverse()))
  expect(activeWarnings(realm, AT)).toEqual([])
  expect(realm.warnings['weather/a']).toMatchObject({ endedBy: 'b' })
  expect(realm.warnings['weather/b']).toMatchObject({ endedBy: 'c' })
})

test('authorities with the same identifier stay apart, whatever the order', () => {
  const other = (one: HallEvent): HallEvent => ({ ...one, body: { ...one.body, source: 'flood' } })
  const cancel = warning('b', 'cancel', { references: ['a'] })
  const events = [other(warning('a', 'alert')), cancel, warning('a', 'alert')]
  for (const given of [events, [...events].reverse()]) {
    expect(activeWarnings(realmOf(fold(given)), AT).map((one) => [one.source, one.id])).toEqual([['flood', 'a']])
  }
})

test('an id such as __proto__ is an id like any other', () => {
  const state = fold([incident('__proto__', 0), warning('__proto__', 'alert'), incident('__proto__', 1)])
  expect(Object.keys(realmOf(state).incidents)).toEqual(['__proto__'])
  expect(JSON.parse(canonicalJson(state))).toEqual(JSON.parse(JSON.stringify(state)))
  expect(openIncidents(realmOf(state))[0]?.rev).toBe(1)
})

test('responses in force come by level, ended ones stay known; realms never mix', () => {
  const approval = { approver: '甲', way: 'oral', at: AT, clause: '1', recordedBy: 'console' }
  const raised = (id: string, level: number, realm = 'real') =>
    event('response.raised', { id, headquarters: 'natural', level, plan: '预案', approval }, { realm })
  const state = fold([raised('a', 3), raised('b', 1), raised('c', 2), event('response.ended', { id: 'c', summary: '完' }), raised('d', 1, 'drill-1')])
  expect(activeResponses(realmOf(state)).map((one) => one.id)).toEqual(['b', 'a'])
  expect(realmOf(state).responses['c']).toMatchObject({ summary: '完' })
  expect(Object.keys(realmOf(state, 'drill-1').responses)).toEqual(['d'])
})

test('the state of a wall that runs for years stays of constant size, and open incidents are never dropped', () => {
  const events: HallEvent[] = [session(['s1']), incident('open', 0)]
  for (let index = 0; index < 1200; index += 1)
    events.push(
      incident(`i${index}`, 0, { status: 'resolved' }),
      event('notice.raised', { code: 'x', detail: '' }),
      event('layout.taken', { layoutId: `l${index}`, screens: ['s1'], commitAt: AT }),
      event('report.received', { id: `r${index}`, source: 'police', kind: 'call', summary: '积水' }),
    )
  const state = fold(events)
  const realm = realmOf(state)
  expect([Object.keys(realm.incidents).length, state.notices.length, state.wall.screens['s1']?.previousLayoutIds.length]).toEqual([201, 50, 20])
  // Looked through every 64 reports only; what had to go is counted.
  expect(realm.reports.length).toBeGreaterThanOrEqual(1000)
  expect(realm.reports.length).toBeLessThan(1064)
  expect(realm.reports.length + realm.reportsDropped).toBe(1200)
  expect(realm.incidents['open']).toBeDefined()
  expect(realm.incidents['i1199']).toBeDefined()
})
