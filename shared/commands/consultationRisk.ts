// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import type { HallState } from '../hall/index.ts'
import { RISK_LEVELS } from '../hall/ledgers/consultations/events.ts'
import type { Risk } from '../hall/ledgers/consultations/state.ts'
import { given } from '../hall/ledgers/parts.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findUnit, unitInput, type Found } from './dutyPeople.ts'
import { dueRefusal, entryAnswer, entryIdInput, findEntry, realmAt, reasonInput, refuseField, textInput, titleInput } from './ledgerChecks.ts'
import { refuse } from './refusals.ts'

const add = defineCommand({
  summary: 'Put a risk (风险) on the list: what, how grave, which unit handles it until when.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    title: titleInput,
    level: z.enum(RISK_LEVELS),
    detail: textInput.optional(),
    unit: unitInput.optional(),
    dueAt: instantSchema.optional(),
    consultationId: entryIdInput.optional(),
  }),
  output: entryAnswer,
  plan: (state, { unit: named, ...input }, context) => {
    if (input.consultationId !== undefined && !ownValue(realmAt(state, context).consultations, input.consultationId))
      return refuseField('unknown-entry', 'consultationId', [`没有会商“${input.consultationId}”`, `there is no consultation "${input.consultationId}"`])
    const refused = dueRefusal('dueAt', input.dueAt, context.now)
    if (refused) return refused
    const unit = named && findUnit(state, named, 'unit')
    if (unit && !unit.ok) return unit
    const id = `risk-${state.seq + 1}`
    return accept([{ type: 'risk.added', body: { ...input, id, ...(unit ? { unit: unit.value } : {}) } }], { id })
  },
})

const update = defineCommand({
  summary: 'Change what the list says of a risk, with the reason; the earlier values stay with it.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    reason: reasonInput,
    title: titleInput.optional(),
    level: z.enum(RISK_LEVELS).optional(),
    detail: textInput.optional(),
    unit: unitInput.optional(),
    dueAt: instantSchema.optional(),
  }),
  output: entryAnswer,
  inverse: 'risk.update',
  plan: (state, { id, reason, unit: named, ...fields }, context) => {
    const found = openRisk(state, id, context)
    if (!found.ok) return found
    const unit = named && findUnit(state, named, 'unit')
    if (unit && !unit.ok) return unit
    const change = { ...given(fields), ...(unit ? { unit: unit.value } : {}) }
    if (Object.keys(change).length === 0) return refuse('missing-fields', { zh: '没有要更改的内容', en: 'nothing to change was named' })
    const refused = dueRefusal('dueAt', fields.dueAt, found.value.addedAt)
    return refused ?? accept([{ type: 'risk.updated', body: { id, change, reason } }], { id })
  },
})

const close = defineCommand({
  summary: 'Take a risk off the list, with how it was dealt with.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id: entryIdInput, outcome: textInput }),
  output: entryAnswer,
  plan: (state, input, context) => {
    const found = openRisk(state, input.id, context)
    return found.ok ? accept([{ type: 'risk.closed', body: input }], { id: input.id }) : found
  },
})

function openRisk(state: HallState, id: string, context: PlanContext): Found<Risk> {
  const found = findEntry(realmAt(state, context).risks, id, ['风险', 'risk'])
  return found.ok && found.value.closed ? refuseField('already-done', 'id', ['该风险已销号', 'this risk is off the list']) : found
}

/** Commands of the risk list (风险清单). */
export const RISK_COMMANDS = { 'risk.add': add, 'risk.update': update, 'risk.close': close } as const
