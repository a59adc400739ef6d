// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../domain/index.ts'
import type { HallState } from '../hall/index.ts'
import type { NamedUnit } from '../hall/duty/person.ts'
import { pendingDecisions, type Consultation } from '../hall/ledgers/consultations/state.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import {
  dueRefusal,
  entryAnswer,
  entryIdInput,
  findEntry,
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

const MOST_PARTS = 300
const NAMES = ['会商', 'consultation'] as const

const open = defineCommand({
  summary: 'Open a consultation (会商研判): title, time, chair, units taking part, topics.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    title: titleInput,
    at: instantSchema.optional(),
    chair: personInput.optional(),
    participants: z.array(unitInput).max(60).default([]),
    topics: z.array(titleInput).max(40).default([]),
    incidentId: linkIdInput.optional(),
  }),
  output: entryAnswer,
  plan: (state, input, context) => {
    const refused = firstRefusal(pastRefusal('at', input.at, context), incidentRefusal(realmAt(state, context), input.incidentId))
    if (refused) return refused
    const chair = input.chair && findPerson(state, input.chair, 'chair')
    if (chair && !chair.ok) return chair
    const participants: NamedUnit[] = []
    for (const [index, named] of input.participants.entries()) {
      const unit = findUnit(state, named, `participants.${index}`)
      if (!unit.ok) return unit
      participants.push(unit.value)
    }
    const id = `consultation-${state.seq + 1}`
    const { chair: _given, ...rest } = input
    const body = { ...rest, id, at: input.at ?? context.now, participants, ...(chair ? { chair: chair.value } : {}) }
    return accept([{ type: 'consultation.opened', body }], { id })
  },
})

const minute = defineCommand({
  summary: 'Add a minute (会商纪要) to an open consultation.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id: entryIdInput, text: textInput, by: personInput }),
  output: z.strictObject({ id: z.string(), minuteId: z.string() }),
  plan: (state, input, context) => {
    const found = openConsultation(state, input.id, context)
    if (!found.ok) return found
    const full = fullRefusal(found.value.minutes)
    if (full) return full
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const minuteId = `minute-${state.seq + 1}`
    return accept([{ type: 'consultation.minuted', body: { id: input.id, minute: { id: minuteId, text: input.text, by: by.value } } }], {
      id: input.id,
      minuteId,
    })
  },
})

const decide = defineCommand({
  summary: 'Record a decision (决定事项) of a consultation, the unit that carries it out, and its time limit.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id: entryIdInput, text: textInput, unit: unitInput.optional(), dueAt: instantSchema.optional() }),
  output: z.strictObject({ id: z.string(), decisionId: z.string() }),
  plan: (state, input, context) => {
    const found = openConsultation(state, input.id, context)
    if (!found.ok) return found
    const refused = fullRefusal(found.value.decisions) ?? dueRefusal('dueAt', input.dueAt, context.now)
    if (refused) return refused
    const unit = input.unit && findUnit(state, input.unit, 'unit')
    if (unit && !unit.ok) return unit
    const decisionId = `decision-${state.seq + 1}`
    const due = input.dueAt === undefined ? {} : { dueAt: input.dueAt }
    const decision = { id: decisionId, text: input.text, ...due, ...(unit ? { unit: unit.value } : {}) }
    return accept([{ type: 'consultation.decided', body: { id: input.id, decision } }], { id: input.id, decisionId })
  },
})

const followUp = defineCommand({
  summary: 'Record how a decision of a consultation is carried out; the last record says it is done.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    decisionId: entryIdInput,
    text: textInput,
    by: personInput,
    at: instantSchema.optional(),
    isDone: z.boolean().default(false),
  }),
  output: z.strictObject({ id: z.string(), decisionId: z.string() }),
  plan: (state, input, context) => {
    const found = openConsultation(state, input.id, context)
    if (!found.ok) return found
    const decision = found.value.decisions.find((one) => one.id === input.decisionId)
    if (!decision) return refuseField('unknown-entry', 'decisionId', [`没有决定事项“${input.decisionId}”`, `there is no decision "${input.decisionId}"`])
    if (decision.doneAt !== undefined) return refuseField('already-done', 'decisionId', ['该决定事项已落实', 'this decision was carried out'])
    const refused = pastRefusal('at', input.at, { now: context.now, from: decision.at })
    if (refused) return refused
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const step = { text: input.text, at: input.at ?? context.now, by: by.value, isDone: input.isDone }
    const body = { id: input.id, decisionId: input.decisionId, followUp: step }
    return accept([{ type: 'consultation.followedUp', body }], { id: input.id, decisionId: input.decisionId })
  },
})

const correct = defineCommand({
  summary: 'Correct (更正) the words of a minute or of a decision, with the reason; the earlier words stay with it.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id: entryIdInput, partId: entryIdInput, text: textInput, reason: reasonInput }),
  output: entryAnswer,
  inverse: 'consultation.correct',
  plan: (state, input, context) => {
    const found = findEntry(realmAt(state, context).consultations, input.id, NAMES)
    if (!found.ok) return found
    if ([...found.value.minutes, ...found.value.decisions].every((part) => part.id !== input.partId))
      return refuseField('unknown-entry', 'partId', [`没有纪要或决定事项“${input.partId}”`, `there is no minute or decision "${input.partId}"`])
    return accept([{ type: 'consultation.corrected', body: input }], { id: input.id })
  },
})

const close = defineCommand({
  summary: 'Close a consultation with its summary; while a decision is not carried out, only with the reason.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id: entryIdInput, summary: textInput, reason: reasonInput.optional() }),
  output: entryAnswer,
  plan: (state, input, context) => {
    const found = openConsultation(state, input.id, context)
    if (!found.ok) return found
    const pending = pendingDecisions(found.value).length
    if (pending > 0 && input.reason === undefined)
      return refuse('reason-missing', {
        zh: `reason: 尚有 ${pending} 项决定未落实, 结束会商须写明理由`,
        en: `reason: ${pending} decisions are not carried out; closing needs a reason`,
      })
    return accept([{ type: 'consultation.closed', body: input }], { id: input.id })
  },
})

function openConsultation(state: HallState, id: string, context: PlanContext): Found<Consultation> {
  const found = findEntry(realmAt(state, context).consultations, id, NAMES)
  return found.ok && found.value.closed ? refuseField('already-done', 'id', ['该会商已结束', 'this consultation is closed']) : found
}

function fullRefusal(parts: readonly unknown[]): ReturnType<typeof refuse> | null {
  if (parts.length < MOST_PARTS) return null
  return refuseField('over-capacity', 'id', [`一次会商最多 ${MOST_PARTS} 条, 请另开会商`, `a consultation holds ${MOST_PARTS} at most; open another`])
}

/** Commands of consultations (会商研判). */
export const CONSULTATION_COMMANDS = {
  'consultation.open': open,
  'consultation.minute': minute,
  'consultation.decide': decide,
  'consultation.followUp': followUp,
  'consultation.correct': correct,
  'consultation.close': close,
} as const
