// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { HOLDING_EVENTS } from './events.ts'
import { rounded, type Holding, type HoldingFor } from './state.ts'

const RELEASED_HOLDINGS_KEPT = 300
const TRANSFERS_KEPT = 20

/** How events of holdings change a realm. */
export const HOLDING_REDUCERS: RealmReducers<typeof HOLDING_EVENTS> = {
  'holding.taken': (realm, body, event) => {
    if (ownValue(realm.holdings, body.id)) return realm
    const { availableQuantity: _seen, ...rest } = body
    const holding = { ...rest, returned: 0, consumed: 0, takenAt: event.at, takenBy: event.actor.principal, transfers: [] } as Holding
    return { ...realm, holdings: { ...realm.holdings, [body.id]: holding } }
  },
  'holding.released': release,
  'holding.transferred': transfer,
}

function release(realm: RealmState, body: EventBody<'holding.released'>, event: HallEvent): RealmState {
  const holding = ownValue(realm.holdings, body.id)
  if (!holding || holding.endedAt !== undefined) return realm
  const after: Holding = {
    ...holding,
    returned: rounded(holding.returned + body.returned),
    consumed: rounded(holding.consumed + body.consumed),
    ...(body.isEnded ? { endedAt: event.at } : {}),
  }
  const holdings = dropOldest(
    { ...realm.holdings, [body.id]: after },
    { isDone: (one) => one.endedAt !== undefined, at: (one) => one.endedAt ?? 0, kept: RELEASED_HOLDINGS_KEPT },
  )
  return { ...realm, holdings }
}

function transfer(realm: RealmState, body: EventBody<'holding.transferred'>, event: HallEvent): RealmState {
  const holding = ownValue(realm.holdings, body.id)
  if (!holding || holding.endedAt !== undefined) return realm
  const { headquarters: _headquarters, responseId: _response, incidentId: _incident, orderId: _order, ...rest } = holding
  const entry = { at: event.at, from: body.from as HoldingFor, to: body.to as HoldingFor, reason: body.reason, by: event.actor.principal }
  const after: Holding = { ...rest, ...(body.to as HoldingFor), transfers: [entry, ...holding.transfers].slice(0, TRANSFERS_KEPT) }
  return { ...realm, holdings: { ...realm.holdings, [body.id]: after } }
}
