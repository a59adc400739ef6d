// SPDX-License-Identifier: Apache-2.0
import { realmOf, type HallState } from '../hall/index.ts'
import type { CommandLevel } from '../rules/commandRanks/index.ts'
import { planAtLevel, type EmergencyPlan } from '../rules/plans/index.ts'
import type { CallUp } from '../hall/seats/state.ts'
import type { EventDraft, PlanContext } from './command.ts'
import { madeId } from './responseParts.ts'

/** Seats (席位) that a response calls up, and the event of it; none where no seat belongs to a unit of the plan. */
export interface SeatCall {
  readonly events: readonly EventDraft[]
  readonly names: readonly string[]
  readonly replyBy: number
}

interface SeatWish {
  readonly callUpId: string
  readonly responseId: string
  readonly plan: EmergencyPlan
  readonly level: CommandLevel
}

/** Calls up the seats of the units that have a duty in the plan at this level (指挥集群). */
export function callSeats({ callUpId, responseId, plan, level }: SeatWish, { rules, now }: PlanContext): SeatCall {
  const rule = rules.dutyComposition
  const units = new Set(planAtLevel(plan, level).duties.map((duty) => duty.unitId))
  const seats = rule.seats.filter((seat) => units.has(seat.unitId)).map(({ id, name }) => ({ id, name }))
  const replyBy = now + rule.callUpAnswerMinutes * 60_000
  if (seats.length === 0) return { events: [], names: [], replyBy }
  const body = { id: callUpId, reason: 'emergency' as const, title: plan.title, responseId, seats, replyBy }
  return { events: [{ type: 'seat.calledUp', body }], names: seats.map((seat) => seat.name), replyBy }
}

/** What undoing a command means for seats: what it called stands down, what it stood down is called up again with a new limit. */
export function seatsOfUndoing(
  state: HallState,
  { commandId, gone }: { readonly commandId: string; readonly gone: readonly string[] },
  { realm, rules, now }: PlanContext,
): EventDraft[] {
  const all = Object.values(realmOf(state, realm).callUps)
  const isOver = ({ responseId }: CallUp): boolean => responseId !== undefined && gone.includes(responseId)
  const called = all.filter((one) => one.endedAt === undefined && (one.commandId === commandId || isOver(one)))
  const stoodDown = all.filter((one) => one.endedByCommandId === commandId && one.responseId !== undefined && !isOver(one))
  const replyBy = now + rules.dutyComposition.callUpAnswerMinutes * 60_000
  return [
    ...called.map((one): EventDraft => ({ type: 'seat.stoodDown', body: { callUpId: one.id } })),
    ...stoodDown.map(({ reason, title, responseId = '', seats }, index): EventDraft => {
      const id = madeId('callup', state.seq, index + 1)
      return { type: 'seat.calledUp', body: { id, reason, title, responseId, seats: seats.map((seat) => ({ ...seat })), replyBy } }
    }),
  ]
}

/** Ends the call-ups of responses that are over. */
export function standDownSeats(state: HallState, responseIds: readonly string[], { realm }: PlanContext): EventDraft[] {
  return Object.values(realmOf(state, realm).callUps)
    .filter((callUp) => callUp.endedAt === undefined && callUp.responseId !== undefined && responseIds.includes(callUp.responseId))
    .map((callUp) => ({ type: 'seat.stoodDown', body: { callUpId: callUp.id } }))
}
