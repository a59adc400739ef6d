// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import type { NamedUnit } from '../hall/duty/person.ts'
import { unitKey, type Rostered, type Shift } from '../hall/duty/state.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { DUTY_ROLES, DUTY_ROOMS, dutyLacks, dutyNeed, type DutyRoom } from '../rules/dutyComposition/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import { present } from './orderDrafts.ts'
import { refuse, type Refusal } from './refusals.ts'

const MINUTE_MS = 60_000
const person = z.strictObject({ role: z.enum(DUTY_ROLES), person: personInput, phone: z.string().trim().min(1).max(40).optional() })
const shift = z.strictObject({ startAt: instantSchema, endAt: instantSchema, people: z.array(person).min(1).max(40) })
type ShiftInput = z.infer<typeof shift>

/** Command that sets the roster (排班) of a unit for one or more shifts. */
export const setRoster = defineCommand({
  summary: 'Set the duty roster (排班) of a unit for some shifts; what each shift lacks by the rule is answered.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    unit: unitInput,
    room: z.enum(DUTY_ROOMS).optional(),
    asOf: instantSchema,
    shifts: z.array(shift).min(1).max(100),
    reason: z.string().trim().min(1).max(1000).optional(),
  }),
  output: z.strictObject({ shiftIds: z.array(z.string()), lacking: z.array(z.string()) }),
  plan: (state, input, context) => {
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    if (input.asOf > context.now) return refuse('in-the-future', { zh: 'asOf: 晚于当前时刻', en: 'asOf: it lies in the future' })
    const own = Object.values(realmOf(state, context.realm).duty.shifts).filter((one) => unitKey(one.unit) === unitKey(unit.value))
    const refused = timesRefusal(input.shifts, context.now) ?? runningRefusal({ own, given: input.shifts, reason: input.reason }, context.now)
    if (refused) return refused
    const people = peopleOf(state, input.shifts)
    if (!people.ok) return people
    const room = input.room ?? roomOf(state, unit.value)
    const need = dutyNeed(context.rules.dutyComposition, room)
    const shifts = input.shifts.map(({ startAt, endAt }, index) => ({
      id: `${unitKey(unit.value)}@${startAt}`,
      startAt,
      endAt,
      need,
      presentBy: startAt + context.rules.dutyComposition.graceMinutes * MINUTE_MS,
      people: people.value[index]!,
    }))
    const replaced = own.filter((one) => !shifts.some(({ id }) => id === one.id) && input.shifts.some((given) => overlaps(one, given))).map((one) => one.id)
    const lacking = shifts
      .filter(
        (one) =>
          dutyLacks(
            need,
            one.people.map(({ role }) => role),
          ).length > 0,
      )
      .map((one) => one.id)
    const body = { unit: unit.value, room, asOf: input.asOf, shifts, replaced, ...present({ reason: input.reason }) }
    return accept([{ type: 'duty.rosterSet', body }], { shiftIds: shifts.map((one) => one.id), lacking })
  },
})

function overlaps(a: Pick<Shift, 'startAt' | 'endAt'>, b: Pick<Shift, 'startAt' | 'endAt'>): boolean {
  return a.startAt < b.endAt && b.startAt < a.endAt
}

function timesRefusal(shifts: readonly ShiftInput[], now: number): Refusal | null {
  for (const [index, one] of shifts.entries()) {
    const field = `shifts.${index}`
    if (one.endAt <= one.startAt) return refuse('out-of-order', { zh: `${field}.endAt: 早于或等于开始时间`, en: `${field}.endAt: it is not after the start` })
    if (one.endAt <= now)
      return refuse('out-of-order', { zh: `${field}.endAt: 该班次已结束, 不能再改`, en: `${field}.endAt: this shift is over and not changed any more` })
    const other = shifts.findIndex((given, place) => place > index && overlaps(given, one))
    if (other >= 0) return refuse('out-of-order', { zh: `shifts.${other}: 与 ${field} 时间重叠`, en: `shifts.${other}: it overlaps ${field}` })
  }
  return null
}

interface RosterChange {
  readonly own: readonly Shift[]
  readonly given: readonly ShiftInput[]
  readonly reason: string | undefined
}

// A shift that runs keeps its times, and its people change only with a reason: somebody may have answered for it already.
function runningRefusal({ own, given, reason }: RosterChange, now: number): Refusal | null {
  const running = own.find((one) => one.startAt <= now && now < one.endAt && given.some((other) => overlaps(one, other)))
  if (!running) return null
  if (!given.some((one) => one.startAt === running.startAt && one.endAt === running.endAt))
    return refuse('out-of-order', { zh: `shifts: 与正在进行的班次“${running.id}”重叠`, en: `shifts: they overlap the shift "${running.id}" that runs now` })
  if (reason !== undefined) return null
  return refuse('reason-missing', { zh: 'reason: 更改正在进行的班次须写明理由', en: 'reason: changing the shift that runs now needs one' })
}

function peopleOf(state: HallState, shifts: readonly ShiftInput[]): Found<Rostered[][]> {
  const found: Rostered[][] = []
  for (const [index, one] of shifts.entries()) {
    const people: Rostered[] = []
    for (const [place, given] of one.people.entries()) {
      const named = findPerson(state, given.person, `shifts.${index}.people.${place}.person`)
      if (!named.ok) return named
      people.push({ role: given.role, person: named.value, ...present({ phone: given.phone }) })
    }
    found.push(people)
  }
  return { ok: true, value: found }
}

function roomOf(state: HallState, unit: NamedUnit): DutyRoom {
  const kind = unit.id === undefined ? undefined : ownValue(state.organisation.units, unit.id)?.kind
  if (kind === 'centre' || kind === 'office' || kind === 'committee' || unit.id === 'centre') return 'district'
  if (kind === 'subdistrict' || kind === 'zone' || /^(town|zone)-/.test(unit.id ?? '')) return 'town'
  return 'department'
}

/** The shift somebody checks in for: the one that runs, else the next one when it is near. */
export function shiftToJoin(
  state: HallState,
  { realm, now, rules }: PlanContext,
  { unit, isRostered }: { readonly unit: string; readonly isRostered: (shift: Shift) => boolean },
): Shift | undefined {
  const early = rules.dutyComposition.earlyMinutes * MINUTE_MS
  const own = Object.values(realmOf(state, realm).duty.shifts)
    .filter((one) => unitKey(one.unit) === unit && one.startAt - early <= now && now < one.endAt)
    .sort((a, b) => a.startAt - b.startAt)
  return own.find(isRostered) ?? own[0]
}
