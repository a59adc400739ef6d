// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { WallDesk } from '../../test/fixtures/wallDesk.ts'
import { settle, unreadableEvents } from '../../test/fixtures/settle.ts'
import { openAlarms, realmOf } from '../hall/index.ts'
import type { PlanContext } from './index.ts'

const MINUTE = 60_000
const KEY = 'road-12/depth'
const RAISED = {
  key: KEY,
  kind: 'sensor.limit',
  class: 'attention',
  subject: { kind: 'sensor', id: 'road-12' },
  text: { zh: '积水', en: 'Water' },
  audience: 'console',
}
const alarm = (desk: WallDesk, key = KEY) => realmOf(desk.state).alarms[key]!
const as = (desk: WallDesk, actor: PlanContext['actor']) => (desk.context = { ...desk.context, actor })
const raise = (desk: WallDesk, change: Record<string, unknown> = {}) => {
  const { actor } = desk.context
  as(desk, { principal: 'system', role: 'system' })
  const value = desk.value('alarm.raise', { ...RAISED, ...change })
  as(desk, actor)
  return value
}
const raised = (change: Record<string, unknown> = {}) => {
  const desk = new WallDesk()
  raise(desk, change)
  return desk
}

describe('alarms', () => {
  test('the same key is the same alarm: counted, with its last time and words, and nothing begins anew', () => {
    const desk = raised()
    desk.wait(MINUTE)
    expect(raise(desk, { text: { zh: '积水 18 cm', en: '18 cm' } })).toEqual({ key: KEY, changed: false })
    expect(openAlarms(realmOf(desk.state))).toMatchObject([
      { count: 2, raisedAt: desk.context.now - MINUTE, lastAt: desk.context.now, text: { zh: '积水 18 cm' } },
    ])
  })

  test('a graver one must be acknowledged anew, a milder one changes nothing', () => {
    const desk = raised()
    desk.value('alarm.acknowledge', { key: KEY })
    raise(desk, { class: 'notice' })
    expect(alarm(desk)).toMatchObject({ status: 'acknowledged', class: 'attention', count: 2 })
    raise(desk, { class: 'urgent' })
    expect(alarm(desk)).toMatchObject({ status: 'raised', class: 'urgent', count: 3, escalatedStep: 0 })
    expect(alarm(desk).acknowledged).toBeUndefined()
  })

  test('a feed’s key is its own: it cannot hide an alarm of the hall', () => {
    const desk = raised()
    as(desk, { principal: 'feed:police', role: 'feed' })
    expect(desk.value('alarm.raise', RAISED)).toEqual({ key: `feed:police/${KEY}`, changed: true })
    expect(openAlarms(realmOf(desk.state)).map(({ count }) => count)).toEqual([1, 1])
  })

  test('acknowledging names a person; once is enough; a shelved one is fetched first', () => {
    const desk = raised()
    desk.value('alarm.acknowledge', { key: KEY, by: { name: '甲', title: '值班长' }, note: '已派人' })
    expect(alarm(desk).acknowledged).toEqual({ at: desk.context.now, by: { name: '甲', title: '值班长' } })
    expect(desk.run('alarm.acknowledge', { key: KEY })).toMatchObject({ ok: false, code: 'already-done' })
    desk.value('alarm.shelve', { key: KEY, reason: '检修', until: desk.context.now + MINUTE })
    expect(desk.run('alarm.acknowledge', { key: KEY })).toMatchObject({ ok: false, code: 'wrong-state' })
  })

  test.for([
    [0, 'out-of-order'],
    [1, null],
    [480 * MINUTE, null],
    [480 * MINUTE + 1, 'over-capacity'],
  ] as const)('shelved for %s ms: %s', ([ms, code]) => {
    const desk = raised()
    const plan = desk.run('alarm.shelve', { key: KEY, reason: '检修', until: desk.context.now + ms })
    expect(plan.ok ? null : plan.code).toBe(code)
  })

  test('a shelved alarm returns at its moment by itself, unacknowledged, and climbs from there; fetched twice is refused', () => {
    const desk = raised()
    desk.value('alarm.shelve', { key: KEY, reason: '检修', until: desk.context.now + 60 * MINUTE })
    desk.wait(60 * MINUTE - 1)
    expect(settle(desk)).toEqual([])
    desk.wait(1)
    expect(settle(desk)).toEqual(['alarm.unshelve'])
    expect(alarm(desk)).toMatchObject({ status: 'raised', escalatedStep: 0 })
    expect(desk.run('alarm.unshelve', { key: KEY })).toMatchObject({ ok: false, code: 'wrong-state' })
    desk.wait(10 * MINUTE + 1)
    expect(settle(desk)).toEqual(['alarm.escalate'])
  })

  test('not acknowledged: on the instant nothing, then step by step to who is on duty, each once', () => {
    const desk = new WallDesk()
    desk.value('duty.checkIn', { unit: { id: 'centre' }, person: { name: '甲' }, role: 'shiftChief' })
    raise(desk)
    const done = new Set<string>()
    desk.wait(10 * MINUTE)
    expect(settle(desk, done)).toEqual([])
    desk.wait(1)
    expect(settle(desk, done)).toEqual(['alarm.escalate'])
    expect(alarm(desk)).toMatchObject({ escalatedTo: 'shiftChief', escalatedStep: 1, status: 'raised' })
    expect(desk.events.at(-1)).toMatchObject({ type: 'alarm.escalated', body: { people: [{ name: '甲' }] } })
    desk.wait(60 * MINUTE)
    expect(settle(desk, done)).toEqual(['alarm.escalate'])
    expect(alarm(desk)).toMatchObject({ escalatedTo: 'dutyLeader', escalatedStep: 2 })
    expect(settle(desk, done)).toEqual([])
  })

  test('acknowledged at the instant of the limit it does not climb', () => {
    const desk = raised()
    desk.wait(10 * MINUTE)
    desk.value('alarm.acknowledge', { key: KEY })
    desk.wait(60 * MINUTE)
    expect(settle(desk)).toEqual([])
  })

  test('clearing needs a reason of a person and none of the system; what comes again is open again and climbs again', () => {
    const desk = raised()
    const done = new Set<string>()
    desk.wait(11 * MINUTE)
    settle(desk, done)
    expect(desk.run('alarm.clear', { key: KEY })).toMatchObject({ ok: false, code: 'reason-missing' })
    desk.value('alarm.clear', { key: KEY, reason: '现场核实已退' })
    expect(desk.run('alarm.clear', { key: KEY, reason: '再次' })).toMatchObject({ ok: false, code: 'already-done' })
    raise(desk)
    expect(alarm(desk)).toMatchObject({ status: 'raised', count: 1, escalatedStep: 0 })
    expect(alarm(desk).history.map(({ what }) => what)).toEqual(['raised', 'cleared', 'escalated', 'raised'])
    desk.wait(11 * MINUTE)
    expect(settle(desk, done)).toEqual(['alarm.escalate'])
    expect(unreadableEvents(desk)).toEqual([])
  })

  test('an unknown alarm is refused by its key', () => {
    expect(new WallDesk().run('alarm.acknowledge', { key: '__proto__' })).toMatchObject({
      ok: false,
      code: 'unknown-alarm',
      message: expect.stringContaining('__proto__'),
    })
  })

  test('of cleared alarms the oldest go; open ones never do', () => {
    const desk = new WallDesk()
    as(desk, { principal: 'system', role: 'system' })
    for (let count = 0; count < 700; count += 1) {
      desk.wait(1)
      desk.value('alarm.raise', { ...RAISED, key: `k${count}` })
      if (count % 2 === 0) desk.value('alarm.clear', { key: `k${count}` })
    }
    const { alarms } = realmOf(desk.state)
    expect([Object.keys(alarms).length, openAlarms(realmOf(desk.state)).length]).toEqual([650, 350])
    expect([alarms['k0'], alarms['k1']?.status, alarms['k698']?.status]).toEqual([undefined, 'raised', 'cleared'])
  })
})
