// SPDX-License-Identifier: Apache-2.0
import { isAlarmOpen, realmOf, type HallState } from '../hall/index.ts'
import type { HallOrder } from '../hall/orders/state.ts'
import { alarmSteps } from '../rules/alarmEscalation/index.ts'
import { ORDER_LIMITS, type OrderLimit, type OrderStep } from '../rules/orderLimits/index.ts'
import type { EventDraft, PlanContext } from './command.ts'

const WORDS: Record<OrderLimit, { readonly zh: string; readonly en: string }> = {
  sign: { zh: '超时未签收', en: 'not signed for in time' },
  arrive: { zh: '超时未到场', en: 'nobody arrived in time' },
  close: { zh: '超时未办结', en: 'not closed in time' },
}

/** Key of the alarm of an order's missed limit. */
export function orderAlarmKey(orderId: string, limit: OrderLimit): string {
  return `order:${orderId}:${limit}`
}

/** The alarm a step up raises; the first is for the desk's attention, every later one is urgent. */
export function orderAlarm(order: HallOrder, step: OrderStep, { rules, now }: PlanContext): EventDraft {
  const alarmClass = step.step > 1 ? 'urgent' : 'attention'
  const who = `${order.unit.name} · ${order.title}`.slice(0, 300)
  return {
    type: 'alarm.raised',
    body: {
      key: orderAlarmKey(order.id, step.limit),
      kind: `order.${step.limit}`,
      class: alarmClass,
      subject: { kind: 'order', id: order.id },
      text: { zh: `派单${WORDS[step.limit].zh}: ${who}`, en: `Order ${WORDS[step.limit].en}: ${who}` },
      audience: 'console',
      escalations: alarmSteps(rules.alarmEscalation, alarmClass, now),
    },
  }
}

/** Ends the alarms of these limits of an order as far as they are open: their cause is gone. */
export function endOrderAlarms(
  state: HallState,
  context: PlanContext,
  order: { readonly id: string; readonly limits?: readonly OrderLimit[]; readonly reason: string },
): EventDraft[] {
  const keys = (order.limits ?? ORDER_LIMITS).map((limit) => orderAlarmKey(order.id, limit))
  const realm = realmOf(state, context.realm)
  return keys.filter((key) => isAlarmOpen(realm, key)).map((key) => ({ type: 'alarm.cleared', body: { key, reason: order.reason } }))
}
