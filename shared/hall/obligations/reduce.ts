// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import { isOpenIncident } from '../incidents/state.ts'
import type { RealmState } from '../realm.ts'
import type { OBLIGATION_EVENTS } from './events.ts'
import type { Obligation } from './state.ts'

const DONE_KEPT = 500

/** How events of duties change a realm; a duty is ended once. */
export const OBLIGATION_REDUCERS: RealmReducers<typeof OBLIGATION_EVENTS> = {
  'obligation.created': (realm, body, event) => {
    if (ownValue(realm.obligations, body.id)) return realm
    const created: Obligation = { ...body, status: 'open', createdAt: event.at }
    return { ...realm, obligations: { ...realm.obligations, [body.id]: created } }
  },
  'obligation.fulfilled': (realm, { id, ...given }, event) =>
    end(realm, id, (open) => ({ ...open, status: 'fulfilled', fulfilled: { ...given, recordedBy: event.actor.principal, recordedAt: event.at } })),
  'obligation.waived': (realm, { id, ...given }, event) => end(realm, id, (open) => ({ ...open, status: 'waived', waived: { ...given, at: event.at } })),
  'obligation.lapsed': (realm, { id, reason }, event) => end(realm, id, (open) => ({ ...open, status: 'lapsed', lapsed: { reason, at: event.at } })),
  'obligation.holderNamed': (realm, { id, holder }) => end(realm, id, (open) => ({ ...open, holder })),
  'obligation.missed': (realm, { id }, event) => end(realm, id, (open) => (open.missedAt === undefined ? { ...open, missedAt: event.at } : open)),
}

function end(realm: RealmState, id: string, change: (open: Obligation) => Obligation): RealmState {
  const known = ownValue(realm.obligations, id)
  if (known?.status !== 'open') return realm
  const next = change(known)
  if (next === known) return realm
  // Without the duty that was done, one that is still owed would be brought a second time.
  const isDone = (one: Obligation): boolean => one.status === 'lapsed' || (one.status !== 'open' && !runs(realm, one.incidentId))
  const obligations = dropOldest({ ...realm.obligations, [id]: next }, { isDone, at: (one) => one.createdAt, kept: DONE_KEPT })
  return { ...realm, obligations }
}

function runs(realm: RealmState, incidentId: string): boolean {
  const incident = ownValue(realm.incidents, incidentId)
  return incident !== undefined && isOpenIncident(incident)
}
