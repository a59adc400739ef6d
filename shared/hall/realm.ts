// SPDX-License-Identifier: Apache-2.0
import { NO_INCIDENTS, type IncidentSlice } from './incidents/state.ts'
import { NO_RESPONSES, type ResponseSlice } from './responses/state.ts'
import { NO_WARNINGS, type WarningSlice } from './warnings/state.ts'

/** What the hall knows of one realm (real, or a drill run): one slice for each area. */
export interface RealmState extends IncidentSlice, WarningSlice, ResponseSlice {}

/** The realm of a district's real events. */
export const REAL = 'real'

/** A realm in which nothing happened yet. */
export const EMPTY_REALM: RealmState = { ...NO_INCIDENTS, ...NO_WARNINGS, ...NO_RESPONSES }
