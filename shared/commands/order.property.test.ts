// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WallDesk } from '../../test/fixtures/wallDesk.ts'
import { settle, unreadableEvents } from '../../test/fixtures/settle.ts'
import { openOrders, realmOf } from '../hall/index.ts'
import type { CommandName } from './index.ts'

const RUNS = 10_000
const MOVES = ['sign', 'handle', 'arrive', 'feedback', 'close', 'return', 'reassign', 'urge', 'cancel', 'reopen'] as const
const INPUT = {
  sign: {},
  handle: {},
  arrive: {},
  feedback: { text: '正在处置' },
  close: { result: '已处置' },
  return: { reason: '非本单位职责' },
  reassign: { unit: { name: '另一单位' }, reason: '改派' },
  urge: {},
  cancel: { reason: '重复' },
  reopen: { reason: '未到位' },
} as const

// The usual way forward is drawn more often, so that closing and closing again are met.
const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'issue' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'matter' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 400 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('forward' as const), which: fc.nat(7) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), which: fc.nat(7), move: fc.constantFrom(...MOVES) }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const FORWARD = { issued: 'sign', signed: 'handle', handling: 'close', feedback: 'close', closed: 'close', returned: 'reassign', cancelled: 'close' } as const

function take(desk: WallDesk, one: Step, done: Set<string>): void {
  const ids = Object.keys(realmOf(desk.state).orders)
  if (one.kind === 'issue') desk.value('order.issue', { title: '派单', unit: { name: '单位' } })
  else if (one.kind === 'matter') desk.value('matter.start', { templateId: 'road-flooding' })
  else if (one.kind === 'wait') {
    desk.wait(one.minutes * 60_000)
    settle(desk, done)
  } else if (ids.length > 0) {
    const id = ids[one.which % ids.length]!
    const move = one.kind === 'move' ? one.move : FORWARD[realmOf(desk.state).orders[id]!.status]
    desk.run(`order.${move}` as CommandName, { id, ...INPUT[move] })
  }
}

test(`over ${RUNS} random sequences no order is lost and none is closed twice`, () => {
  let closed = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
      const desk = new WallDesk()
      const done = new Set<string>()
      for (const one of steps) take(desk, one, done)
      const { orders, orderTally } = realmOf(desk.state)
      const told = (type: string) => desk.events.filter((event) => event.type === type).length
      // Every order that was issued is there, and each is open or was ended once more often than it was reopened.
      expect(Object.keys(orders).length).toBe(told('order.issued'))
      expect(orderTally).toEqual({
        issued: told('order.issued'),
        reopened: told('order.reopened'),
        closed: told('order.closed'),
        cancelled: told('order.cancelled'),
      })
      expect(orderTally.issued + orderTally.reopened).toBe(orderTally.closed + orderTally.cancelled + openOrders(realmOf(desk.state)).length)
      for (const { id, closures } of Object.values(orders)) {
        const own = desk.events
          .filter((event) => event.body['id'] === id && ['order.closed', 'order.cancelled', 'order.reopened'].includes(event.type))
          .map((event) => event.type)
        // Between two ends there is always a reopening.
        expect(own.every((type, index) => (index % 2 === 1) === (type === 'order.reopened'))).toBe(true)
        expect(closures).toBe(own.filter((type) => type === 'order.closed').length)
        closed += closures
      }
      expect(unreadableEvents(desk)).toEqual([])
    }),
    { numRuns: RUNS },
  )
  // A property over orders that never close would hold of itself.
  expect(closed).toBeGreaterThan(RUNS / 10)
}, 240_000)
