// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../../base/index.ts'
import type { RealmReducers } from '../../area.ts'
import { dropOldest } from '../../dropOldest.ts'
import type { RealmState } from '../../realm.ts'
import { corrected, given } from '../parts.ts'
import type { CITY_EVENTS } from './events.ts'
import { awaitsReceipt, type CityEntry } from './state.ts'

const DONE_KEPT = 300

/** How events of the ledger change a realm. */
export const CITY_REDUCERS: RealmReducers<typeof CITY_EVENTS> = {
  'cityLedger.recorded': (realm, body, event) => {
    if (ownValue(realm.cityLedger, body.id)) return realm
    return put(realm, { ...body, recordedAt: event.at, recordedBy: event.actor.principal, corrections: [] })
  },
  'cityLedger.receipted': (realm, { id, receipt }) => {
    const entry = ownValue(realm.cityLedger, id)
    return entry && awaitsReceipt(entry) ? put(realm, { ...entry, receipt }) : realm
  },
  'cityLedger.corrected': (realm, { id, change, reason }, event) => {
    const entry = ownValue(realm.cityLedger, id)
    if (!entry) return realm
    const note = { at: event.at, by: event.actor.principal, reason }
    return put(realm, corrected(entry, given(change) as Partial<CityEntry>, note))
  },
}

function put(realm: RealmState, entry: CityEntry): RealmState {
  const all = { ...realm.cityLedger, [entry.id]: entry }
  return { ...realm, cityLedger: dropOldest(all, { isDone: (one) => !awaitsReceipt(one), at: (one) => one.at, kept: DONE_KEPT }) }
}
