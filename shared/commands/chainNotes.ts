// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../domain/index.ts'
import { REPORT_WAYS, type EntryChanges } from '../hall/chain/schema.ts'
import { trackOf, type ChainEntry } from '../hall/chain/state.ts'
import { isSamePerson, isSameUnit } from '../hall/duty/person.ts'
import type { HallState } from '../hall/index.ts'
import { canonicalJson } from '../base/index.ts'
import { fieldValuesSchema } from '../rules/reportFields/index.ts'
import { findChain, findEntry, futureRefusal, reasonMissing } from './chainParts.ts'
import { findReceivers, receiverInput, reporterInput } from './chainReport.ts'
import { fieldsRefusal } from './chainReportChecks.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, type Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

const place = { incidentId: z.string().min(1).max(300), entryId: z.string().min(1).max(120) }
const reason = z.string().trim().min(1).max(1000)
const done = z.strictObject({ entryId: z.string(), changed: z.boolean() })

/** Records that a report was received. */
export const receiptCommand = defineCommand({
  summary: 'Record the receipt (回执) of a report: who acknowledged it and when.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ ...place, by: personInput, at: instantSchema.optional(), reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    const found = entryIn(state, input, context)
    if (!found.ok) return found
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const at = input.at ?? context.now
    if (found.value.receipts.some((receipt) => isSamePerson(receipt.by, by.value)))
      return refuse('already-done', { zh: `by: ${by.value.name} 已回执`, en: `by: ${by.value.name} has acknowledged it before` })
    const refused = futureRefusal('at', at, context.now)
    if (refused) return refused
    if (at < found.value.at && input.reason === undefined)
      return refuse('out-of-order', { zh: 'at: 回执早于报告；确属如此须写明 reason', en: 'at: the receipt lies before the report; give a reason if it was so' })
    const { incidentId, entryId } = input
    const why = input.reason === undefined ? {} : { reason: input.reason }
    return accept([{ type: 'chain.receiptGiven', body: { incidentId, entryId, by: by.value, at, ...why } }], { entryId, changed: true })
  },
})

/** Records what a leader wrote or said about a report. */
export const instructCommand = defineCommand({
  summary: 'Record the instruction (批示) a leader gave on a report.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ ...place, by: personInput, at: instantSchema.optional(), text: z.string().trim().min(1).max(2000) }),
  output: done,
  plan: (state, input, context) => {
    const found = entryIn(state, input, context)
    if (!found.ok) return found
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const at = input.at ?? context.now
    const refused = futureRefusal('at', at, context.now)
    if (refused) return refused
    if (at < found.value.at) return refuse('out-of-order', { zh: 'at: 批示早于报告', en: 'at: the instruction lies before the report' })
    const { incidentId, entryId, text } = input
    return accept([{ type: 'chain.instructed', body: { incidentId, entryId, by: by.value, at, text } }], { entryId, changed: true })
  },
})

const changesInput = z.strictObject({
  reporter: reporterInput.optional(),
  receiver: receiverInput.optional(),
  at: instantSchema.optional(),
  way: z.enum(REPORT_WAYS).optional(),
  fields: fieldValuesSchema.optional(),
})

/** Corrects an entry of the chain. */
export const correctCommand = defineCommand({
  summary: 'Correct an entry of the report chain with a reason; the earlier values are kept, an established overrun stays.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...place, changes: changesInput, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    if (input.reason === undefined) return reasonMissing({ zh: '更正', en: 'a correction' })
    const found = entryIn(state, input, context)
    if (!found.ok) return found
    const changes = changesOf(state, found.value, input.changes)
    if (!changes.ok) return changes
    const refused =
      (input.changes.at === undefined ? null : futureRefusal('changes.at', input.changes.at, context.now)) ??
      (input.changes.fields === undefined ? null : fieldsRefusal(found.value, changes.value.fields ?? found.value.fields, context.rules.reportFields))
    if (refused) return refused
    const { incidentId, entryId } = input
    if (Object.keys(changes.value).length === 0) return accept([], { entryId, changed: false })
    return accept([{ type: 'chain.entryCorrected', body: { incidentId, entryId, changes: changes.value, reason: input.reason } }], { entryId, changed: true })
  },
})

// Only what differs goes into the event.
function changesOf(state: HallState, entry: ChainEntry, given: z.infer<typeof changesInput>): Found<EntryChanges> {
  const reporter = given.reporter === undefined ? null : findReporter(state, given.reporter)
  if (reporter && !reporter.ok) return reporter
  if (reporter && entry.leg === 'vertical' && !isSameUnit(reporter.value.unit, entry.reporter.unit))
    return refuse('wrong-state', {
      zh: 'changes.reporter.unit: 条线报告不能改为另一部门',
      en: 'changes.reporter.unit: the report of one department cannot become another’s',
    })
  const receivers = given.receiver === undefined ? null : findReceivers(state, given.receiver, entry.leg)
  if (receivers && !receivers.ok) return receivers
  const proposed: EntryChanges = {
    ...(reporter ? { reporter: reporter.value } : {}),
    ...(receivers ? { receivers: receivers.value } : {}),
    ...(given.at === undefined ? {} : { at: given.at }),
    ...(given.way === undefined ? {} : { way: given.way }),
    ...(given.fields === undefined ? {} : { fields: { ...entry.fields, ...given.fields } }),
  }
  const names = (Object.keys(proposed) as (keyof EntryChanges)[]).filter((name) => canonicalJson(proposed[name]) !== canonicalJson(entry[name]))
  return { ok: true, value: Object.fromEntries(names.map((name) => [name, proposed[name]])) as EntryChanges }
}

function findReporter(state: HallState, given: z.infer<typeof reporterInput>): Found<ChainEntry['reporter']> {
  const unit = findUnit(state, given.unit, 'changes.reporter.unit')
  if (!unit.ok) return unit
  const person = findPerson(state, given.person, 'changes.reporter.person')
  return person.ok ? { ok: true, value: { unit: unit.value, person: person.value } } : person
}

/** Takes the 终报 of a track back so that more can be reported. */
export const reopenCommand = defineCommand({
  summary: 'Reopen a leg of the report chain after its final report (终报), with a reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...place, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    if (input.reason === undefined) return reasonMissing({ zh: '重开', en: 'reopening' })
    const found = findChain(state, input.incidentId, context)
    if (!found.ok) return found
    const entry = findEntry(found.value.chain, input.entryId)
    if (!entry.ok) return entry
    const track = trackOf(entry.value.leg, entry.value.reporter.unit)
    if (entry.value.kind !== 'final' || !Object.hasOwn(found.value.chain.finals, track))
      return refuse('wrong-state', { zh: `entryId: “${input.entryId}”不是有效的终报`, en: `entryId: "${input.entryId}" is not a final report in force` })
    const body = { incidentId: input.incidentId, track, reason: input.reason }
    return accept([{ type: 'chain.reopened', body }], { entryId: input.entryId, changed: true })
  },
})

function entryIn(state: HallState, at: { readonly incidentId: string; readonly entryId: string }, context: PlanContext): Found<ChainEntry> {
  const found = findChain(state, at.incidentId, context)
  return found.ok ? findEntry(found.value.chain, at.entryId) : found
}
