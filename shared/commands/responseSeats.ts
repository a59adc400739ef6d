// SPDX-License-Identifier: Apache-2.0
import { realmOf, type HallState } from '../hall/index.ts'
import type { CommandLevel } from '../rules/commandRanks/index.ts'
import { planAtLevel, type EmergencyPlan } from '../rules/plans/index.ts'
import type { EventDraft, PlanContext } from './command.ts'

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

/** Ends the call-ups of responses that are over or were undone. */
export function standDownSeats(state: HallState, responseIds: readonly string[], { realm }: PlanContext): EventDraft[] {
  return Object.values(realmOf(state, realm).callUps)
    .filter((callUp) => callUp.endedAt === undefined && callUp.responseId !== undefined && responseIds.includes(callUp.responseId))
    .map((callUp) => ({ type: 'seat.stoodDown', body: { callUpId: callUp.id } }))
}
