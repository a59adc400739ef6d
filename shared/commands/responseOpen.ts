// SPDX-License-Identifier: Apache-2.0
import { holdingsOfResponse } from '../hall/holdings/state.ts'
import { realmOf, type HallResponse, type HallState } from '../hall/index.ts'
import { openOrders } from '../hall/orders/state.ts'
import type { PlanContext } from './command.ts'

/** Something of a response that is not closed. */
export interface OpenItem {
  readonly kind: 'step' | 'order' | 'holding'
  readonly id: string
  readonly text: string
}

/** What of a response is still open when it ends: steps of the plan, orders, teams and supplies it holds. It is told, not closed: a person decides. */
export function openOfResponse(state: HallState, response: HallResponse, { realm }: PlanContext): OpenItem[] {
  const here = realmOf(state, realm)
  const steps = Object.values(response.steps ?? {}).filter((step) => step.doneAt === undefined && step.droppedAt === undefined)
  const orders = openOrders(here).filter((order) => order.responseId === response.id)
  return [
    ...steps.map((step): OpenItem => ({ kind: 'step', id: step.id, text: step.title })),
    ...orders.map((order): OpenItem => ({ kind: 'order', id: order.id, text: order.title })),
    ...holdingsOfResponse(here, response.id).map((holding): OpenItem => ({ kind: 'holding', id: holding.id, text: holding.resource.name })),
  ]
}
