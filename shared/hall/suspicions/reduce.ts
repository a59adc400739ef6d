// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import { gridCaseKey } from '../incidents/state.ts'
import { reportKey } from '../incidents/reports.ts'
import type { RealmState } from '../realm.ts'
import type { SUSPICION_EVENTS } from './events.ts'
import type { Suspicion } from './state.ts'

const ENDED_KEPT = 300
const EARLIER_KEPT = 30

/** How events of suspicions change a realm. */
export const SUSPICION_REDUCERS: RealmReducers<typeof SUSPICION_EVENTS> = {
  'suspicion.raised': raise,
  'suspicion.cleared': (realm, body, event) =>
    change(realm, body.id, (suspicion) =>
      suspicion.status === 'pending'
        ? { ...suspicion, status: 'cleared', cleared: { at: event.at, by: event.actor.principal, reason: body.reason } }
        : suspicion,
    ),
  'suspicion.determined': (realm, body, event) =>
    change(realm, body.id, (suspicion) => {
      const { cleared: _cleared, determination: _before, ...rest } = suspicion
      const determination = { ...body.determination, recordedAt: event.at, recordedBy: event.actor.principal }
      return { ...rest, status: 'determined', determination, earlier: earlierOf(suspicion, body, event) }
    }),
}

function raise(realm: RealmState, body: EventBody<'suspicion.raised'>, event: HallEvent): RealmState {
  if (Object.values(realm.suspicions).some((one) => one.cause === body.suspect.cause)) return realm
  const suspicion: Suspicion = { ...body.suspect, id: body.id, status: 'pending', raisedAt: event.at, earlier: [] }
  // While its cause is in the hall a dealt-with suspicion stays, or it would be raised again.
  const suspicions = dropOldest(
    { ...realm.suspicions, [body.id]: suspicion },
    { isDone: (one) => one.status !== 'pending' && !isCauseHere(realm, one), at: (one) => one.raisedAt, kept: ENDED_KEPT },
  )
  return { ...realm, suspicions }
}

function isCauseHere(realm: RealmState, { subject }: Suspicion): boolean {
  switch (subject.kind) {
    case 'incident':
      return Object.hasOwn(realm.incidents, subject.id)
    case 'alarm':
      return Object.hasOwn(realm.alarms, subject.id)
    case 'gridCase':
      return Object.values(realm.gridCases).some((one) => gridCaseKey(one) === subject.id)
    default:
      return realm.reports.some((one) => reportKey(one) === subject.id)
  }
}

function earlierOf(suspicion: Suspicion, body: EventBody<'suspicion.determined'>, event: HallEvent): Suspicion['earlier'] {
  const { determination, cleared } = suspicion
  const note = { replacedAt: event.at, replacedBy: event.actor.principal, reason: body.reason ?? '' }
  if (determination) {
    const { recordedAt: _at, recordedBy: _by, ...words } = determination
    return [{ what: 'determined', determination: words, ...note }, ...suspicion.earlier].slice(0, EARLIER_KEPT)
  }
  return cleared ? [{ what: `cleared: ${cleared.reason}`, ...note }, ...suspicion.earlier].slice(0, EARLIER_KEPT) : suspicion.earlier
}

function change(realm: RealmState, id: string, next: (suspicion: Suspicion) => Suspicion): RealmState {
  const suspicion = ownValue(realm.suspicions, id)
  const after = suspicion && next(suspicion)
  return !after || after === suspicion ? realm : { ...realm, suspicions: { ...realm.suspicions, [id]: after } }
}
