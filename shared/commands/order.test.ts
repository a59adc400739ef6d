// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { WallDesk } from '../../test/fixtures/wallDesk.ts'
import { settle, unreadableEvents } from '../../test/fixtures/settle.ts'
import { deadlinesOf, realmOf } from '../hall/index.ts'
import { ORDER_STATUSES, type OrderMove, type OrderStatus } from '../hall/orders/transitions.ts'
import type { CommandName } from './index.ts'

const MINUTE = 60_000
const WATER = { id: 'water', name: '区水务局' }
const order = (desk: WallDesk, id = 'order-1') => realmOf(desk.state).orders[id]!
const issued = (input: Record<string, unknown> = {}) => {
  const desk = new WallDesk()
  desk.value('order.issue', { title: '调泵强排', unit: WATER, urgency: 'urgent', ...input })
  return desk
}

const INPUT: Record<OrderMove, Record<string, unknown>> = {
  sign: {},
  handle: {},
  arrive: {},
  feedback: { text: '正在处置' },
  close: { result: '已处置' },
  return: { reason: '非本单位职责' },
  reassign: { unit: { name: '区城管执法局' }, reason: '改派' },
  urge: {},
  escalate: { limit: 'close', step: 1 },
  cancel: { reason: '重复' },
  reopen: { reason: '未到位' },
}

/** How each state is reached from a new order. */
const PATHS: Record<OrderStatus, readonly OrderMove[]> = {
  issued: [],
  signed: ['sign'],
  handling: ['sign', 'handle'],
  feedback: ['sign', 'handle', 'feedback'],
  closed: ['sign', 'handle', 'close'],
  returned: ['return'],
  cancelled: ['cancel'],
}

// 下达›签收›处置中›反馈›办结: state after the move, or the refusal. `-` = wrong-state, `x` = already-done.
const COLUMNS = ['sign', 'handle', 'arrive', 'feedback', 'close', 'return', 'reassign', 'urge', 'cancel', 'reopen'] as const
const TABLE: Record<OrderStatus, string> = {
  issued: 'signed - - - - returned issued issued cancelled -',
  signed: '- handling signed - - returned issued signed cancelled -',
  handling: '- - handling feedback closed returned issued handling cancelled -',
  feedback: '- - feedback feedback closed returned issued feedback cancelled -',
  closed: 'x x x x x x x x x issued',
  returned: '- - - - - - issued - cancelled -',
  cancelled: 'x x x x x x x x x issued',
}
const CELLS = ORDER_STATUSES.flatMap((from) => TABLE[from].split(' ').map((to, index) => [from, COLUMNS[index]!, to] as const))

describe('moves of an order', () => {
  test.each(CELLS)('%s, %s: %s', (from, move, to) => {
    const desk = issued()
    for (const step of PATHS[from]) desk.value(`order.${step}` as CommandName, { id: 'order-1', ...INPUT[step] })
    expect(order(desk).status).toBe(from)
    const before = desk.state
    const plan = desk.run(`order.${move}` as CommandName, { id: 'order-1', ...INPUT[move] })
    if (to === '-' || to === 'x') {
      expect(plan).toMatchObject({ ok: false, code: to === 'x' ? 'already-done' : 'wrong-state', message: expect.stringContaining('order-1') })
      expect(desk.state).toBe(before)
    } else {
      expect(plan.ok).toBe(true)
      expect(order(desk).status).toBe(to)
      expect(order(desk).history[0]).toMatchObject({ move, at: desk.context.now, by: 'console' })
    }
    expect(unreadableEvents(desk)).toEqual([])
  })

  test('a reassigned order starts anew: nothing is signed, the old unit’s receipt counts no more, its part is kept', () => {
    const desk = issued()
    desk.wait(MINUTE)
    desk.value('order.sign', { id: 'order-1', unit: WATER, by: { name: '甲', title: '值班员' } })
    desk.wait(MINUTE)
    desk.value('order.reassign', { id: 'order-1', unit: { id: 'traffic', name: '区交通委' }, reason: '属道路养护' })
    expect(order(desk)).toMatchObject({ status: 'issued', assignment: 2, unit: { id: 'traffic' }, signBy: desk.context.now + 5 * MINUTE })
    expect(order(desk).signedAt).toBeUndefined()
    expect(order(desk).earlierUnits).toMatchObject([{ unit: WATER, signedAt: desk.context.now - MINUTE, reason: '属道路养护' }])
    expect(desk.run('order.sign', { id: 'order-1', unit: WATER })).toMatchObject({
      ok: false,
      code: 'wrong-state',
      messageZh: expect.stringContaining('区交通委'),
    })
    expect(desk.run('order.sign', { id: 'order-1', unit: { id: 'traffic' } }).ok).toBe(true)
  })

  test.for([
    ['an incident that is not', 'order.issue', { title: 'x', unit: WATER, incidentId: 'none' }, 'unknown-incident', 'incidentId'],
    ['a response that is not', 'order.issue', { title: 'x', unit: WATER, responseId: 'none' }, 'unknown-response', 'responseId'],
    ['a parent that is not', 'order.issue', { title: 'x', unit: WATER, parentId: 'none' }, 'unknown-order', 'parentId'],
    ['a limit in the past', 'order.issue', { title: 'x', unit: WATER, closeBy: 1_790_000_000_000 }, 'out-of-order', 'closeBy'],
    ['an order that is not', 'order.sign', { id: 'constructor' }, 'unknown-order', 'constructor'],
    ['a receipt from the future', 'order.sign', { id: 'order-1', at: 1_790_000_000_001 }, 'in-the-future', 'at'],
    ['a receipt before the order', 'order.sign', { id: 'order-1', at: 1_789_999_999_999 }, 'out-of-order', 'at'],
  ] as const)('%s is refused by name', ([, name, input, code, word]) => {
    const plan = issued().run(name, input)
    expect(plan).toMatchObject({ ok: false, code, message: expect.stringContaining(word), messageZh: expect.stringMatching(/[一-鿿]/) })
  })

  test('with an organisation a unit must be in it, and is called by its name', () => {
    const desk = issued()
    desk.state = { ...desk.state, organisation: { ...desk.state.organisation, units: { water: { id: 'water', name: '松江区水务局', kind: 'department' } } } }
    expect(desk.run('order.issue', { title: 'x', unit: { id: 'nobody' } })).toMatchObject({
      ok: false,
      code: 'unknown-unit',
      message: expect.stringContaining('nobody'),
    })
    const { id } = desk.value('order.issue', { title: 'x', unit: { id: 'water' } })
    expect(order(desk, id as string).unit).toEqual({ id: 'water', name: '松江区水务局' })
  })
})

describe('limits of an order', () => {
  test('on the very instant it is still in time; a millisecond later it climbs, once for each step, and is an alarm', () => {
    const desk = issued()
    desk.wait(5 * MINUTE)
    expect(settle(desk)).toEqual([])
    desk.wait(1)
    expect(settle(desk)).toEqual(['order.escalate'])
    expect(settle(desk)).toEqual([])
    expect(order(desk).escalated).toMatchObject([{ limit: 'sign', step: 1, to: 'shiftChief' }])
    expect(realmOf(desk.state).alarms['order:order-1:sign']).toMatchObject({ status: 'raised', class: 'attention', subject: { kind: 'order', id: 'order-1' } })
    desk.wait(10 * MINUTE)
    expect(settle(desk)).toContain('order.escalate')
    expect(order(desk).escalated.map(({ step, to }) => [step, to])).toEqual([
      [1, 'shiftChief'],
      [2, 'dutyLeader'],
    ])
    expect(realmOf(desk.state).alarms['order:order-1:sign']).toMatchObject({ class: 'urgent' })
  })

  test('what was signed in time climbs no more; signing late ends the alarm and leaves the step on record', () => {
    const desk = issued()
    desk.wait(5 * MINUTE)
    desk.value('order.sign', { id: 'order-1' })
    desk.wait(20 * MINUTE)
    expect(settle(desk)).toEqual([])
    const late = issued()
    late.wait(6 * MINUTE)
    settle(late)
    late.value('order.sign', { id: 'order-1' })
    expect(realmOf(late.state).alarms['order:order-1:sign']?.status).toBe('cleared')
    expect(order(late).escalated.length).toBe(1)
  })

  test('the next unit is measured by itself: it climbs from the first step again, and the old steps are not its own', () => {
    const desk = issued()
    const done = new Set<string>()
    desk.wait(5 * MINUTE + 1)
    settle(desk, done)
    desk.value('order.reassign', { id: 'order-1', unit: { name: '区交通委' }, reason: '原单位未签收' })
    expect(order(desk).escalated).toEqual([])
    expect(realmOf(desk.state).alarms['order:order-1:sign']?.status).toBe('cleared')
    desk.wait(5 * MINUTE)
    expect(settle(desk, done)).toEqual([])
    desk.wait(1)
    expect(settle(desk, done)).toEqual(['order.escalate'])
    expect(order(desk).escalated).toMatchObject([{ limit: 'sign', step: 1 }])
  })

  test('limits are listed with what became of them, and a later rule rewrites none', () => {
    const desk = issued()
    desk.context = { ...desk.context, rules: { ...desk.context.rules, orderLimits: { ...desk.context.rules.orderLimits, limits: [] } } }
    desk.wait(2 * MINUTE)
    desk.value('order.sign', { id: 'order-1' })
    const limits = deadlinesOf(realmOf(desk.state)).map(({ kind, dueAt, doneAt, startAt }) => [
      kind,
      (dueAt - startAt) / MINUTE,
      doneAt === undefined ? null : (doneAt - startAt) / MINUTE,
    ])
    expect(limits).toEqual([
      ['order.sign', 5, 2],
      ['order.arrive', 30, null],
      ['order.close', 240, null],
    ])
  })

  test('a step that the unit was faster than changes nothing', () => {
    const desk = issued()
    desk.wait(5 * MINUTE + 1)
    desk.value('order.sign', { id: 'order-1' })
    desk.context = { ...desk.context, actor: { principal: 'system', role: 'system' } }
    const plan = desk.run('order.escalate', { id: 'order-1', limit: 'sign', step: 1 })
    expect(plan).toMatchObject({ ok: true, events: [], value: { changed: false } })
  })
})
