// SPDX-License-Identifier: Apache-2.0
import type { DutyLevel } from '../alarmEscalation/defaults.ts'
import { assumption, type RuleSource } from '../ruleTable.ts'

/** What an order (派单) asks for: act on the scene, find out, lend force. */
export const ORDER_KINDS = ['dispatch', 'verify', 'support'] as const
/** Kind of an order. */
export type OrderKind = (typeof ORDER_KINDS)[number]

/** How much it presses, the most pressing first. */
export const URGENCIES = ['urgent', 'normal', 'routine'] as const
/** Urgency of an order. */
export type Urgency = (typeof URGENCIES)[number]

/** Limits of an order: 下达 to sign, to arrive, to close. */
export const ORDER_LIMITS = ['sign', 'arrive', 'close'] as const
/** One of the limits of an order. */
export type OrderLimit = (typeof ORDER_LIMITS)[number]

/** Time limits of one kind and urgency. */
export interface OrderLimitRow {
  readonly id: string
  readonly kind: OrderKind
  readonly urgency: Urgency
  readonly signMinutes: number
  /** Absent where nobody has to arrive anywhere. */
  readonly arriveMinutes?: number | undefined
  readonly closeMinutes: number
  readonly source: RuleSource
}

/** One step up when a limit was missed. */
export interface OrderStepRow {
  readonly id: string
  readonly limit: OrderLimit
  readonly step: number
  /** Minutes after the limit ran out; 0 = at once. */
  readonly afterMinutes: number
  readonly to: DutyLevel
  readonly source: RuleSource
}

const limits = assumption('派单签收、到场、办结时限')
const steps = assumption('派单超时逐级上报')
const row = (kind: OrderKind, urgency: Urgency, minutes: readonly [sign: number, close: number, arrive?: number]): OrderLimitRow => {
  const [signMinutes, closeMinutes, arriveMinutes] = minutes
  return { id: `${kind}-${urgency}`, kind, urgency, signMinutes, ...(arriveMinutes === undefined ? {} : { arriveMinutes }), closeMinutes, source: limits }
}

/** Limits as shipped. */
export const SHIPPED_ORDER_LIMITS: readonly OrderLimitRow[] = [
  row('dispatch', 'urgent', [5, 240, 30]),
  row('dispatch', 'normal', [15, 1440, 60]),
  row('dispatch', 'routine', [60, 4320]),
  row('verify', 'urgent', [3, 15]),
  row('verify', 'normal', [10, 60]),
  row('verify', 'routine', [30, 480]),
  row('support', 'urgent', [5, 240, 30]),
  row('support', 'normal', [10, 480, 60]),
  row('support', 'routine', [30, 1440]),
]

/** Steps as shipped: never only one rank, never all at once. */
export const SHIPPED_ORDER_STEPS: readonly OrderStepRow[] = [
  { id: 'sign-1', limit: 'sign', step: 1, afterMinutes: 0, to: 'shiftChief', source: steps },
  { id: 'sign-2', limit: 'sign', step: 2, afterMinutes: 10, to: 'dutyLeader', source: steps },
  { id: 'arrive-1', limit: 'arrive', step: 1, afterMinutes: 0, to: 'shiftChief', source: steps },
  { id: 'close-1', limit: 'close', step: 1, afterMinutes: 0, to: 'shiftChief', source: steps },
  { id: 'close-2', limit: 'close', step: 2, afterMinutes: 60, to: 'dutyLeader', source: steps },
  { id: 'close-3', limit: 'close', step: 3, afterMinutes: 240, to: 'districtLeader', source: steps },
]
