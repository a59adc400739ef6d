// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../../domain/index.ts'
import type { OrderKind, Urgency } from '../../rules/orderLimits/defaults.ts'
import type { NamedUnit } from '../duty/person.ts'
import type { HallOrder, OrderSlice } from '../orders/state.ts'
import { isOrderDone } from '../orders/transitions.ts'

/** A step of a matter as it was when the matter began. */
export interface MatterStep {
  readonly id: string
  readonly title: string
  readonly unit: NamedUnit
  readonly kind: OrderKind
  readonly urgency: Urgency
  readonly limitMinutes: number
  readonly after: readonly string[]
}

/** A matter (一件事): several units under one lead, steps side by side, one limit for the whole. */
export interface HallMatter {
  readonly id: string
  readonly templateId: string
  readonly title: string
  readonly lead: NamedUnit
  readonly coHandlers: readonly NamedUnit[]
  readonly nodes: readonly MatterStep[]
  readonly incidentId?: string
  readonly startedAt: number
  readonly startedBy: string
  readonly closeBy: number
  readonly endedAt?: number
  readonly summary?: string
  /** Why it was closed before all steps were done. */
  readonly reason?: string
}

/** Matters of one realm, by id. */
export interface MatterSlice {
  readonly matters: Readonly<Record<string, HallMatter>>
}

/** No matter yet. */
export const NO_MATTERS: MatterSlice = { matters: {} }

/** Matters that run, the soonest to close first. */
export function openMatters(realm: MatterSlice): HallMatter[] {
  return Object.values(realm.matters)
    .filter((matter) => matter.endedAt === undefined)
    .sort((a, b) => a.closeBy - b.closeBy || (a.id < b.id ? -1 : 1))
}

/** The order of each step that has begun, by the step's id. */
export function ordersOfMatter(realm: OrderSlice, matterId: string): ReadonlyMap<string, HallOrder> {
  const own = Object.values(realm.orders).filter((order) => order.matterId === matterId && order.nodeId !== undefined)
  return new Map(own.map((order) => [order.nodeId!, order]))
}

/** Ids of the steps whose order is closed or cancelled. */
export function doneNodes(realm: OrderSlice, matterId: string): ReadonlySet<string> {
  return new Set([...ordersOfMatter(realm, matterId)].filter(([, order]) => isOrderDone(order.status)).map(([nodeId]) => nodeId))
}

/** The limit of each matter as a whole. */
export function matterDeadlines(realm: MatterSlice): Deadline[] {
  return Object.values(realm.matters).map((matter) => ({
    id: `matter:${matter.id}:total`,
    kind: 'matter.total',
    subject: { kind: 'matter', id: matter.id },
    owner: matter.lead.id ?? matter.lead.name,
    startAt: matter.startedAt,
    startBasis: 'known',
    dueAt: matter.closeBy,
    ...(matter.endedAt === undefined ? {} : { doneAt: matter.endedAt }),
  }))
}
