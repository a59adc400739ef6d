// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import { isSamePerson, type NamedPerson, type NamedUnit } from '../hall/duty/person.ts'
import { unitKey } from '../hall/duty/state.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { DUTY_ROLES } from '../rules/dutyComposition/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { DUTY_CALL_COMMANDS } from './dutyCalls.ts'
import { handOver } from './dutyHandOver.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import { setRoster, shiftToJoin } from './dutyRoster.ts'
import { present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const note = z.string().trim().min(1).max(1000)
const done = z.strictObject({ role: z.enum(DUTY_ROLES), shiftId: z.string().nullable() })

const checkIn = defineCommand({
  summary: 'Somebody is on post (签到); who is not on the roster says as what, and for whom.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    unit: unitInput,
    person: personInput,
    role: z.enum(DUTY_ROLES).optional(),
    insteadOf: personInput.optional(),
    at: instantSchema.optional(),
  }),
  output: done,
  plan: (state, input, context) => {
    const who = whoAndWhere(state, input)
    if (!who.ok) return who
    if (input.at !== undefined && input.at > context.now) return refuse('in-the-future', { zh: 'at: 时间晚于当前时刻', en: 'at: it lies in the future' })
    const insteadOf = input.insteadOf ? findPerson(state, input.insteadOf, 'insteadOf') : undefined
    if (insteadOf && !insteadOf.ok) return insteadOf
    const { unit, person } = who.value
    // Whoever stands in for somebody on the roster takes that one's role.
    const meant = insteadOf?.value ?? person
    const shift = shiftToJoin(state, context, { unit: unitKey(unit), isRostered: (one) => one.people.some((line) => isSamePerson(line.person, meant)) })
    const role = input.role ?? shift?.people.find((line) => isSamePerson(line.person, meant))?.role
    if (!role)
      return refuse('missing-fields', { zh: `role: “${person.name}”不在班表上, 须写明岗位`, en: `role: "${person.name}" is not on the roster; say as what` })
    const here = presenceOf(state, context, who.value)
    if (here && here.role === role && here.shiftId === shift?.id)
      return refuse('already-done', { zh: `person: “${person.name}”已签到`, en: `person: "${person.name}" has checked in` })
    const body = { unit, person, role, since: input.at ?? context.now, ...present({ shiftId: shift?.id, insteadOf: insteadOf?.value }) }
    return accept([{ type: 'duty.checkedIn', body }], { role, shiftId: shift?.id ?? null })
  },
})

const checkOut = defineCommand({
  summary: 'Somebody leaves the post (签退); a gap must be filled within the grace time.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ unit: unitInput, person: personInput, reason: note.optional() }),
  output: done,
  plan: (state, input, context) => {
    const who = whoAndWhere(state, input)
    if (!who.ok) return who
    const { unit, person } = who.value
    const here = presenceOf(state, context, who.value)
    if (!here) return refuse('wrong-state', { zh: `person: “${person.name}”未签到`, en: `person: "${person.name}" has not checked in` })
    const returnBy = context.now + context.rules.dutyComposition.graceMinutes * 60_000
    const body = { unit, person: here.person, role: here.role, returnBy, ...present({ reason: input.reason }) }
    return accept([{ type: 'duty.checkedOut', body }], { role: here.role, shiftId: here.shiftId ?? null })
  },
})

interface Where {
  readonly unit: NamedUnit
  readonly person: NamedPerson
}

function whoAndWhere(state: HallState, input: { readonly unit: z.infer<typeof unitInput>; readonly person: z.infer<typeof personInput> }): Found<Where> {
  const unit = findUnit(state, input.unit, 'unit')
  if (!unit.ok) return unit
  const person = findPerson(state, input.person, 'person')
  return person.ok ? { ok: true, value: { unit: unit.value, person: person.value } } : person
}

function presenceOf(state: HallState, { realm }: PlanContext, { unit, person }: Where) {
  return (ownValue(realmOf(state, realm).duty.present, unitKey(unit)) ?? []).find((one) => isSamePerson(one.person, person))
}

/** Commands of duty (值班). */
export const DUTY_COMMANDS = {
  'duty.setRoster': setRoster,
  'duty.checkIn': checkIn,
  'duty.checkOut': checkOut,
  ...DUTY_CALL_COMMANDS,
  'duty.handOver': handOver,
} as const
