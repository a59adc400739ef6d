// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { NamedUnit } from '../hall/duty/person.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import type { HallOrder, OrderLinks } from '../hall/orders/state.ts'
import { isOrderDone, moved, ORDER_STATUS_WORDS, type OrderMove } from '../hall/orders/transitions.ts'
import { orderMoments, orderSteps, type OrderAsk, type OrderMoments, type OrderStep } from '../rules/orderLimits/index.ts'
import type { EventDraft, PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { refuse, type Refusal } from './refusals.ts'

const MOVE_WORDS: Record<OrderMove, { readonly zh: string; readonly en: string }> = {
  sign: { zh: '签收', en: 'signed for' },
  handle: { zh: '开始处置', en: 'begun' },
  arrive: { zh: '登记到场', en: 'arrived at' },
  feedback: { zh: '反馈', en: 'reported on' },
  close: { zh: '办结', en: 'closed' },
  return: { zh: '退回', en: 'returned' },
  reassign: { zh: '改派', en: 'reassigned' },
  urge: { zh: '催办', en: 'urged' },
  escalate: { zh: '上报', en: 'escalated' },
  cancel: { zh: '撤销', en: 'cancelled' },
  reopen: { zh: '重新下达', en: 'reopened' },
}

/** What a new order is made of. */
export interface OrderDraft extends OrderAsk, OrderLinks {
  readonly id: string
  readonly title: string
  readonly detail?: string | undefined
  readonly unit: NamedUnit
  readonly closeBy?: number | undefined
}

/** Limits and steps of an order that is issued now, as they go into its event. */
export function datedOrder(
  ask: OrderAsk & { readonly closeBy?: number | undefined },
  { rules, now }: PlanContext,
): Found<OrderMoments & { readonly steps: OrderStep[] }> {
  const closeMinutes = ask.closeBy === undefined ? ask.closeMinutes : (ask.closeBy - now) / 60_000
  const moments = orderMoments(rules.orderLimits, { ...ask, closeMinutes }, now)
  if (!moments)
    return refuse('missing-fields', {
      zh: `closeBy、signMinutes: 规则 orderLimits 没有“${ask.kind}/${ask.urgency}”的时限, 须手工填写`,
      en: `closeBy, signMinutes: the rule orderLimits has no row for ${ask.kind}/${ask.urgency}; give both`,
    })
  return { ok: true, value: { ...moments, steps: orderSteps(rules.orderLimits, moments) } }
}

/** The event of a new order. */
export function issueDraft(draft: OrderDraft, context: PlanContext): Found<EventDraft> {
  const dated = datedOrder(draft, context)
  if (!dated.ok) return dated
  const { id, title, detail, kind, urgency, unit, incidentId, responseId, matterId, nodeId, planStepId, parentId } = draft
  const links = present({ detail, incidentId, responseId, matterId, nodeId, planStepId, parentId })
  return { ok: true, value: { type: 'order.issued', body: { id, title, kind, urgency, unit, ...links, ...dated.value } } }
}

/** The order a command speaks of, when the move is allowed from its state; the refusal names both. */
export function orderFor(state: HallState, context: PlanContext, { id, move }: { readonly id: string; readonly move: OrderMove }): Found<HallOrder> {
  const order = ownValue(realmOf(state, context.realm).orders, id)
  if (!order) return refuse('unknown-order', { zh: `id: 没有派单“${id}”`, en: `id: there is no order "${id}"` })
  if (moved(order.status, move) !== null) return { ok: true, value: order }
  const words = ORDER_STATUS_WORDS[order.status]
  return refuse(isOrderDone(order.status) ? 'already-done' : 'wrong-state', {
    zh: `id: 派单“${id}”${words.zh}, 不能${MOVE_WORDS[move].zh}`,
    en: `id: the order "${id}" is ${words.en} and cannot be ${MOVE_WORDS[move].en}`,
  })
}

/** Why an order cannot belong to what it names; null when all of it exists. */
export function linkRefusal(state: HallState, context: PlanContext, links: { readonly [Name in keyof OrderLinks]?: string | undefined }): Refusal | null {
  const realm = realmOf(state, context.realm)
  const { incidentId, responseId, parentId } = links
  if (incidentId !== undefined && !ownValue(realm.incidents, incidentId))
    return refuse('unknown-incident', { zh: `incidentId: 没有事件“${incidentId}”`, en: `incidentId: there is no incident "${incidentId}"` })
  if (responseId !== undefined && !ownValue(realm.responses, responseId))
    return refuse('unknown-response', { zh: `responseId: 没有应急响应“${responseId}”`, en: `responseId: there is no response "${responseId}"` })
  if (parentId !== undefined && !ownValue(realm.orders, parentId))
    return refuse('unknown-order', { zh: `parentId: 没有派单“${parentId}”`, en: `parentId: there is no order "${parentId}"` })
  return null
}

/** The fields that are given. */
export function present<Fields extends Record<string, unknown>>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
}
