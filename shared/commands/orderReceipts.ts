// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../domain/index.ts'
import { isSameUnit } from '../hall/duty/person.ts'
import type { HallState } from '../hall/index.ts'
import type { HallOrder } from '../hall/orders/state.ts'
import type { OrderMove } from '../hall/orders/transitions.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import { matterFollowUp } from './matterDrafts.ts'
import { endOrderAlarms } from './orderAlarms.ts'
import { orderFor, present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const id = z.string().min(1).max(300)
const note = z.string().trim().min(1).max(1000)
const text = z.string().trim().min(1).max(4000)
// A receipt may name the unit it comes from, so that one that lost the order meanwhile is told so.
const receipt = { id, unit: unitInput.optional() }
const done = z.strictObject({ id: z.string() })
const roles = ['operator', 'admin'] as const

const sign = defineCommand({
  summary: 'The unit has signed for an order (签收).',
  roles,
  input: z.strictObject({ ...receipt, by: personInput.optional(), at: instantSchema.optional() }),
  output: done,
  plan: (state, input, context) => {
    const order = receivedFor(state, context, { ...input, move: 'sign' })
    if (!order.ok) return order
    const by = input.by ? findPerson(state, input.by, 'by') : undefined
    if (by && !by.ok) return by
    const body = { id: input.id, signedAt: input.at ?? context.now, ...present({ by: by?.value }) }
    return accept([{ type: 'order.signed', body }, ...endOrderAlarms(state, context, { id: input.id, limits: ['sign'], reason: '已签收' })], { id: input.id })
  },
})

const handle = defineCommand({
  summary: 'The unit has begun to handle an order (处置中).',
  roles,
  input: z.strictObject({ ...receipt, note: note.optional() }),
  output: done,
  plan: (state, input, context) => {
    const order = receivedFor(state, context, { ...input, move: 'handle' })
    if (!order.ok) return order
    return accept([{ type: 'order.handlingBegun', body: { id: input.id, ...present({ note: input.note }) } }], { id: input.id })
  },
})

const arrive = defineCommand({
  summary: 'People or vehicles of the unit have arrived (到场); noted apart from the state.',
  roles,
  input: z.strictObject({ ...receipt, at: instantSchema.optional(), note: note.optional() }),
  output: done,
  plan: (state, input, context) => {
    const order = receivedFor(state, context, { ...input, move: 'arrive' })
    if (!order.ok) return order
    const body = { id: input.id, arrivedAt: input.at ?? context.now, ...present({ note: input.note }) }
    return accept([{ type: 'order.arrived', body }, ...endOrderAlarms(state, context, { id: input.id, limits: ['arrive'], reason: '已到场' })], {
      id: input.id,
    })
  },
})

const feedback = defineCommand({
  summary: 'The unit tells how an order goes (反馈), as often as it has news.',
  roles,
  input: z.strictObject({ ...receipt, text, by: personInput.optional() }),
  output: done,
  plan: (state, input, context) => {
    const order = receivedFor(state, context, { ...input, move: 'feedback' })
    if (!order.ok) return order
    const by = input.by ? findPerson(state, input.by, 'by') : undefined
    if (by && !by.ok) return by
    return accept([{ type: 'order.feedbackGiven', body: { id: input.id, text: input.text, ...present({ by: by?.value }) } }], { id: input.id })
  },
})

const close = defineCommand({
  summary: 'An order is done (办结), with its result; steps of a matter that waited for it begin.',
  roles,
  input: z.strictObject({ ...receipt, result: text, at: instantSchema.optional() }),
  output: z.strictObject({ id: z.string(), issued: z.array(z.string()) }),
  plan: (state, input, context) => {
    const order = receivedFor(state, context, { ...input, move: 'close' })
    if (!order.ok) return order
    const closed = { type: 'order.closed' as const, body: { id: input.id, result: input.result, closedAt: input.at ?? context.now } }
    const cleared = endOrderAlarms(state, context, { id: input.id, reason: '派单已办结' })
    const events = matterFollowUp(state, context, { order: order.value, events: [closed, ...cleared] })
    if (!events.ok) return events
    const issued = events.value.flatMap((draft) => (draft.type === 'order.issued' ? [draft.body.id] : []))
    return accept(events.value, { id: input.id, issued })
  },
})

const giveBack = defineCommand({
  summary: 'The unit returns an order (退回) and says why; it waits for another unit or is cancelled.',
  roles,
  input: z.strictObject({ ...receipt, reason: note }),
  output: done,
  plan: (state, input, context) => {
    const order = receivedFor(state, context, { ...input, move: 'return' })
    if (!order.ok) return order
    const cleared = endOrderAlarms(state, context, { id: input.id, limits: ['sign', 'arrive'], reason: '单位已退回' })
    return accept([{ type: 'order.returned', body: { id: input.id, reason: input.reason } }, ...cleared], { id: input.id })
  },
})

interface Receipt {
  readonly id: string
  readonly move: OrderMove
  readonly unit?: z.infer<typeof unitInput> | undefined
  readonly at?: number | undefined
}

/** The order a receipt is for, when it comes from the unit that has it and at a time that can be. */
function receivedFor(state: HallState, context: PlanContext, given: Receipt): Found<HallOrder> {
  const order = orderFor(state, context, given)
  if (!order.ok) return order
  const { value } = order
  const unit = given.unit ? findUnit(state, given.unit, 'unit') : undefined
  if (unit && !unit.ok) return unit
  if (unit && !isSameUnit(unit.value, value.unit))
    return refuse('wrong-state', {
      zh: `unit: 派单“${value.id}”现由${value.unit.name}承办, “${unit.value.name}”的回执不再计入`,
      en: `unit: the order "${value.id}" is with ${value.unit.name} now; a receipt of "${unit.value.name}" no longer counts`,
    })
  if (given.at === undefined) return order
  if (given.at > context.now) return refuse('in-the-future', { zh: 'at: 时间晚于当前时刻', en: 'at: it lies in the future' })
  const earliest = given.move === 'sign' ? value.issuedAt : (value.signedAt ?? value.issuedAt)
  if (given.at >= earliest) return order
  return refuse('out-of-order', {
    zh: `at: 早于${given.move === 'sign' ? '下达' : '签收'}时间`,
    en: `at: earlier than it was ${given.move === 'sign' ? 'issued' : 'signed for'}`,
  })
}

/** Commands of the unit that has an order. */
export const ORDER_RECEIPT_COMMANDS = {
  'order.sign': sign,
  'order.handle': handle,
  'order.arrive': arrive,
  'order.feedback': feedback,
  'order.close': close,
  'order.return': giveBack,
} as const
