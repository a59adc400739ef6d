// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { CALL_UP_REASONS, SEAT_ANSWERS, callUpCount, type CallUp } from '../hall/seats/state.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { linkRefusal, present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const id = z.string().min(1).max(300)
const counts = z.strictObject({ asked: z.number(), coming: z.number(), present: z.number(), unable: z.number(), unanswered: z.number() })

const callUp = defineCommand({
  summary: 'Call up the command cluster (指挥集群): all seats or some, for a holiday, an event or an emergency.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    reason: z.enum(CALL_UP_REASONS),
    title: z.string().trim().min(1).max(200),
    /** All seats of the rule where absent. */ seatIds: z.array(id).min(1).max(200).optional(),
    responseId: id.optional(),
    answerMinutes: z.number().int().min(1).max(1440).optional(),
  }),
  output: z.strictObject({ id: z.string(), asked: z.number(), replyBy: z.number() }),
  plan: (state, input, context) => {
    const rule = context.rules.dutyComposition
    const stranger = input.seatIds?.find((wanted) => !rule.seats.some((seat) => seat.id === wanted))
    if (stranger !== undefined) return refuse('unknown-seat', { zh: `seatIds: 没有席位“${stranger}”`, en: `seatIds: there is no seat "${stranger}"` })
    const refused = linkRefusal(state, context, { responseId: input.responseId })
    if (refused) return refused
    const seats = rule.seats.filter((seat) => input.seatIds?.includes(seat.id) ?? true).map((seat) => ({ id: seat.id, name: seat.name }))
    const callUpId = `callup-${state.seq + 1}`
    const replyBy = context.now + (input.answerMinutes ?? rule.callUpAnswerMinutes) * 60_000
    const body = { id: callUpId, reason: input.reason, title: input.title, seats, replyBy, ...present({ responseId: input.responseId }) }
    return accept([{ type: 'seat.calledUp', body }], { id: callUpId, asked: seats.length, replyBy })
  },
})

const reply = defineCommand({
  summary: 'A seat answers a call-up; a later answer replaces an earlier one.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    callUpId: id,
    seatId: id,
    answer: z.enum(SEAT_ANSWERS),
    by: personInput.optional(),
    etaMinutes: z.number().int().min(0).max(1440).optional(),
  }),
  output: counts,
  plan: (state, input, context) => {
    const found = openCallUp(state, context, input.callUpId)
    if (!found.ok) return found
    if (!found.value.seats.some((seat) => seat.id === input.seatId))
      return refuse('unknown-seat', { zh: `seatId: 本次集结未通知席位“${input.seatId}”`, en: `seatId: the seat "${input.seatId}" was not called up` })
    const by = input.by ? findPerson(state, input.by, 'by') : undefined
    if (by && !by.ok) return by
    const { callUpId, seatId, answer, etaMinutes } = input
    const replies = { ...found.value.replies, [seatId]: { at: context.now, answer } }
    return accept(
      [{ type: 'seat.replied', body: { callUpId, seatId, answer, ...present({ by: by?.value, etaMinutes }) } }],
      callUpCount({ ...found.value, replies }),
    )
  },
})

const standDown = defineCommand({
  summary: 'End a call-up of the command cluster (解除集结).',
  roles: ['operator', 'admin'],
  input: z.strictObject({ callUpId: id, note: z.string().trim().min(1).max(1000).optional() }),
  output: counts,
  plan: (state, input, context) => {
    const found = openCallUp(state, context, input.callUpId)
    if (!found.ok) return found
    return accept([{ type: 'seat.stoodDown', body: { callUpId: input.callUpId, ...present({ note: input.note }) } }], callUpCount(found.value))
  },
})

function openCallUp(state: HallState, { realm }: PlanContext, wanted: string): Found<CallUp> {
  const value = ownValue(realmOf(state, realm).callUps, wanted)
  if (!value) return refuse('unknown-entry', { zh: `callUpId: 没有集结“${wanted}”`, en: `callUpId: there is no call-up "${wanted}"` })
  if (value.endedAt !== undefined) return refuse('already-done', { zh: `callUpId: 集结“${wanted}”已解除`, en: `callUpId: the call-up "${wanted}" has ended` })
  return { ok: true, value }
}

/** Commands of calling up seats (指挥集群). */
export const SEAT_CALL_UP_COMMANDS = { 'seat.callUp': callUp, 'seat.reply': reply, 'seat.standDown': standDown } as const
