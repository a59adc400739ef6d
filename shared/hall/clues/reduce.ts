// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { CLUE_EVENTS } from './events.ts'
import { isOpenClue, type Clue } from './state.ts'

const ENDED_KEPT = 300
const CHECKS_KEPT = 30

/** How events of clues change a realm. */
export const CLUE_REDUCERS: RealmReducers<typeof CLUE_EVENTS> = {
  'clue.registered': register,
  'clue.verified': (realm, body, event) =>
    changeOpen(realm, body.id, (clue) => {
      const { by, at, result, note } = body
      const check = { by, at, result, note, recordedBy: event.actor.principal }
      return { ...clue, status: 'verified', verifications: [check, ...clue.verifications].slice(0, CHECKS_KEPT) }
    }),
  'clue.converted': (realm, body, event) =>
    changeOpen(realm, body.id, (clue) => ({
      ...clue,
      status: 'converted',
      incidentId: body.incidentId,
      ...(body.reason === undefined ? {} : { reason: body.reason }),
      endedAt: event.at,
      endedBy: event.actor.principal,
    })),
  'clue.closed': (realm, body, event) =>
    changeOpen(realm, body.id, (clue) => ({ ...clue, status: 'closed', reason: body.reason, endedAt: event.at, endedBy: event.actor.principal })),
}

function register(realm: RealmState, body: EventBody<'clue.registered'>, event: HallEvent): RealmState {
  if (ownValue(realm.clues, body.id)) return realm
  const clue = { ...body, status: 'registered', registeredAt: event.at, registeredBy: event.actor.principal, verifications: [] } as Clue
  const clues = { ...realm.clues, [body.id]: clue }
  return { ...realm, clues: dropOldest(clues, { isDone: (one) => !isOpenClue(one), at: (one) => one.endedAt ?? 0, kept: ENDED_KEPT }) }
}

function changeOpen(realm: RealmState, id: string, next: (clue: Clue) => Clue): RealmState {
  const clue = ownValue(realm.clues, id)
  return clue && isOpenClue(clue) ? { ...realm, clues: { ...realm.clues, [id]: next(clue) } } : realm
}
