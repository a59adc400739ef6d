// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import { keeps } from '../hall/chain/clocks.ts'
import { REPORT_WAYS, type ReportedEntry } from '../hall/chain/schema.ts'
import { trackOf, type ReportChain } from '../hall/chain/state.ts'
import { isSameUnit, type NamedPerson, type NamedUnit } from '../hall/duty/person.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { REPORT_FORMS, REPORT_KINDS, REPORT_LEGS, type ReportLeg } from '../rules/reportClocks/index.ts'
import { composeReport, fieldValuesSchema, reportName, type FieldValues } from '../rules/reportFields/index.ts'
import { informedAt } from './chainDuty.ts'
import { findChain, futureRefusal, withFollowUps } from './chainParts.ts'
import { fieldsRefusal, orderRefusal, timeRefusal } from './chainReportChecks.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

/** Who reports. */
export const reporterInput = z.strictObject({ unit: unitInput, person: personInput })
/** To whom: one or several. */
export const receiverInput = z.union([unitInput, z.array(unitInput).min(1).max(10)])

const USUAL_RECEIVERS: Readonly<Record<ReportLeg, string | null>> = {
  unit: '区政府总值班室',
  district: null,
  city: '市委市政府总值班室',
  vertical: '区政府总值班室',
}

const input = z.strictObject({
  incidentId: z.string().min(1).max(300),
  leg: z.enum(REPORT_LEGS),
  form: z.enum(REPORT_FORMS),
  kind: z.enum(REPORT_KINDS),
  reporter: reporterInput,
  receiver: receiverInput.optional(),
  at: instantSchema.optional(),
  way: z.enum(REPORT_WAYS),
  fields: fieldValuesSchema.default({}),
  /** When a department under vertical lead reported to the city. */
  upwardAt: instantSchema.optional(),
  intakeId: z.string().min(1).max(120).optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
})
type Input = z.infer<typeof input>

/** Records a report on one leg of the chain (报送链). */
export const reportCommand = defineCommand({
  summary: 'Record a report (首报/续报/终报) on one leg of the report chain of an incident, oral or written, with its fields.',
  roles: ['operator', 'admin'],
  input,
  output: z.strictObject({
    entryId: z.string(),
    name: z.string(),
    number: z.number().optional(),
    /** Clocks this report ended too late. */
    overruns: z.array(z.strictObject({ clockId: z.string(), zh: z.string(), overrunMinutes: z.number() })),
    /** The report in plain Chinese for reading out. */
    text: z.string(),
  }),
  plan: (state, given, context) => {
    const found = findChain(state, given.incidentId, context)
    if (!found.ok) return found
    const { chain, incident, opening } = found.value
    const people = namesOf(state, given)
    if (!people.ok) return people
    const draft = draftFields(state, given, context)
    if (!draft.ok) return draft
    const report = { ...given, ...people.value, at: given.at ?? context.now }
    const fields = { ...knownFields(state, { chain, report, context }), ...draft.value, ...given.fields }
    const refused =
      futureRefusal('at', report.at, context.now) ??
      (given.upwardAt === undefined ? null : futureRefusal('upwardAt', given.upwardAt, context.now)) ??
      orderRefusal(chain, report) ??
      timeRefusal(chain, report, incident?.occurredAt) ??
      fieldsRefusal(given, fields, context.rules.reportFields)
    if (refused) return refused
    const entry = entryOf(chain, { given, people: people.value, at: report.at, fields, id: `report-${state.seq + 1}` })
    const ends = chain.clocks.filter((clock) => clock.lapsed === undefined && keeps(clock, entry)).map((clock) => clock.id)
    const drafts: EventDraft[] = [
      ...opening,
      ...upwardDraft(chain, given, entry),
      { type: 'chain.reported', body: { incidentId: given.incidentId, entry, ends } },
    ]
    return answer(state, withFollowUps(state, drafts, { incidentId: given.incidentId, context }), { entry, title: incident?.title ?? chain.title, context })
  },
})

function answer(
  state: HallState,
  events: readonly EventDraft[],
  about: { readonly entry: ReportedEntry; readonly title: string; readonly context: PlanContext },
) {
  const { entry, title, context } = about
  const realm = realmOf(reduceDrafts(state, events, context), context.realm)
  const clocks = Object.values(realm.chains).find((chain) => chain.entries.some((one) => one.id === entry.id))?.clocks ?? []
  const overruns = clocks.flatMap((clock) =>
    clock.doneBy === entry.id && clock.overrun ? [{ clockId: clock.id, zh: clock.zh, overrunMinutes: Math.ceil(clock.overrun.ms / 60_000) }] : [],
  )
  const name = reportName(entry.kind, entry.number)
  const text = composeReport({ title, kind: entry.kind, form: entry.form, number: entry.number, fields: entry.fields }, context.rules.reportFields)
  return accept(events, { entryId: entry.id, name, ...(entry.number === undefined ? {} : { number: entry.number }), overruns, text })
}

interface Names {
  readonly unit: NamedUnit
  readonly person: NamedPerson
  readonly receivers: readonly NamedUnit[]
}

function namesOf(state: HallState, given: Pick<Input, 'reporter' | 'receiver' | 'leg'>): Found<Names> {
  const unit = findUnit(state, given.reporter.unit, 'reporter.unit')
  if (!unit.ok) return unit
  const person = findPerson(state, given.reporter.person, 'reporter.person')
  if (!person.ok) return person
  const receivers = findReceivers(state, given.receiver, given.leg)
  return receivers.ok ? { ok: true, value: { unit: unit.value, person: person.value, receivers: receivers.value } } : receivers
}

/** Receivers of a report; a leg with a usual one needs none named. */
export function findReceivers(state: HallState, given: z.infer<typeof receiverInput> | undefined, leg: ReportLeg): Found<NamedUnit[]> {
  const usual = USUAL_RECEIVERS[leg]
  if (given === undefined)
    return usual === null
      ? refuse('missing-fields', { zh: 'receiver: 须写明接收方（区委办、区府办或区领导）', en: 'receiver: name the office or leader who was told' })
      : { ok: true, value: [{ name: usual }] }
  const receivers: NamedUnit[] = []
  for (const [index, one] of (Array.isArray(given) ? given : [given]).entries()) {
    const unit = findUnit(state, one, Array.isArray(given) ? `receiver.${index}` : 'receiver')
    if (!unit.ok) return unit
    receivers.push(unit.value)
  }
  return { ok: true, value: receivers }
}

function draftFields(state: HallState, given: Input, context: PlanContext): Found<FieldValues> {
  if (given.intakeId === undefined) return { ok: true, value: {} }
  const intake = ownValue(realmOf(state, context.realm).intakes, given.intakeId)
  if (!intake)
    return refuse('unknown-entry', { zh: `intakeId: 接报登记簿没有“${given.intakeId}”`, en: `intakeId: the register has no intake "${given.intakeId}"` })
  if (intake.incidentId !== given.incidentId)
    return refuse('wrong-state', {
      zh: `intakeId: ${intake.number} 未关联到该事件，先关联`,
      en: `intakeId: ${intake.number} is not linked to this incident; link it first`,
    })
  return { ok: true, value: given.kind === 'first' ? (intake.draft?.fields ?? {}) : {} }
}

interface KnownFrom {
  readonly chain: ReportChain
  readonly report: Pick<Input, 'kind' | 'leg'> & Names & { readonly at: number }
  readonly context: PlanContext
}

// What the entry itself says needs no typing twice; a 续报 does not repeat it.
function knownFields(state: HallState, { chain, report, context }: KnownFrom): FieldValues {
  if (report.kind !== 'first') return {}
  const isToDuty = report.leg === 'unit' || report.leg === 'vertical'
  const informed = isToDuty ? undefined : informedAt(realmOf(state, context.realm), chain)
  const known = { unit: report.unit.name, person: report.person.name, receivedAt: informed?.at ?? report.at }
  const isField = (id: string): boolean => context.rules.reportFields.fields.some((row) => row.isOn && row.id === id)
  return Object.fromEntries(Object.entries(known).filter(([id]) => isField(id)))
}

interface EntryParts {
  readonly given: Input
  readonly people: Names
  readonly at: number
  readonly fields: FieldValues
  readonly id: string
}

function entryOf(chain: ReportChain, { given, people, at, fields, id }: EntryParts): ReportedEntry {
  const track = trackOf(given.leg, people.unit)
  return {
    id,
    leg: given.leg,
    form: given.form,
    kind: given.kind,
    ...(given.kind === 'followUp' ? { number: (ownValue(chain.followUps, track) ?? 0) + 1 } : {}),
    reporter: { unit: people.unit, person: people.person },
    receivers: [...people.receivers],
    at,
    way: given.way,
    fields,
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(given.intakeId === undefined ? {} : { intakeId: given.intakeId }),
  }
}

// The oral and the written report may both name the one report to the city.
function upwardDraft(chain: ReportChain, { incidentId, leg, upwardAt }: Input, { id, reporter: { unit } }: ReportedEntry): EventDraft[] {
  if (leg !== 'vertical' || upwardAt === undefined || chain.upward.some((one) => one.at === upwardAt && isSameUnit(one.unit, unit))) return []
  return [{ type: 'chain.upwardNoted', body: { incidentId, id: `${id}-up`, unit, at: upwardAt, evidence: '随报告登记的报市时刻' } }]
}
