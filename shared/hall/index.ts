// SPDX-License-Identifier: Apache-2.0
export { GRANTED_ROLES, type GrantedRole, type Principal } from './access/state.ts'
export { isAlarmOpen, openAlarms, type HallAlarm } from './alarms/state.ts'
export type { HallReducers, RealmReducers } from './area.ts'
export { isOpenDrill, openDrills, type Drill } from './drills/state.ts'
export { dropOldest, type Retention } from './dropOldest.ts'
export { EVENT_BODIES, type EventBody, type EventType } from './events.ts'
export {
  NO_INCIDENTS,
  compareIncidents,
  gridCaseKey,
  isOpenIncident,
  mainIncident,
  openIncidents,
  type GridCase,
  type HallIncident,
  type HallReport,
  type IncidentSlice,
} from './incidents/state.ts'
export { earliestLearned, effectiveGrade, gradeDifference, gradeFactsOf, type GradeDifference } from './incidents/grade.ts'
export { CASUALTY_CATEGORIES, casualtyTotals, type CasualtyCategory, type CasualtyTotals } from './incidents/casualties.ts'
export { closedInTime, levelKey, type LevelShare, type LevelState } from './incidents/levels.ts'
export { findReport, isUndecided, reportKey, type ReportRef } from './incidents/reports.ts'
export { obligationsOf, openObligations, type Obligation } from './obligations/state.ts'
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
export type { Checkpoint } from './journal/events.ts'
export { completeState, STATE_VERSION } from './journal/version.ts'
export { leaderOnDuty, onDutyNow, shiftChief, type DutyCall, type OnDuty, type Presence, type Shift } from './duty/state.ts'
export { callUpCount, seatBoard, type CallUp, type SeatLine } from './seats/state.ts'
export { holdingsOfResponse, openHoldings, type Holding } from './holdings/state.ts'
export { openMatters, type HallMatter } from './matters/state.ts'
export { openOrders, type HallOrder } from './orders/state.ts'
export { chainDeadlines, entriesOf, isChainClosed, isRunning, judgeClock, trackOf, type ChainClock, type ChainEntry, type ReportChain } from './chain/state.ts'
export { intakesOf, openIntakes, type Intake } from './intake/state.ts'
export { cluesOf, isOpenClue, openClues, type Clue } from './clues/state.ts'
export { pendingSuspicions, suspicionCount, type Suspicion } from './suspicions/state.ts'
export { deadlinesOf } from './deadlines.ts'
export { MESSAGE_KINDS, messageOf, waitingMessages, type MessageKind, type OutboundMessage } from './messages/state.ts'
export { TOUCH_VALUES, type TouchKind } from './undo/kinds.ts'
export { keyText, laterTouch, UNDO_KEPT, type Touched, type TouchKey, type UndoEntry } from './undo/state.ts'
export { EMPTY_REALM, REAL, type RealmState } from './realm.ts'
export { reduce } from './reduce.ts'
export { musterProgress, musterStage, type MusterProgress, type MusterStage } from './responses/progress.ts'
export type { MusterMember, ResponseApproval, ResponseDecision, ResponseEffect, ResponseStep, ScreenReturn } from './responses/schema.ts'
export { activeResponses, type HallResponse } from './responses/state.ts'
export { EMPTY_HALL, realmOf, withRealm, type HallState } from './state.ts'
export type { Notice, ScreenState, WallState } from './wall/state.ts'
export { activeWarnings, warningKey, type DeclinedResponse, type HallWarning, type WarningSuggestion } from './warnings/state.ts'
export { suggestionOf, suggestions, type OpenSuggestion } from './warnings/suggestions.ts'
export { commandChain, postsOf, unitOfTown, type ChainLink, type CommandChain } from './organisation/chain.ts'
export { leaderOf, sectorOf, type SectorLeader } from './organisation/sectors.ts'
