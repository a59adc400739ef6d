// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { MATTER_EVENTS } from './events.ts'
import type { HallMatter } from './state.ts'

const CLOSED_MATTERS_KEPT = 100

/** How events of matters change a realm. */
export const MATTER_REDUCERS: RealmReducers<typeof MATTER_EVENTS> = {
  'matter.started': (realm, body, event) => {
    if (ownValue(realm.matters, body.id)) return realm
    const matter = { ...body, startedAt: event.at, startedBy: event.actor.principal } as HallMatter
    return { ...realm, matters: { ...realm.matters, [body.id]: matter } }
  },
  'matter.closed': (realm, body, event) => {
    const matter = ownValue(realm.matters, body.id)
    if (!matter || matter.endedAt !== undefined) return realm
    const ended: HallMatter = { ...matter, endedAt: event.at, summary: body.summary, ...(body.reason === undefined ? {} : { reason: body.reason }) }
    const matters = dropOldest(
      { ...realm.matters, [body.id]: ended },
      { isDone: (one) => one.endedAt !== undefined, at: (one) => one.endedAt ?? 0, kept: CLOSED_MATTERS_KEPT },
    )
    return { ...realm, matters }
  },
}
