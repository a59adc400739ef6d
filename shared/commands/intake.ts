// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { beijingDay, incidentClassSchema, instantSchema } from '../domain/index.ts'
import { INTAKE_WAYS } from '../hall/intake/events.ts'
import type { Intake } from '../hall/intake/state.ts'
import { REAL, realmOf, type HallState } from '../hall/index.ts'
import { REPORT_FORMS } from '../rules/reportClocks/index.ts'
import { casualtiesSchema, composeReport, fieldValuesSchema, missingFields, reportUse } from '../rules/reportFields/index.ts'
import { futureRefusal, reasonMissing, withFollowUps } from './chainParts.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import { draftedFields } from './intakeDraft.ts'
import { refuse } from './refusals.ts'

const intakeId = z.string().min(1).max(120)
const incidentId = z.string().min(1).max(300)
const reason = z.string().trim().min(1).max(1000)
const done = z.strictObject({ intakeId: z.string(), changed: z.boolean() })

const record = defineCommand({
  summary: 'Enter what reached the duty office by telephone, fax, paper, feed or in person into the intake register (接报登记簿).',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    way: z.enum(INTAKE_WAYS),
    from: z.strictObject({
      unit: unitInput.optional(),
      person: z.string().trim().min(1).max(80).optional(),
      phone: z.string().trim().min(1).max(40).optional(),
    }),
    receivedAt: instantSchema.optional(),
    summary: z.string().trim().min(1).max(2000),
    place: z.string().trim().min(1).max(400).optional(),
    class: incidentClassSchema.optional(),
    casualties: casualtiesSchema.optional(),
    recorder: personInput,
  }),
  output: z.strictObject({ intakeId: z.string(), number: z.string() }),
  plan: (state, input, context) => {
    const { unit: unitGiven, person, phone } = input.from
    const unit = unitGiven === undefined ? null : findUnit(state, unitGiven, 'from.unit')
    if (unit && !unit.ok) return unit
    if (!unit && person === undefined && phone === undefined)
      return refuse('missing-fields', { zh: 'from: 须写明来源单位、来人或电话', en: 'from: name the unit, the person or the telephone it came from' })
    const recorder = findPerson(state, input.recorder, 'recorder')
    if (!recorder.ok) return recorder
    const receivedAt = input.receivedAt ?? context.now
    const refused = futureRefusal('receivedAt', receivedAt, context.now)
    if (refused) return refused
    const from = {
      ...(unit?.value.id === undefined ? {} : { unitId: unit.value.id }),
      ...(unit ? { unit: unit.value.name } : {}),
      ...(person === undefined ? {} : { person }),
      ...(phone === undefined ? {} : { phone }),
    }
    const numbered = numberFor(state, context)
    const id = `intake-${state.seq + 1}`
    const body = { ...input, id, ...numbered, from, receivedAt, recorder: recorder.value }
    return accept([{ type: 'intake.recorded', body }], { intakeId: id, number: numbered.number })
  },
})

const draft = defineCommand({
  summary: 'Make the draft of a first report (首报) from an intake and its incident; what is missing is listed.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ intakeId, form: z.enum(REPORT_FORMS).default('written'), incidentId: incidentId.optional() }),
  output: z.strictObject({
    intakeId: z.string(),
    fields: fieldValuesSchema,
    missing: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })),
    text: z.string(),
  }),
  plan: (state, input, context) => {
    const found = liveIntake(state, input.intakeId, context)
    if (!found.ok) return found
    const realm = realmOf(state, context.realm)
    const about = input.incidentId ?? found.value.incidentId
    const incident = about === undefined ? undefined : ownValue(realm.incidents, about)
    if (about !== undefined && !incident) return unknownIncident(about)
    const { reportFields } = context.rules
    const fields = draftedFields({ intake: found.value, incident, realm, rules: context.rules })
    const missing = missingFields(reportUse('first', input.form), fields, reportFields).map(({ id, zh, en }) => ({ id, zh, en }))
    const body = { id: found.value.id, form: input.form, fields, missing: missing.map((row) => row.id), ...(incident ? { incidentId: incident.id } : {}) }
    const text = composeReport({ title: incident?.title ?? found.value.summary.slice(0, 80), kind: 'first', form: input.form, fields }, reportFields)
    return accept([{ type: 'intake.drafted', body }], { intakeId: found.value.id, fields, missing, text })
  },
})

const link = defineCommand({
  summary: 'Link an intake to the incident it tells of; changing a link needs a reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ intakeId, incidentId, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    const found = liveIntake(state, input.intakeId, context)
    if (!found.ok) return found
    if (!ownValue(realmOf(state, context.realm).incidents, input.incidentId)) return unknownIncident(input.incidentId)
    if (found.value.incidentId === input.incidentId) return accept([], { intakeId: input.intakeId, changed: false })
    if (found.value.incidentId !== undefined && input.reason === undefined) return reasonMissing({ zh: '改变关联', en: 'changing the link' })
    const body = { id: input.intakeId, incidentId: input.incidentId, ...(input.reason === undefined ? {} : { reason: input.reason }) }
    const events = withFollowUps(state, [{ type: 'intake.linked', body }], { incidentId: input.incidentId, context })
    return accept(events, { intakeId: input.intakeId, changed: true })
  },
})

const close = defineCommand({
  summary: 'Close an intake that needs nothing more, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ intakeId, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => end(state, input, { context, type: 'intake.closed' }),
})

const voidIntake = defineCommand({
  summary: 'Declare an intake void (entered by mistake, twice …), with the reason; it stays in the register.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ intakeId, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => end(state, input, { context, type: 'intake.voided' }),
})

interface Ending {
  readonly context: PlanContext
  readonly type: 'intake.closed' | 'intake.voided'
}

function end(state: HallState, input: { readonly intakeId: string; readonly reason?: string | undefined }, { context, type }: Ending) {
  if (input.reason === undefined) return reasonMissing({ zh: '办结或作废', en: 'closing or voiding an intake' })
  const found = liveIntake(state, input.intakeId, context)
  if (!found.ok) return found
  const ended: EventDraft = { type, body: { id: input.intakeId, reason: input.reason } }
  return accept([ended], { intakeId: input.intakeId, changed: true })
}

function liveIntake(state: HallState, id: string, { realm }: PlanContext): Found<Intake> {
  const value = ownValue(realmOf(state, realm).intakes, id)
  if (!value) return refuse('unknown-entry', { zh: `intakeId: 接报登记簿没有“${id}”`, en: `intakeId: the register has no intake "${id}"` })
  if (value.status === 'open' || value.status === 'linked') return { ok: true, value }
  const zh = value.status === 'void' ? '已作废' : '已办结'
  return refuse('already-done', { zh: `intakeId: ${value.number} ${zh}`, en: `intakeId: ${value.number} is ${value.status}` })
}

function unknownIncident(id: string) {
  return refuse('unknown-incident', { zh: `incidentId: 没有事件“${id}”`, en: `incidentId: there is no incident "${id}"` })
}

function numberFor(state: HallState, { realm, now }: PlanContext): { number: string; year: string; ordinal: number } {
  const year = beijingDay(now).slice(0, 4)
  const ordinal = (ownValue(realmOf(state, realm).intakeNumbers, year) ?? 0) + 1
  return { number: `${realm === REAL ? '' : '（演练）'}接报〔${year}〕${String(ordinal).padStart(4, '0')}`, year, ordinal }
}

/** Commands of the intake register (接报登记簿). */
export const INTAKE_COMMANDS = {
  'intake.record': record,
  'intake.draft': draft,
  'intake.link': link,
  'intake.close': close,
  'intake.void': voidIntake,
} as const
