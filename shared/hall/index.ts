// SPDX-License-Identifier: Apache-2.0
export type { HallReducers, RealmReducers } from './area.ts'
export { dropOldest, type Retention } from './dropOldest.ts'
export { EVENT_BODIES, type EventBody, type EventType } from './events.ts'
export { compareIncidents, mainIncident, openIncidents, type HallIncident, type HallReport } from './incidents/state.ts'
export {
  NO_ORGANISATION,
  RANKS,
  UNIT_KINDS,
  type HeadquartersKey,
  type Organisation,
  type Post,
  type Rank,
  type Sector,
  type Unit,
  type UnitKind,
} from './organisation/state.ts'
export { deadlinesOf } from './deadlines.ts'
export { EMPTY_REALM, REAL, type RealmState } from './realm.ts'
export { reduce } from './reduce.ts'
export { activeResponses, type HallResponse } from './responses/state.ts'
export { EMPTY_HALL, realmOf, withRealm, type HallState } from './state.ts'
export type { Notice, ScreenState, WallState } from './wall/state.ts'
export { activeWarnings, warningKey, type HallWarning } from './warnings/state.ts'
