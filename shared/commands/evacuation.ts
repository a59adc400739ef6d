// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import { keyGroupSchema, peopleSchema } from '../hall/ledgers/evacuation/events.ts'
import { evacuationTotals } from '../hall/ledgers/evacuation/state.ts'
import { given } from '../hall/ledgers/parts.ts'
import { accept, defineCommand, type EventDraft } from './command.ts'
import { reduceDrafts } from './draft.ts'
import { findPerson, personInput } from './dutyPeople.ts'
import { countsRefusal, movementRefusal, openEvacuation, placesRefusal } from './evacuationChecks.ts'
import {
  dueRefusal,
  entryAnswer,
  entryIdInput,
  firstRefusal,
  incidentRefusal,
  linkIdInput,
  pastRefusal,
  realmAt,
  reasonInput,
  refuseField,
  textInput,
  titleInput,
} from './ledgerChecks.ts'
import { refuse } from './refusals.ts'

const totals = z.strictObject({ toMove: z.number(), moved: z.number(), notMoved: z.number(), returned: z.number(), away: z.number() })
const keyGroups = z.array(keyGroupSchema).max(20)

const plan = defineCommand({
  summary: 'Plan an evacuation (转移安置): areas with the people to move and key groups, shelters with capacity; with the id of an open one, add to it.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput.optional(),
    title: titleInput.optional(),
    incidentId: linkIdInput.optional(),
    dueAt: instantSchema.optional(),
    areas: z.array(z.strictObject({ id: entryIdInput.optional(), name: titleInput, toMove: peopleSchema, keyGroups: keyGroups.default([]) })).max(400),
    shelters: z
      .array(z.strictObject({ id: entryIdInput.optional(), name: titleInput, capacity: peopleSchema, others: peopleSchema.default(0) }))
      .max(400)
      .default([]),
  }),
  output: z.strictObject({ id: z.string(), areaIds: z.array(z.string()), shelterIds: z.array(z.string()) }),
  plan: (state, input, context) => {
    const known = input.id === undefined ? null : openEvacuation(state, input.id, context)
    if (known && !known.ok) return known
    const title = input.title ?? known?.value.title
    if (title === undefined) return refuse('missing-fields', { zh: '缺少: 名称(title)', en: 'missing: title' })
    if (!known && input.areas.length === 0) return refuse('missing-fields', { zh: '缺少: 至少一个转移区域(areas)', en: 'missing: areas, at least one' })
    const number = state.seq + 1
    const areas = input.areas.map((area, index) => ({ ...area, id: area.id ?? `area-${number}-${index + 1}` }))
    const shelters = input.shelters.map((shelter, index) => ({ ...shelter, id: shelter.id ?? `shelter-${number}-${index + 1}` }))
    const refused = firstRefusal(
      incidentRefusal(realmAt(state, context), input.incidentId),
      dueRefusal('dueAt', input.dueAt, known?.value.plannedAt ?? context.now),
      placesRefusal(known?.value ?? { areas: [], shelters: [] }, { areas, shelters }),
    )
    if (refused) return refused
    const id = known?.value.id ?? `evacuation-${number}`
    const body = { id, title, ...given({ incidentId: input.incidentId, dueAt: input.dueAt }), areas, shelters }
    return accept([{ type: 'evacuation.planned', body }], { id, areaIds: areas.map((area) => area.id), shelterIds: shelters.map((shelter) => shelter.id) })
  },
})

const record = defineCommand({
  summary: 'Record people moved or returned: area, number, shelter, key groups among them; a shelter beyond its capacity needs the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    areaId: entryIdInput,
    kind: z.enum(['moved', 'returned']),
    count: peopleSchema.min(1),
    shelterId: entryIdInput.optional(),
    keyGroups: keyGroups.default([]),
    at: instantSchema.optional(),
    by: personInput,
    reason: reasonInput.optional(),
  }),
  output: totals,
  plan: (state, input, context) => {
    const found = openEvacuation(state, input.id, context)
    if (!found.ok) return found
    const movement = { ...input, at: input.at ?? context.now }
    const refused = pastRefusal('at', input.at, context) ?? movementRefusal(found.value, movement)
    if (refused) return refused
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const recorded: EventDraft = { type: 'evacuation.recorded', body: { ...movement, by: by.value } }
    const after = ownValue(realmAt(reduceDrafts(state, [recorded], context), context).evacuations, input.id)
    return accept([recorded], evacuationTotals(after ?? found.value))
  },
})

const correct = defineCommand({
  summary: 'Correct (更正) an area, its counts, or a shelter of an evacuation, with the reason; the earlier values stay with it.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    reason: reasonInput,
    area: z.strictObject({ id: entryIdInput, name: titleInput.optional(), toMove: peopleSchema.optional(), keyGroups: keyGroups.optional() }).optional(),
    counts: z.strictObject({ areaId: entryIdInput, shelterId: entryIdInput.optional(), moved: peopleSchema, returned: peopleSchema }).optional(),
    shelter: z.strictObject({ id: entryIdInput, name: titleInput.optional(), capacity: peopleSchema.optional(), others: peopleSchema.optional() }).optional(),
  }),
  output: totals,
  inverse: 'evacuation.correct',
  plan: (state, input, context) => {
    const found = openEvacuation(state, input.id, context)
    if (!found.ok) return found
    const { areas, shelters } = found.value
    const { area, counts, shelter } = input
    if (!area && !counts && !shelter) return refuse('missing-fields', { zh: '没有要更正的内容', en: 'nothing to correct was named' })
    if (area && counts && area.id !== counts.areaId)
      return refuseField('bad-input', 'counts.areaId', ['一次只更正一个区域', 'one correction is about one area'])
    const areaId = area?.id ?? counts?.areaId
    if (areaId !== undefined && areas.every((one) => one.id !== areaId))
      return refuseField('unknown-entry', area ? 'area.id' : 'counts.areaId', [`没有区域“${areaId}”`, `there is no area "${areaId}"`])
    const strange = [counts?.shelterId, shelter?.id].find((id) => id !== undefined && shelters.every((one) => one.id !== id))
    const field = strange === counts?.shelterId ? 'counts.shelterId' : 'shelter.id'
    if (strange !== undefined) return refuseField('unknown-entry', field, [`没有安置点“${strange}”`, `there is no shelter "${strange}"`])
    const draft: EventDraft = { type: 'evacuation.corrected', body: input }
    const after = ownValue(realmAt(reduceDrafts(state, [draft], context), context).evacuations, input.id) ?? found.value
    return countsRefusal(after) ?? accept([draft], evacuationTotals(after))
  },
})

const close = defineCommand({
  summary: 'Close an evacuation with its summary; while people are not moved or still away, only with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id: entryIdInput, summary: textInput, reason: reasonInput.optional() }),
  output: entryAnswer,
  plan: (state, input, context) => {
    const found = openEvacuation(state, input.id, context)
    if (!found.ok) return found
    const { notMoved, away } = evacuationTotals(found.value)
    if (notMoved + away > 0 && input.reason === undefined)
      return refuse('reason-missing', {
        zh: `reason: 尚有 ${notMoved} 人未转、${away} 人未返回, 结束须写明理由`,
        en: `reason: ${notMoved} are not moved and ${away} are still away; closing needs a reason`,
      })
    return accept([{ type: 'evacuation.closed', body: input }], { id: input.id })
  },
})

/** Commands of the evacuation ledger (转移安置台账). */
export const EVACUATION_COMMANDS = {
  'evacuation.plan': plan,
  'evacuation.record': record,
  'evacuation.correct': correct,
  'evacuation.close': close,
} as const
