// SPDX-License-Identifier: Apache-2.0
export { EVENT_BODIES, type EventBody, type EventType } from './events.ts'
export { reduce } from './reduce.ts'
export {
  EMPTY_HALL,
  REAL,
  activeResponses,
  activeWarnings,
  compareIncidents,
  mainIncident,
  openIncidents,
  realmOf,
  warningKey,
  type HallIncident,
  type HallReport,
  type HallResponse,
  type HallState,
  type HallWarning,
  type Notice,
  type RealmState,
  type ScreenState,
  type WallState,
} from './state.ts'
