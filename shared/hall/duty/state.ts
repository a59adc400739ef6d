// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { Deadline } from '../../domain/index.ts'
import type { DutyRole, DutyRoom } from '../../rules/dutyComposition/defaults.ts'
import { dutyLacks, type DutyLack, type DutyNeed } from '../../rules/dutyComposition/judge.ts'
import type { NamedPerson, NamedUnit } from './person.ts'

/** The duty room of the district itself, where nothing else is said. */
export const CENTRE = 'centre'

/** Somebody on a roster (排班). */
export interface Rostered {
  readonly role: DutyRole
  readonly person: NamedPerson
  readonly phone?: string
}

/** A shift (班次) of one unit; what it needs was written into it when it was set. */
export interface Shift {
  readonly id: string
  readonly unit: NamedUnit
  readonly room: DutyRoom
  readonly startAt: number
  readonly endAt: number
  readonly asOf: number
  readonly setAt: number
  readonly need: DutyNeed
  /** From here on a gap is an alarm. */
  readonly presentBy: number
  readonly people: readonly Rostered[]
  readonly earlier: readonly { readonly at: number; readonly by: string; readonly reason: string; readonly people: readonly Rostered[] }[]
}

/** Somebody who checked in and has not left. */
export interface Presence {
  readonly person: NamedPerson
  readonly role: DutyRole
  readonly since: number
  readonly shiftId?: string
  readonly insteadOf?: NamedPerson
}

/** A reachability call (点名): asked, answered in time or late, or not answered. */
export interface DutyCall {
  readonly id: string
  readonly unit: NamedUnit
  readonly person?: NamedPerson
  readonly way: 'phone' | 'radio' | 'video' | 'system'
  readonly at: number
  readonly by: string
  readonly answerBy: number
  readonly status: 'waiting' | 'answered' | 'unanswered' | 'answeredLate'
  readonly answeredAt?: number
  readonly answeredBy?: NamedPerson
}

/** What stands open when one chief hands over to the next. */
export type OpenMatters = Readonly<Record<string, { readonly count: number; readonly ids: readonly string[] }>>

/** Duty (值班) of all units. */
export interface DutyState {
  readonly shifts: Readonly<Record<string, Shift>>
  /** By unit. */
  readonly present: Readonly<Record<string, readonly Presence[]>>
  /** When somebody of a role last left a unit, and by when the gap must be filled. */
  readonly left: Readonly<Record<string, Readonly<Partial<Record<DutyRole, { readonly at: number; readonly returnBy: number }>>>>>
  readonly calls: Readonly<Record<string, DutyCall>>
  readonly spotChecks: readonly {
    readonly at: number
    readonly by: string
    readonly unit: NamedUnit
    readonly way: string
    readonly result: string
    readonly note?: string
  }[]
  readonly handOvers: readonly {
    readonly at: number
    readonly unit: NamedUnit
    readonly from: NamedPerson
    readonly to: NamedPerson
    readonly open: OpenMatters
    readonly notes?: string
    readonly journal?: { readonly seq: number; readonly hash: string }
  }[]
  /** Who came and went, the newest first. */
  readonly attendance: readonly {
    readonly at: number
    readonly what: 'in' | 'out'
    readonly unit: NamedUnit
    readonly person: NamedPerson
    readonly role: DutyRole
  }[]
}

/** Duty of one realm. */
export interface DutySlice {
  readonly duty: DutyState
}

/** Nobody on duty yet. */
export const NO_DUTY: DutySlice = { duty: { shifts: {}, present: {}, left: {}, calls: {}, spotChecks: [], handOvers: [], attendance: [] } }

/** Key of a unit in the duty state: its id, else its name. */
export function unitKey(unit: NamedUnit): string {
  return unit.id ?? unit.name
}

/** The shift of a unit that runs at a moment; the start belongs to it, the end to the next one. */
export function shiftAt(realm: DutySlice, unit: string, at: number): Shift | null {
  return Object.values(realm.duty.shifts).find((shift) => unitKey(shift.unit) === unit && shift.startAt <= at && at < shift.endAt) ?? null
}

/** Who is on duty in a unit at this moment, and what is lacking. */
export interface OnDuty {
  readonly shift: Shift | null
  readonly scheduled: readonly Rostered[]
  readonly present: readonly Presence[]
  readonly lacks: readonly DutyLack[]
}

/** Duty of one unit at a glance; people of the shift before count until the new one must be complete. */
export function onDutyNow(realm: DutySlice, unit: string, now: number): OnDuty {
  const shift = shiftAt(realm, unit, now)
  const present = ownValue(realm.duty.present, unit) ?? []
  if (!shift) return { shift, scheduled: [], present, lacks: [] }
  const counted = present.filter((one) => one.shiftId === undefined || one.shiftId === shift.id || now <= shift.presentBy)
  const roles = counted.map((one) => one.role)
  return { shift, scheduled: shift.people, present, lacks: dutyLacks(shift.need, roles) }
}

/** The chief (值班长) on duty: who took the post last; null where nobody checked in as one. */
export function shiftChief(realm: DutySlice, unit: string = CENTRE): NamedPerson | null {
  return holderOf(realm, unit, 'shiftChief')
}

/** The leader on duty (带班领导); null where nobody checked in as one. */
export function leaderOnDuty(realm: DutySlice, unit: string = CENTRE): NamedPerson | null {
  return holderOf(realm, unit, 'dutyLeader')
}

function holderOf(realm: DutySlice, unit: string, role: DutyRole): NamedPerson | null {
  const holders = (ownValue(realm.duty.present, unit) ?? []).filter((one) => one.role === role)
  return holders.reduce<Presence | null>((latest, one) => (latest && latest.since > one.since ? latest : one), null)?.person ?? null
}

/** Limits of duty: reachability calls. A gap in a shift needs the clock to be seen and has no limit of its own here. */
export function dutyDeadlines(realm: DutySlice): Deadline[] {
  return Object.values(realm.duty.calls).map((call) => ({
    id: `duty:call:${call.id}`,
    kind: 'duty.answer',
    subject: { kind: 'call', id: call.id },
    owner: unitKey(call.unit),
    startAt: call.at,
    startBasis: 'known',
    dueAt: call.answerBy,
    ...(call.answeredAt === undefined ? {} : { doneAt: call.answeredAt }),
  }))
}
