// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../domain/index.ts'
import { EVENT_BODIES, type EventType } from './events.ts'
import { INCIDENT_REDUCERS } from './incidents/reduce.ts'
import type { RealmState } from './realm.ts'
import { RESPONSE_REDUCERS } from './responses/reduce.ts'
import { withRealm, type HallState } from './state.ts'
import { WALL_REDUCERS } from './wall/reduce.ts'
import { WARNING_REDUCERS } from './warnings/reduce.ts'

/** Reducers outside the realms, one line for each area. */
const HALL_REDUCERS = {
  ...WALL_REDUCERS,
} as const

/** Reducers inside one realm, one line for each area. */
const REALM_REDUCERS = {
  ...INCIDENT_REDUCERS,
  ...WARNING_REDUCERS,
  ...RESPONSE_REDUCERS,
} as const

type AnyReducer<State> = (state: State, body: unknown, event: HallEvent) => State
// A type without a reducer would be forgotten in silence; this line does not compile then.
const REDUCERS: Record<EventType, unknown> = { ...HALL_REDUCERS, ...REALM_REDUCERS }

/** Next state after one event. Unknown types are kept out of the state but counted in `seq`: an upcaster's job, never a crash. */
export function reduce(state: HallState, event: HallEvent): HallState {
  const counted: HallState = { ...state, seq: event.seq, at: Math.max(state.at, event.at) }
  if (!Object.hasOwn(REDUCERS, event.type)) return counted
  const type = event.type as EventType
  const body = EVENT_BODIES[type].safeParse(event.body)
  if (!body.success) return counted
  if (Object.hasOwn(HALL_REDUCERS, type)) return (REDUCERS[type] as AnyReducer<HallState>)(counted, body.data, event)
  return withRealm(counted, event.realm, (realm) => (REDUCERS[type] as AnyReducer<RealmState>)(realm, body.data, event))
}
