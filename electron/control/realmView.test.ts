// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { beginnings } from '../../test/properties/run.ts'
import { EMPTY_REALM, activeResponses, openAlarms, openOrders, realmOf } from '../../shared/hall/index.ts'
import { realmView } from './realmView.ts'

const { state, now } = beginnings().at(-1)!
const realm = realmOf(state)
const view = realmView(realm, now) as Record<string, { state?: string; dueAt?: number; doneAt?: number }[]> & { orders: { open: unknown[] } }

test('a busy realm is told with its limits judged at the moment, what runs before what is over', () => {
  expect(activeResponses(realm).length).toBeGreaterThan(0)
  expect([view['mode'], view['responses']?.length, view['alarms']?.length, view.orders.open.length]).toEqual([
    'emergency',
    activeResponses(realm).length,
    openAlarms(realm).length,
    openOrders(realm).length,
  ])
  const deadlines = view['deadlines'] ?? []
  expect(deadlines.length).toBeGreaterThan(10)
  for (const one of deadlines) {
    const isOver = one.doneAt !== undefined
    expect(isOver ? ['met', 'missed'] : ['running', 'near', 'overdue']).toContain(one.state)
    if (!isOver) expect(one.state === 'overdue').toBe(now > one.dueAt!)
  }
  const over = deadlines.map((one) => one.doneAt !== undefined)
  expect(over).toEqual([...over].sort())
})

test('of suspicions only a number is told, of tokens nothing, and an empty realm has the same fields', () => {
  expect(view['suspicions']).toEqual({ pending: Object.values(realm.suspicions).filter((one) => one.status === 'pending').length })
  expect(JSON.stringify(view)).not.toContain('tokenHash')
  const empty = realmView(EMPTY_REALM, now)
  expect(Object.keys(empty)).toEqual(Object.keys(view))
  expect(empty).toMatchObject({ mode: 'normal', responses: [], deadlines: [], alarms: [], instructions: { total: 0 }, duty: { shiftChief: null } })
})

test('whoever does not answer for the hall sees what the wall shows: no alarm, limit or sheet of what the console alone is told', () => {
  const hidden = openAlarms(realm).filter((alarm) => alarm.audience === 'console')
  expect(hidden.length).toBeGreaterThan(0)
  const wall = realmView(realm, now, 'wall') as typeof view
  expect(wall['alarms']).toEqual(openAlarms(realm).filter((alarm) => alarm.audience === 'wall'))
  const told = JSON.stringify(wall)
  for (const alarm of hidden) expect(told).not.toContain(JSON.stringify(alarm.text.zh))
  const limits = wall['deadlines'] as { subject: { kind: string } }[]
  expect(limits.filter(({ subject }) => subject.kind === 'alarm' || subject.kind === 'suspicion')).toEqual([])
  expect(Object.keys(wall)).toEqual(Object.keys(view))
})
