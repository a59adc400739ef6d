// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { slugSchema } from '../domain/index.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { HOLDERS, holdingsOfResource, outstanding, rounded, type Holding, type HoldingFor } from '../hall/holdings/state.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { linkRefusal, present } from './orderDrafts.ts'
import { refuse, type Refusal } from './refusals.ts'

const HOLDER_WORDS = {
  natural: { zh: '自然灾害专项应急指挥部', en: 'the headquarters for natural disasters' },
  accident: { zh: '安全生产专项应急指挥部', en: 'the headquarters for work safety' },
  health: { zh: '公共卫生专项应急指挥部', en: 'the headquarters for public health' },
  social: { zh: '社会安全专项应急指挥部', en: 'the headquarters for public security' },
  key: { zh: '城市重要关键问题牵头单位', en: 'the lead of key city problems' },
} as const satisfies Record<(typeof HOLDERS)[number], { zh: string; en: string }>

const id = z.string().min(1).max(300)
const quantity = z.number().min(0.001).max(1e9)
const amount = z.number().min(0).max(1e9)
const purpose = { headquarters: z.enum(HOLDERS).optional(), responseId: id.optional(), incidentId: id.optional(), orderId: id.optional() }
const resource = z.strictObject({ source: slugSchema, id, name: z.string().trim().min(1).max(200) })
const approvedBy = personInput.optional()
const done = z.strictObject({ id: z.string() })

const take = defineCommand({
  summary: 'A headquarters takes a team, or a quantity of a supply; a team is never with two headquarters.',
  roles: ['operator', 'admin'],
  input: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('team'), resource, ...purpose, approvedBy }),
    z.strictObject({
      kind: z.literal('supply'),
      resource,
      ...purpose,
      approvedBy,
      quantity,
      unit: z.string().trim().min(1).max(20),
      availableQuantity: amount,
    }),
  ]),
  output: done,
  plan: (state, input, context) => {
    const to = holderOf(state, context, input)
    if (!to.ok) return to
    const refused = input.kind === 'team' ? teamRefusal(state, context, { resource: input.resource, to: to.value }) : stockRefusal(state, context, input)
    if (refused) return refused
    const by = input.approvedBy ? findPerson(state, input.approvedBy, 'approvedBy') : undefined
    if (by && !by.ok) return by
    const holdingId = `holding-${state.seq + 1}`
    const measure = input.kind === 'team' ? {} : { quantity: rounded(input.quantity), unit: input.unit, availableQuantity: input.availableQuantity }
    const body = { id: holdingId, kind: input.kind, resource: input.resource, ...to.value, ...measure, ...present({ approvedBy: by?.value }) }
    return accept([{ type: 'holding.taken', body }], { id: holdingId })
  },
})

const release = defineCommand({
  summary: 'A team is free again, or of a supply some came back and some was used up; what is still out stays held.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, returned: amount.optional(), consumed: amount.optional(), note: z.string().trim().min(1).max(1000).optional() }),
  output: z.strictObject({ id: z.string(), outstanding: z.number() }),
  plan: (state, input, context) => {
    const found = holdingFor(state, context, input.id)
    if (!found.ok) return found
    const { kind, unit = '' } = found.value
    const out = outstanding(found.value)
    const consumed = rounded(input.consumed ?? 0)
    // Nothing said: all that is out comes back.
    const returned = rounded(input.returned ?? (kind === 'team' || input.consumed !== undefined ? 0 : out))
    const left = rounded(out - returned - consumed)
    if (kind === 'team' && (returned > 0 || consumed > 0))
      return refuse('bad-input', { zh: 'returned、consumed: 队伍不计数量', en: 'returned, consumed: a team has no quantity' })
    if (left < 0)
      return refuse('over-capacity', {
        zh: `returned、consumed: 合计超过在用的 ${out} ${unit}`,
        en: `returned, consumed: together more than the ${out} ${unit} that are out`,
      })
    const isEnded = left === 0
    if (!isEnded && returned === 0 && consumed === 0)
      return refuse('bad-input', { zh: 'returned、consumed: 至少一项大于 0', en: 'returned, consumed: one of them must be above 0' })
    const body = { id: input.id, returned, consumed, isEnded, ...present({ note: input.note }) }
    return accept([{ type: 'holding.released', body }], { id: input.id, outstanding: left })
  },
})

const transfer = defineCommand({
  summary: 'A headquarters hands what it holds to another one; both are recorded.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, ...purpose, reason: z.string().trim().min(1).max(1000) }),
  output: done,
  plan: (state, input, context) => {
    const found = holdingFor(state, context, input.id)
    if (!found.ok) return found
    const to = holderOf(state, context, input)
    if (!to.ok) return to
    const { headquarters, responseId, incidentId, orderId } = found.value
    if (to.value.headquarters === headquarters && to.value.responseId === responseId)
      return refuse('wrong-state', {
        zh: `headquarters: 已由${HOLDER_WORDS[headquarters].zh}占用, 无须移交`,
        en: `headquarters: ${HOLDER_WORDS[headquarters].en} holds it already`,
      })
    const from: HoldingFor = { headquarters, ...present({ responseId, incidentId, orderId }) }
    return accept([{ type: 'holding.transferred', body: { id: input.id, from, to: to.value, reason: input.reason } }], { id: input.id })
  },
})

function holdingFor(state: HallState, { realm }: PlanContext, wanted: string): Found<Holding> {
  const holding = ownValue(realmOf(state, realm).holdings, wanted)
  if (!holding) return refuse('unknown-resource', { zh: `id: 没有占用记录“${wanted}”`, en: `id: there is no holding "${wanted}"` })
  if (holding.endedAt !== undefined) return refuse('already-done', { zh: `id: 占用“${wanted}”已归还`, en: `id: the holding "${wanted}" was released` })
  return { ok: true, value: holding }
}

type Purpose = { readonly [Name in keyof HoldingFor]?: HoldingFor[Name] | undefined }

/** The headquarters that takes it: named, or that of the response; both must agree, and the response be in force. */
function holderOf(state: HallState, context: PlanContext, given: Purpose): Found<HoldingFor> {
  const refused = linkRefusal(state, context, { responseId: given.responseId, incidentId: given.incidentId })
  if (refused) return refused
  const realm = realmOf(state, context.realm)
  if (given.orderId !== undefined && !ownValue(realm.orders, given.orderId))
    return refuse('unknown-order', { zh: `orderId: 没有派单“${given.orderId}”`, en: `orderId: there is no order "${given.orderId}"` })
  const response = given.responseId === undefined ? undefined : ownValue(realm.responses, given.responseId)
  if (response?.endedAt !== undefined)
    return refuse('already-ended', { zh: `responseId: 响应“${response.id}”已解除`, en: `responseId: the response "${response.id}" has ended` })
  const headquarters = given.headquarters ?? response?.headquarters
  if (!headquarters) return refuse('missing-fields', { zh: 'headquarters: 须写明指挥部或应急响应', en: 'headquarters: name the headquarters or the response' })
  if (response && response.headquarters !== headquarters)
    return refuse('bad-input', {
      zh: `headquarters: 响应“${response.id}”属于${HOLDER_WORDS[response.headquarters].zh}`,
      en: `headquarters: the response "${response.id}" belongs to ${HOLDER_WORDS[response.headquarters].en}`,
    })
  const { responseId, incidentId, orderId } = given
  return { ok: true, value: { headquarters, ...present({ responseId, incidentId, orderId }) } }
}

function teamRefusal(
  state: HallState,
  { realm }: PlanContext,
  { resource: wanted, to }: { readonly resource: Holding['resource']; readonly to: HoldingFor },
): Refusal | null {
  const [held] = holdingsOfResource(realmOf(state, realm), wanted)
  if (!held) return null
  const words = HOLDER_WORDS[held.headquarters]
  const code = held.headquarters === to.headquarters ? 'already-exists' : 'held-elsewhere'
  return refuse(code, {
    zh: `resource: “${held.resource.name}”已由${words.zh}占用(${held.id})`,
    en: `resource: "${held.resource.name}" is held by ${words.en} (${held.id})`,
  })
}

interface Taking {
  readonly resource: Holding['resource']
  readonly quantity: number
  readonly unit: string
  readonly availableQuantity: number
}

function stockRefusal(state: HallState, { realm }: PlanContext, { resource: wanted, quantity: asked, unit, availableQuantity }: Taking): Refusal | null {
  const holdings = holdingsOfResource(realmOf(state, realm), wanted)
  const other = holdings.find((holding) => holding.unit !== undefined && holding.unit !== unit)
  if (other)
    return refuse('bad-input', {
      zh: `unit: “${wanted.name}”已按“${other.unit}”占用(${other.id}), 不能改按“${unit}”计`,
      en: `unit: "${wanted.name}" is held in ${other.unit} (${other.id}) and cannot be counted in ${unit}`,
    })
  const out = rounded(holdings.reduce((sum, holding) => sum + outstanding(holding), 0))
  const free = rounded(availableQuantity - out)
  if (asked <= free) return null
  const holders = [...new Set(holdings.map((holding) => holding.headquarters))]
  const zh = holders.map((one) => HOLDER_WORDS[one].zh).join('、') || '无'
  const en = holders.map((one) => HOLDER_WORDS[one].en).join(', ') || 'nobody'
  return refuse('over-capacity', {
    zh: `quantity: “${wanted.name}”可用 ${Math.max(0, free)} ${unit}(库存 ${availableQuantity}, 已占用 ${out}: ${zh}), 申请 ${asked}`,
    en: `quantity: ${Math.max(0, free)} ${unit} of "${wanted.name}" are free (stock ${availableQuantity}, held ${out} by ${en}), ${asked} asked`,
  })
}

/** Commands of holdings (占用) of teams and supplies. */
export const HOLDING_COMMANDS = { 'holding.take': take, 'holding.release': release, 'holding.transfer': transfer } as const
