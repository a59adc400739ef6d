// SPDX-License-Identifier: Apache-2.0
import type { DutyLevel } from '../alarmEscalation/defaults.ts'
import type { OrderKind, OrderLimit, Urgency } from './defaults.ts'
import type { OrderLimits } from './schema.ts'

const MINUTE_MS = 60_000

/** Moments by which an order must be signed, arrived at and closed. */
export interface OrderMoments {
  readonly signBy: number
  readonly arriveBy?: number
  readonly closeBy: number
}

/** One dated step up, as it goes into an event. */
export interface OrderStep {
  readonly limit: OrderLimit
  readonly step: number
  readonly to: DutyLevel
  readonly dueAt: number
}

/** What is asked: kind, urgency, and limits given by hand instead of the rule's. */
export interface OrderAsk {
  readonly kind: OrderKind
  readonly urgency: Urgency
  readonly signMinutes?: number | undefined
  readonly arriveMinutes?: number | undefined
  readonly closeMinutes?: number | undefined
}

/** Limits of an order issued now; null where the rule has no row and not all are given by hand. */
export function orderMoments({ limits }: OrderLimits, ask: OrderAsk, now: number): OrderMoments | null {
  const row = limits.find((one) => one.kind === ask.kind && one.urgency === ask.urgency)
  const sign = ask.signMinutes ?? row?.signMinutes
  const close = ask.closeMinutes ?? row?.closeMinutes
  const arrive = ask.arriveMinutes ?? row?.arriveMinutes
  if (sign === undefined || close === undefined) return null
  const after = (minutes: number): number => now + Math.round(minutes * MINUTE_MS)
  return { signBy: after(sign), ...(arrive === undefined ? {} : { arriveBy: after(arrive) }), closeBy: after(close) }
}

/** Steps up of an order with these limits, in the order of their moments. */
export function orderSteps({ steps }: OrderLimits, moments: OrderMoments): OrderStep[] {
  const ends: Record<OrderLimit, number | undefined> = { sign: moments.signBy, arrive: moments.arriveBy, close: moments.closeBy }
  return steps
    .flatMap((row) => {
      const end = ends[row.limit]
      return end === undefined ? [] : [{ limit: row.limit, step: row.step, to: row.to, dueAt: end + Math.round(row.afterMinutes * MINUTE_MS) }]
    })
    .sort((a, b) => a.dueAt - b.dueAt || a.step - b.step)
}
