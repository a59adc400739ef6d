// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { DUTY_EVENTS } from './events.ts'
import { isSamePerson } from './person.ts'
import { unitKey, type DutyCall, type DutyState, type Presence, type Shift } from './state.ts'

const KEPT = { endedShifts: 200, calls: 200, spotChecks: 100, handOvers: 60, attendance: 200, earlier: 5 }

/** How events of duty change a realm. */
export const DUTY_REDUCERS: RealmReducers<typeof DUTY_EVENTS> = {
  'duty.rosterSet': setRoster,
  'duty.checkedIn': (realm, body, event) => {
    const { unit, person, role, since, shiftId, insteadOf } = body
    const presence: Presence = { person, role, since, ...(shiftId === undefined ? {} : { shiftId }), ...(insteadOf ? { insteadOf } : {}) }
    const others = presentIn(realm, unitKey(unit)).filter((one) => !isSamePerson(one.person, person))
    return withDuty(realm, {
      present: { ...realm.duty.present, [unitKey(unit)]: [...others, presence] },
      attendance: [{ at: event.at, what: 'in' as const, unit, person, role }, ...realm.duty.attendance].slice(0, KEPT.attendance),
    })
  },
  'duty.checkedOut': (realm, body, event) => {
    const key = unitKey(body.unit)
    const here = presentIn(realm, key)
    const rest = here.filter((one) => !isSamePerson(one.person, body.person))
    if (rest.length === here.length) return realm
    const { unit, person, role, returnBy } = body
    return withDuty(realm, {
      present: { ...realm.duty.present, [key]: rest },
      left: { ...realm.duty.left, [key]: { ...ownValue(realm.duty.left, key), [role]: { at: event.at, returnBy } } },
      attendance: [{ at: event.at, what: 'out' as const, unit, person, role }, ...realm.duty.attendance].slice(0, KEPT.attendance),
    })
  },
  'duty.called': (realm, body, event) => {
    if (ownValue(realm.duty.calls, body.id)) return realm
    const call = { ...body, at: event.at, by: event.actor.principal, status: 'waiting' } as DutyCall
    return withCall(realm, call)
  },
  'duty.answered': (realm, body) => {
    const call = ownValue(realm.duty.calls, body.id)
    if (!call || call.answeredAt !== undefined) return realm
    const status = call.status === 'unanswered' || body.answeredAt > call.answerBy ? 'answeredLate' : 'answered'
    return withCall(realm, { ...call, status, answeredAt: body.answeredAt, ...(body.by ? { answeredBy: body.by } : {}) })
  },
  'duty.unanswered': (realm, body) => {
    const call = ownValue(realm.duty.calls, body.id)
    return call?.status === 'waiting' ? withCall(realm, { ...call, status: 'unanswered' }) : realm
  },
  'duty.spotChecked': (realm, body, event) => {
    const { unit, way, result, note } = body
    const check = { at: event.at, by: event.actor.principal, unit, way, result, ...(note === undefined ? {} : { note }) }
    return withDuty(realm, { spotChecks: [check, ...realm.duty.spotChecks].slice(0, KEPT.spotChecks) })
  },
  'duty.handedOver': handOver,
}

function setRoster(realm: RealmState, body: EventBody<'duty.rosterSet'>, event: HallEvent): RealmState {
  const shifts: Record<string, Shift> = { ...realm.duty.shifts }
  for (const id of body.replaced) delete shifts[id]
  for (const given of body.shifts) {
    const known = ownValue(realm.duty.shifts, given.id)
    const entry = known ? [{ at: event.at, by: event.actor.principal, reason: body.reason ?? '', people: known.people }, ...known.earlier] : []
    const { unit, room, asOf } = body
    shifts[given.id] = { ...given, unit, room, asOf, setAt: event.at, earlier: entry.slice(0, KEPT.earlier) } as Shift
  }
  const bounded = dropOldest(shifts, { isDone: (one) => one.endAt <= event.at, at: (one) => one.endAt, kept: KEPT.endedShifts })
  return withDuty(realm, { shifts: bounded })
}

function handOver(realm: RealmState, body: EventBody<'duty.handedOver'>, event: HallEvent): RealmState {
  const { unit, from, to, shiftId, open, notes, journal } = body
  const key = unitKey(unit)
  const others = presentIn(realm, key).filter((one) => !isSamePerson(one.person, from) && !isSamePerson(one.person, to))
  const chief: Presence = { person: to, role: 'shiftChief', since: event.at, ...(shiftId === undefined ? {} : { shiftId }) }
  const former = presentIn(realm, key).find((one) => isSamePerson(one.person, to))?.role ?? 'shiftChief'
  const gap = { at: event.at, returnBy: body.returnBy ?? event.at }
  const entry = { at: event.at, unit, from, to, open, ...(notes === undefined ? {} : { notes }), ...(journal ? { journal } : {}) }
  return withDuty(realm, {
    present: { ...realm.duty.present, [key]: [...others, chief] },
    left: { ...realm.duty.left, [key]: { ...ownValue(realm.duty.left, key), shiftChief: gap, [former]: gap } },
    handOvers: [entry, ...realm.duty.handOvers].slice(0, KEPT.handOvers),
  })
}

function presentIn(realm: RealmState, key: string): readonly Presence[] {
  return ownValue(realm.duty.present, key) ?? []
}

function withCall(realm: RealmState, call: DutyCall): RealmState {
  const calls = dropOldest({ ...realm.duty.calls, [call.id]: call }, { isDone: (one) => one.status !== 'waiting', at: (one) => one.at, kept: KEPT.calls })
  return withDuty(realm, { calls })
}

function withDuty(realm: RealmState, change: Partial<DutyState>): RealmState {
  return { ...realm, duty: { ...realm.duty, ...change } }
}
