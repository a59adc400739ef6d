// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { casualtyTotals, isOpenIncident, realmOf, type RealmState } from '../hall/index.ts'
import { openOrders } from '../hall/orders/state.ts'
import { accept, defineCommand } from './command.ts'
import { findIncident, given, incidentIdInput, reasonInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

/** What stands against closing an incident: people still trapped, orders still open. */
function objections(realm: RealmState, incidentId: string): { zh: string; en: string }[] {
  const { trapped } = casualtyTotals(ownValue(realm.casualties, incidentId) ?? [])
  const orders = openOrders(realm).filter((order) => order.incidentId === incidentId)
  return [
    ...(trapped.count > 0 ? [{ zh: `仍有 ${trapped.count} 人被困`, en: `${trapped.count} people are still trapped` }] : []),
    ...orders.slice(0, 20).map((order) => ({ zh: `派单“${order.id}”未办结`, en: `the order "${order.id}" is open` })),
  ]
}

const close = defineCommand({
  summary: 'Close an incident with its summary; with people trapped or orders open only for a reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ incidentId: incidentIdInput, summary: z.string().trim().min(1).max(4000), reason: reasonInput.optional() }),
  output: z.strictObject({ incidentId: z.string() }),
  inverse: 'incident.reopen',
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    if (!isOpenIncident(found.value))
      return refuse('already-done', {
        zh: `incidentId: 事件“${input.incidentId}”已办结`,
        en: `incidentId: the incident "${input.incidentId}" is closed already`,
      })
    const against = objections(realmOf(state, context.realm), input.incidentId)
    if (against.length > 0 && input.reason === undefined)
      return refuse('wrong-state', {
        zh: `reason: ${against.map((one) => one.zh).join('；')}；仍要办结须写明理由`,
        en: `reason: ${against.map((one) => one.en).join('; ')}; closing it all the same needs a reason`,
      })
    const body = {
      incidentId: input.incidentId,
      summary: input.summary,
      ...given({ reason: input.reason }),
      ...(against.length > 0 ? { against: against.map((one) => one.zh.slice(0, 200)) } : {}),
    }
    return accept([{ type: 'incident.closed', body }], { incidentId: input.incidentId })
  },
})

/** Commands that close incidents. */
export const CLOSING_COMMANDS = { 'incident.close': close } as const
