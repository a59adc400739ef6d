// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { doneNodes, ordersOfMatter, type HallMatter } from '../hall/matters/state.ts'
import type { HallOrder } from '../hall/orders/state.ts'
import { readyNodes } from '../rules/matterTemplates/index.ts'
import type { EventDraft, PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import type { Found } from './dutyPeople.ts'
import { issueDraft } from './orderDrafts.ts'

/** The orders of a matter's steps that may begin in this state and have not. */
export function readyOrders(
  state: HallState,
  context: PlanContext,
  { matter, seq }: { readonly matter: HallMatter; readonly seq: number },
): Found<EventDraft[]> {
  const realm = realmOf(state, context.realm)
  const begun = ordersOfMatter(realm, matter.id)
  const ready = readyNodes(matter.nodes, doneNodes(realm, matter.id)).filter((node) => !begun.has(node.id))
  const drafts: EventDraft[] = []
  for (const [index, node] of ready.entries()) {
    const links = { matterId: matter.id, nodeId: node.id, ...(matter.incidentId === undefined ? {} : { incidentId: matter.incidentId }) }
    const { title, unit, kind, urgency, limitMinutes } = node
    const id = `order-${seq + 1}${index === 0 ? '' : `-${index + 1}`}`
    const draft = issueDraft({ id, title, unit, kind, urgency, closeMinutes: limitMinutes, ...links }, context)
    if (!draft.ok) return draft
    drafts.push(draft.value)
  }
  return { ok: true, value: drafts }
}

/** The events that end an order, and with them the orders of the steps that waited for it. */
export function matterFollowUp(
  state: HallState,
  context: PlanContext,
  { order, events }: { readonly order: HallOrder; readonly events: readonly EventDraft[] },
): Found<EventDraft[]> {
  const matter = order.matterId === undefined ? undefined : ownValue(realmOf(state, context.realm).matters, order.matterId)
  if (!matter || matter.endedAt !== undefined) return { ok: true, value: [...events] }
  const next = readyOrders(reduceDrafts(state, events, context), context, { matter, seq: state.seq })
  return next.ok ? { ok: true, value: [...events, ...next.value] } : next
}
