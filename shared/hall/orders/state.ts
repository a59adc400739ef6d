// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../../domain/index.ts'
import type { OrderKind, OrderLimit, Urgency } from '../../rules/orderLimits/defaults.ts'
import type { OrderMoments, OrderStep } from '../../rules/orderLimits/judge.ts'
import type { NamedPerson, NamedUnit } from '../duty/person.ts'
import { isOrderDone, type OrderMove, type OrderStatus } from './transitions.ts'

/** What an order belongs to. */
export interface OrderLinks {
  readonly incidentId?: string
  readonly responseId?: string
  readonly matterId?: string
  readonly nodeId?: string
  readonly planStepId?: string
  readonly parentId?: string
}

/** One thing that happened to an order. */
export interface OrderEntry {
  readonly at: number
  readonly move: OrderMove | 'issue'
  readonly by: string
  readonly note?: string
}

/** A unit that had the order before. */
export interface EarlierUnit {
  readonly unit: NamedUnit
  readonly issuedAt: number
  readonly endedAt: number
  readonly signedAt?: number
  readonly arrivedAt?: number
  readonly reason: string
}

/** An order (派单): a unit is asked to do something by a moment. */
export interface HallOrder extends OrderLinks, OrderMoments {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly kind: OrderKind
  readonly urgency: Urgency
  readonly unit: NamedUnit
  readonly status: OrderStatus
  /** Counts issues: 1 at first, one more for each reassignment and reopening; limits and steps are named by it. */
  readonly assignment: number
  readonly firstIssuedAt: number
  readonly issuedAt: number
  readonly issuedBy: string
  readonly signedAt?: number
  readonly signedBy?: NamedPerson
  readonly arrivedAt?: number
  readonly returnedAt?: number
  readonly endedAt?: number
  readonly result?: string
  readonly steps: readonly OrderStep[]
  readonly escalated: readonly (OrderStep & { readonly at: number })[]
  readonly feedbacks: readonly { readonly at: number; readonly text: string; readonly by?: NamedPerson }[]
  readonly urgeCount: number
  readonly urgedAt?: number
  /** How often it was closed; it grows only through a reopening in between. */
  readonly closures: number
  readonly earlierUnits: readonly EarlierUnit[]
  /** The latest things that happened, the newest first. */
  readonly history: readonly OrderEntry[]
}

/** Orders of one realm, by id. */
export interface OrderSlice {
  readonly orders: Readonly<Record<string, HallOrder>>
  /** Every order that ever was, also those no longer kept here: issued + reopened = closed + cancelled + open. */
  readonly orderTally: { readonly issued: number; readonly reopened: number; readonly closed: number; readonly cancelled: number }
}

/** No order yet. */
export const NO_ORDERS: OrderSlice = { orders: {}, orderTally: { issued: 0, reopened: 0, closed: 0, cancelled: 0 } }

/** Orders that are not done, the soonest to close first. */
export function openOrders(realm: OrderSlice): HallOrder[] {
  return Object.values(realm.orders)
    .filter((order) => !isOrderDone(order.status))
    .sort((a, b) => a.closeBy - b.closeBy || (a.id < b.id ? -1 : 1))
}

/** Whether a limit of an order still runs: nobody signed, arrived, closed, and it is not out of the unit's hands. */
export function isLimitRunning(order: HallOrder, limit: OrderLimit): boolean {
  if (isOrderDone(order.status)) return false
  if (limit === 'close') return true
  if (order.status === 'returned') return false
  return limit === 'sign' ? order.signedAt === undefined : order.arrivedAt === undefined && order.arriveBy !== undefined
}

/** Steps up that are not recorded yet and whose limit still runs. */
export function pendingSteps(order: HallOrder): OrderStep[] {
  const isRecorded = (step: OrderStep): boolean => order.escalated.some((one) => one.limit === step.limit && one.step === step.step)
  return order.steps.filter((step) => isLimitRunning(order, step.limit) && !isRecorded(step))
}

/** Permanent id of an order's limit, of the unit that has it now. */
export function orderLimitId(order: HallOrder, limit: OrderLimit): string {
  return `order:${order.id}:${order.assignment}:${limit}`
}

/** Limits of orders: to sign, to arrive, to close. */
export function orderDeadlines(realm: OrderSlice): Deadline[] {
  return Object.values(realm.orders).flatMap((order) => {
    const limits: [OrderLimit, number | undefined, number | undefined][] = [
      ['sign', order.signBy, order.signedAt],
      ['arrive', order.arriveBy, order.arrivedAt],
      ['close', order.closeBy, undefined],
    ]
    return limits.flatMap(([limit, dueAt, keptAt]): Deadline[] => {
      if (dueAt === undefined) return []
      const doneAt = keptAt ?? (isLimitRunning(order, limit) ? undefined : (order.endedAt ?? order.returnedAt))
      return [
        {
          id: orderLimitId(order, limit),
          kind: `order.${limit}`,
          subject: { kind: 'order', id: order.id },
          owner: order.unit.id ?? order.unit.name,
          startAt: order.issuedAt,
          startBasis: 'known',
          dueAt,
          ...(doneAt === undefined ? {} : { doneAt }),
        },
      ]
    })
  })
}
