// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { openMatters } from '../hall/matters/state.ts'
import { openOrders, orderLimitId, pendingSteps } from '../hall/orders/state.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'
import { matterAlarmKey } from './matter.ts'

/** Orders whose limit ran out climb, step by step; a matter that is late as a whole becomes an alarm, once. */
export function orderConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  const steps = openOrders(realm).flatMap((order) =>
    pendingSteps(order)
      .filter((step) => now > step.dueAt)
      .map(({ limit, step }): Consequence => ({
        name: 'order.escalate',
        input: { id: order.id, limit, step },
        commandId: `${orderLimitId(order, limit)}:${step}`,
        realm: realmId,
      })),
  )
  const late = openMatters(realm).filter((matter) => now > matter.closeBy && !ownValue(realm.alarms, matterAlarmKey(matter.id)))
  return [...steps, ...late.map(({ id, title }) => lateMatter({ id, title, realmId }))]
}

function lateMatter({ id, title, realmId }: { readonly id: string; readonly title: string; readonly realmId: string }): Consequence {
  const input = {
    key: matterAlarmKey(id),
    kind: 'matter.total',
    class: 'attention',
    subject: { kind: 'matter', id },
    text: { zh: `“一件事”超过总时限: ${title}`, en: `Matter past its total limit: ${title}` },
    audience: 'console',
  }
  return { name: 'alarm.raise', input, commandId: `matter:${id}:total:late`, realm: realmId }
}
