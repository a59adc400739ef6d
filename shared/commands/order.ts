// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import { realmOf } from '../hall/index.ts'
import { pendingSteps } from '../hall/orders/state.ts'
import { ORDER_KINDS, ORDER_LIMITS, URGENCIES } from '../rules/orderLimits/index.ts'
import { peopleOfLevel } from './alarmPeople.ts'
import { accept, defineCommand } from './command.ts'
import { findUnit, unitInput } from './dutyPeople.ts'
import { matterFollowUp } from './matterDrafts.ts'
import { endOrderAlarms, orderAlarm } from './orderAlarms.ts'
import { datedOrder, issueDraft, linkRefusal, orderFor, present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const id = z.string().min(1).max(300)
const reason = z.string().trim().min(1).max(1000)
const minutes = z.number().min(0).max(100_000)
const limits = { signMinutes: minutes.optional(), arriveMinutes: minutes.optional(), closeMinutes: minutes.optional(), closeBy: instantSchema.optional() }
const done = z.strictObject({ id: z.string(), changed: z.boolean() })

const issue = defineCommand({
  summary: 'Issue an order (派单) to a unit, with limits by rule or by hand.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    title: z.string().trim().min(1).max(200),
    detail: z.string().trim().min(1).max(4000).optional(),
    kind: z.enum(ORDER_KINDS).default('dispatch'),
    urgency: z.enum(URGENCIES).default('normal'),
    unit: unitInput,
    incidentId: id.optional(),
    responseId: id.optional(),
    planStepId: id.optional(),
    parentId: id.optional(),
    ...limits,
  }),
  output: z.strictObject({ id: z.string() }),
  plan: (state, input, context) => {
    const refused = linkRefusal(state, context, input) ?? pastRefusal(input.closeBy, context.now)
    if (refused) return refused
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    const orderId = `order-${state.seq + 1}`
    const { incidentId, responseId, planStepId, parentId, ...rest } = input
    const draft = issueDraft({ ...rest, ...present({ incidentId, responseId, planStepId, parentId }), unit: unit.value, id: orderId }, context)
    return draft.ok ? accept([draft.value], { id: orderId }) : draft
  },
})

const reassign = defineCommand({
  summary: 'Give an order to another unit, with the reason; limits begin anew and receipts of the old unit no longer count.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, unit: unitInput, reason, ...limits }),
  output: done,
  plan: (state, input, context) => {
    const order = orderFor(state, context, { id: input.id, move: 'reassign' })
    if (!order.ok) return order
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    const { kind, urgency } = order.value
    const dated = pastRefusal(input.closeBy, context.now) ?? datedOrder({ ...input, kind, urgency }, context)
    if (!dated.ok) return dated
    const ended = endOrderAlarms(state, context, { id: input.id, reason: `已改派 ${unit.value.name}` })
    return accept([{ type: 'order.reassigned', body: { id: input.id, unit: unit.value, reason: input.reason, ...dated.value } }, ...ended], {
      id: input.id,
      changed: true,
    })
  },
})

const reopen = defineCommand({
  summary: 'Open a closed or cancelled order again, with the reason; limits begin anew.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, reason, ...limits }),
  output: done,
  plan: (state, input, context) => {
    const order = orderFor(state, context, { id: input.id, move: 'reopen' })
    if (!order.ok) return order
    const { kind, urgency, matterId } = order.value
    if (matterId !== undefined && ownValue(realmOf(state, context.realm).matters, matterId)?.endedAt !== undefined)
      return refuse('already-done', { zh: `id: 所属“一件事”“${matterId}”已办结, 请另行派单`, en: `id: its matter "${matterId}" is closed; issue a new order` })
    const dated = pastRefusal(input.closeBy, context.now) ?? datedOrder({ ...input, kind, urgency }, context)
    if (!dated.ok) return dated
    return accept([{ type: 'order.reopened', body: { id: input.id, reason: input.reason, ...dated.value } }], { id: input.id, changed: true })
  },
})

const cancel = defineCommand({
  summary: 'Take an order back, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, reason }),
  output: done,
  plan: (state, input, context) => {
    const order = orderFor(state, context, { id: input.id, move: 'cancel' })
    if (!order.ok) return order
    const cleared = endOrderAlarms(state, context, { id: input.id, reason: '派单已撤销' })
    const events = matterFollowUp(state, context, { order: order.value, events: [{ type: 'order.cancelled', body: input }, ...cleared] })
    return events.ok ? accept(events.value, { id: input.id, changed: true }) : events
  },
})

const urge = defineCommand({
  summary: 'Urge (催办) the unit that has an order.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id, note: reason.optional() }),
  output: z.strictObject({ id: z.string(), count: z.number() }),
  plan: (state, input, context) => {
    const order = orderFor(state, context, { id: input.id, move: 'urge' })
    if (!order.ok) return order
    return accept([{ type: 'order.urged', body: { id: input.id, ...present({ note: input.note }) } }], { id: input.id, count: order.value.urgeCount + 1 })
  },
})

const escalate = defineCommand({
  summary: 'An order whose limit ran out is told to the next rank, once for each step.',
  roles: ['system'],
  input: z.strictObject({ id, limit: z.enum(ORDER_LIMITS), step: z.number().int().min(1).max(9) }),
  output: done,
  plan: (state, input, context) => {
    const order = orderFor(state, context, { id: input.id, move: 'escalate' })
    if (!order.ok && order.code === 'unknown-order') return order
    const step = order.ok ? pendingSteps(order.value).find((one) => one.limit === input.limit && one.step === input.step) : undefined
    // Kept in the meantime, or told already.
    if (!order.ok || !step || context.now <= step.dueAt) return accept([], { id: input.id, changed: false })
    const people = peopleOfLevel(state, context, step.to)
    return accept([{ type: 'order.escalated', body: { id: input.id, ...step, people } }, orderAlarm(order.value, step, context)], {
      id: input.id,
      changed: true,
    })
  },
})

function pastRefusal(closeBy: number | undefined, now: number) {
  if (closeBy === undefined || closeBy > now) return null
  return refuse('out-of-order', { zh: 'closeBy: 办结时限须晚于当前时刻', en: 'closeBy: it must lie in the future' })
}

/** Commands of orders (派单) on the desk's side; the receipts of units stand in orderReceipts.ts. */
export const ORDER_COMMANDS = {
  'order.issue': issue,
  'order.reassign': reassign,
  'order.reopen': reopen,
  'order.cancel': cancel,
  'order.urge': urge,
  'order.escalate': escalate,
} as const
