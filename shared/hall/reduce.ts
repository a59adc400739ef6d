// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../domain/index.ts'
import { ACCESS_REDUCERS } from './access/reduce.ts'
import { ALARM_REDUCERS } from './alarms/reduce.ts'
import { CHAIN_REDUCERS } from './chain/reduce.ts'
import { CLUE_REDUCERS } from './clues/reduce.ts'
import { INTAKE_REDUCERS } from './intake/reduce.ts'
import { SUSPICION_REDUCERS } from './suspicions/reduce.ts'
import { DUTY_REDUCERS } from './duty/reduce.ts'
import { SEAT_REDUCERS } from './seats/reduce.ts'
import { HOLDING_REDUCERS } from './holdings/reduce.ts'
import { MATTER_REDUCERS } from './matters/reduce.ts'
import { ORDER_REDUCERS } from './orders/reduce.ts'
import { DRILL_REDUCERS } from './drills/reduce.ts'
import { EVENT_BODIES, type EventType } from './events.ts'
import { INCIDENT_REDUCERS } from './incidents/reduce.ts'
import { JOURNAL_REDUCERS } from './journal/reduce.ts'
import { LEDGER_REDUCERS } from './ledgers/reduce.ts'
import { MESSAGE_REDUCERS } from './messages/reduce.ts'
import { ORGANISATION_REDUCERS } from './organisation/reduce.ts'
import type { RealmState } from './realm.ts'
import { OBLIGATION_REDUCERS } from './obligations/reduce.ts'
import { RESPONSE_REDUCERS } from './responses/reduce.ts'
import { withRealm, type HallState } from './state.ts'
import { UNDO_REDUCERS } from './undo/reduce.ts'
import { noteTouches } from './undo/touches.ts'
import { WALL_REDUCERS } from './wall/reduce.ts'
import { WARNING_REDUCERS } from './warnings/reduce.ts'

/** Reducers outside the realms, one line for each area. */
const HALL_REDUCERS = {
  ...WALL_REDUCERS,
  ...JOURNAL_REDUCERS,
  ...UNDO_REDUCERS,
  ...ACCESS_REDUCERS,
  ...ORGANISATION_REDUCERS,
  ...DRILL_REDUCERS,
} as const

/** Reducers inside one realm, one line for each area. */
const REALM_REDUCERS = {
  ...INCIDENT_REDUCERS,
  ...OBLIGATION_REDUCERS,
  ...CHAIN_REDUCERS,
  ...INTAKE_REDUCERS,
  ...CLUE_REDUCERS,
  ...SUSPICION_REDUCERS,
  ...WARNING_REDUCERS,
  ...LEDGER_REDUCERS,
  ...RESPONSE_REDUCERS,
  ...ALARM_REDUCERS,
  ...ORDER_REDUCERS,
  ...MATTER_REDUCERS,
  ...HOLDING_REDUCERS,
  ...DUTY_REDUCERS,
  ...SEAT_REDUCERS,
  ...MESSAGE_REDUCERS,
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
  const after = Object.hasOwn(HALL_REDUCERS, type)
    ? (REDUCERS[type] as AnyReducer<HallState>)(counted, body.data, event)
    : withRealm(counted, event.realm, (realm) => (REDUCERS[type] as AnyReducer<RealmState>)(realm, body.data, event))
  return noteTouches(counted, after, event)
}
