// SPDX-License-Identifier: Apache-2.0
import { NO_ALARMS, type AlarmSlice } from './alarms/state.ts'
import { NO_CHAINS, type ChainSlice } from './chain/state.ts'
import { NO_CLUES, type ClueSlice } from './clues/state.ts'
import { NO_INTAKES, type IntakeSlice } from './intake/state.ts'
import { NO_SUSPICIONS, type SuspicionSlice } from './suspicions/state.ts'
import { NO_DUTY, type DutySlice } from './duty/state.ts'
import { NO_SEATS, type SeatSlice } from './seats/state.ts'
import { NO_HOLDINGS, type HoldingSlice } from './holdings/state.ts'
import { NO_MATTERS, type MatterSlice } from './matters/state.ts'
import { NO_ORDERS, type OrderSlice } from './orders/state.ts'
import { NO_INCIDENTS, type IncidentSlice } from './incidents/state.ts'
import { NO_LEDGERS, type LedgerSlice } from './ledgers/state.ts'
import { NO_MESSAGES, type MessageSlice } from './messages/state.ts'
import { NO_OBLIGATIONS, type ObligationSlice } from './obligations/state.ts'
import { NO_RESPONSES, type ResponseSlice } from './responses/state.ts'
import { NO_WARNINGS, type WarningSlice } from './warnings/state.ts'

/** What the hall knows of one realm (real, or a drill run): one slice for each area. */
export interface RealmState
  extends
    DutySlice,
    SeatSlice,
    AlarmSlice,
    OrderSlice,
    MatterSlice,
    HoldingSlice,
    IncidentSlice,
    ObligationSlice,
    ChainSlice,
    IntakeSlice,
    ClueSlice,
    SuspicionSlice,
    WarningSlice,
    LedgerSlice,
    ResponseSlice,
    MessageSlice {}

/** The realm of a district's real events. */
export const REAL = 'real'

/** A realm in which nothing happened yet. */
export const EMPTY_REALM: RealmState = {
  ...NO_ALARMS,
  ...NO_ORDERS,
  ...NO_MATTERS,
  ...NO_HOLDINGS,
  ...NO_DUTY,
  ...NO_SEATS,
  ...NO_INCIDENTS,
  ...NO_OBLIGATIONS,
  ...NO_CHAINS,
  ...NO_INTAKES,
  ...NO_CLUES,
  ...NO_SUSPICIONS,
  ...NO_LEDGERS,
  ...NO_WARNINGS,
  ...NO_RESPONSES,
  ...NO_MESSAGES,
}
