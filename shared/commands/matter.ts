// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import type { NamedUnit } from '../hall/duty/person.ts'
import { isAlarmOpen, realmOf, type HallState } from '../hall/index.ts'
import { doneNodes, ordersOfMatter, type HallMatter } from '../hall/matters/state.ts'
import { isOrderDone } from '../hall/orders/transitions.ts'
import { TOWN_UNIT, type MatterNode, type MatterTemplate } from '../rules/matterTemplates/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import { findUnit, unitInput, type Found } from './dutyPeople.ts'
import { readyOrders } from './matterDrafts.ts'
import { endOrderAlarms } from './orderAlarms.ts'
import { linkRefusal, present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const id = z.string().min(1).max(300)

const start = defineCommand({
  summary: 'Start a matter (一件事) from a template: orders for the steps that need not wait go out at once.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    templateId: id,
    incidentId: id.optional(),
    title: z.string().trim().min(1).max(200).optional(),
    /** Other units than the template's, by the step's id. */ units: z.record(id, unitInput).optional(),
  }),
  output: z.strictObject({ id: z.string(), issued: z.array(z.string()) }),
  plan: (state, input, context) => {
    const template = context.rules.matterTemplates.templates.find((one) => one.id === input.templateId)
    if (!template)
      return refuse('unknown-template', { zh: `templateId: 没有模板“${input.templateId}”`, en: `templateId: there is no template "${input.templateId}"` })
    const refused = linkRefusal(state, context, input)
    if (refused) return refused
    const stranger = Object.keys(input.units ?? {}).find((nodeId) => !template.nodes.some((node) => node.id === nodeId))
    if (stranger !== undefined)
      return refuse('bad-input', { zh: `units.${stranger}: 模板没有这个环节`, en: `units.${stranger}: the template has no such step` })
    const started = startedDraft(state, context, { template, ...input })
    if (!started.ok) return started
    const after = reduceDrafts(state, [started.value], context)
    const matter = ownValue(realmOf(after, context.realm).matters, `matter-${state.seq + 1}`)!
    const orders = readyOrders(after, context, { matter, seq: state.seq })
    if (!orders.ok) return orders
    const issued = orders.value.flatMap((draft) => (draft.type === 'order.issued' ? [draft.body.id] : []))
    return accept([started.value, ...orders.value], { id: matter.id, issued })
  },
})

const close = defineCommand({
  summary: 'Close a matter (一件事): all its steps are done, or somebody says why not; open orders are cancelled then.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, summary: z.string().trim().min(1).max(4000), reason: z.string().trim().min(1).max(1000).optional() }),
  output: z.strictObject({ id: z.string(), cancelled: z.array(z.string()) }),
  plan: (state, input, context) => {
    const realm = realmOf(state, context.realm)
    const matter = ownValue(realm.matters, input.id)
    if (!matter) return refuse('unknown-entry', { zh: `id: 没有“一件事”“${input.id}”`, en: `id: there is no matter "${input.id}"` })
    if (matter.endedAt !== undefined) return refuse('already-done', { zh: `id: “一件事”“${input.id}”已办结`, en: `id: the matter "${input.id}" is closed` })
    const done = doneNodes(realm, matter.id)
    const left = matter.nodes.filter((node) => !done.has(node.id))
    if (left.length > 0 && input.reason === undefined) {
      const titles = left.map((node) => node.title).join('、')
      return refuse('reason-missing', {
        zh: `reason: 尚有环节未办结(${titles}), 提前办结须说明理由`,
        en: `reason: steps are not done (${titles}); closing now needs a reason`,
      })
    }
    const cancelled = [...ordersOfMatter(realm, matter.id).values()].filter((order) => !isOrderDone(order.status)).map((order) => order.id)
    return accept(closingDrafts({ state, context, matter, cancelled }, input), { id: input.id, cancelled })
  },
})

interface Closing {
  readonly state: HallState
  readonly context: PlanContext
  readonly matter: HallMatter
  readonly cancelled: readonly string[]
}

function closingDrafts(
  { state, context, matter, cancelled }: Closing,
  input: { readonly summary: string; readonly reason?: string | undefined },
): EventDraft[] {
  const reason = input.reason ?? ''
  const closed: EventDraft = { type: 'matter.closed', body: { id: matter.id, summary: input.summary, ...present({ reason: input.reason }) } }
  const key = matterAlarmKey(matter.id)
  const alarm: EventDraft[] = isAlarmOpen(realmOf(state, context.realm), key) ? [{ type: 'alarm.cleared', body: { key, reason: '“一件事”已办结' } }] : []
  const orders = cancelled.flatMap((orderId): EventDraft[] => [
    { type: 'order.cancelled', body: { id: orderId, reason } },
    ...endOrderAlarms(state, context, { id: orderId, reason: '“一件事”已办结' }),
  ])
  return [closed, ...alarm, ...orders]
}

/** Key of the alarm of a matter that is late as a whole. */
export function matterAlarmKey(matterId: string): string {
  return `matter:${matterId}:total`
}

interface Starting {
  readonly template: MatterTemplate
  readonly incidentId?: string | undefined
  readonly title?: string | undefined
  readonly units?: Readonly<Record<string, z.infer<typeof unitInput>>> | undefined
}

function startedDraft(state: HallState, context: PlanContext, starting: Starting): Found<EventDraft> {
  const { template, incidentId } = starting
  const nodes = []
  for (const node of template.nodes) {
    const unit = unitOf(state, context, { node, starting })
    if (!unit.ok) return unit
    const { id: nodeId, title, kind, urgency, limitMinutes, after } = node
    nodes.push({ id: nodeId, title, unit: unit.value, kind, urgency, limitMinutes, after: [...after] })
  }
  const body = {
    id: `matter-${state.seq + 1}`,
    templateId: template.id,
    title: starting.title ?? template.title,
    lead: { id: template.lead.unit, name: template.lead.unitName },
    coHandlers: template.coHandlers.map((one) => (one.unit === TOWN_UNIT ? { name: one.unitName } : { id: one.unit, name: one.unitName })),
    nodes,
    closeBy: context.now + template.totalMinutes * 60_000,
    ...present({ incidentId }),
  }
  return { ok: true, value: { type: 'matter.started', body } }
}

/** The unit of a step: the one given, the town of the incident, or the template's with the name the organisation knows. */
function unitOf(state: HallState, { realm }: PlanContext, { node, starting }: { readonly node: MatterNode; readonly starting: Starting }): Found<NamedUnit> {
  const given = ownValue(starting.units ?? {}, node.id)
  if (given) return findUnit(state, given, `units.${node.id}`)
  if (node.unit !== TOWN_UNIT) return { ok: true, value: { id: node.unit, name: ownValue(state.organisation.units, node.unit)?.name ?? node.unitName } }
  const town = starting.incidentId === undefined ? undefined : ownValue(realmOf(state, realm).incidents, starting.incidentId)?.town
  const unit = town === undefined ? undefined : Object.values(state.organisation.units).find((one) => one.town === town)
  if (unit) return { ok: true, value: { id: unit.id, name: unit.name } }
  return { ok: true, value: { name: town ?? node.unitName } }
}

/** Commands of matters (一件事). */
export const MATTER_COMMANDS = { 'matter.start': start, 'matter.close': close } as const
