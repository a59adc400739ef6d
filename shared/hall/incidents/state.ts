// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { BodyOf } from '../../domain/index.ts'
import type { CasualtyEntry } from './casualties.ts'
import type { IncidentDesk } from './desk.ts'
import { NO_CLOSURES, type Closures, type LevelState } from './levels.ts'
import type { HallReport } from './reports.ts'

export type { HallReport } from './reports.ts'

/** An incident (突发事件) as the hall holds it: what a feed said last, overlaid by what the desk decided. */
export interface HallIncident extends BodyOf<'incident'> {
  readonly id: string
  readonly source: string
  readonly rev: number
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly occurredAt?: number
  readonly learnedAt?: number
  readonly reportedAt: number
  readonly updatedAt: number
  /** What people in the hall decided and recorded; absent while only a feed spoke of it. */
  readonly desk?: IncidentDesk
}

/** A grid case (网格案件): a small matter that starts with a village or neighbourhood and may climb. */
export interface GridCase {
  readonly id: string
  readonly source: string
  readonly title: string
  readonly address?: string
  readonly town?: string
  readonly community?: string
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly openedAt: number
  readonly closedAt?: number
  /** The 12345 or street report that tells of the same, as a person confirmed. */
  readonly duplicateOf?: { readonly id: string; readonly source: string; readonly at: number; readonly by: string; readonly reason: string }
}

/** Incidents, reports and grid cases of one realm. */
export interface IncidentSlice {
  readonly incidents: Readonly<Record<string, HallIncident>>
  readonly mainIncidentId: string | null
  /** The newest first. */
  readonly reports: readonly HallReport[]
  /** Undecided reports that had to go because there were too many; the journal keeps them. */
  readonly reportsDropped: number
  /** Casualty ledgers (伤亡台账) by incident, in the order they were recorded. */
  readonly casualties: Readonly<Record<string, readonly CasualtyEntry[]>>
  /** By `gridCaseKey`. */
  readonly gridCases: Readonly<Record<string, GridCase>>
  /** By `levelKey`. */
  readonly levels: Readonly<Record<string, LevelState>>
  readonly closures: Closures
  /** Last number given in a year. */
  readonly incidentNumbers: Readonly<Record<string, number>>
}

/** Nothing has happened yet. */
export const NO_INCIDENTS: IncidentSlice = {
  incidents: {},
  mainIncidentId: null,
  reports: [],
  reportsDropped: 0,
  casualties: {},
  gridCases: {},
  levels: {},
  closures: NO_CLOSURES,
  incidentNumbers: {},
}

const GRADE_ORDER = ['extreme', 'major', 'larger', 'general', 'daily']

/** Whether an incident still runs. */
export function isOpenIncident(incident: HallIncident): boolean {
  return incident.status !== 'resolved'
}

/** Whether an incident was opened by the desk: no feed may speak for it. */
export function isDeskBorn(incident: HallIncident): boolean {
  return incident.desk?.opened !== undefined
}

/** Incidents not yet resolved, worst first, then the latest reported. */
export function openIncidents(realm: IncidentSlice): HallIncident[] {
  return Object.values(realm.incidents).filter(isOpenIncident).sort(compareIncidents)
}

/** Order of incident lists: open before resolved is the caller's choice; here worst grade first, then newest. */
export function compareIncidents(a: HallIncident, b: HallIncident): number {
  return GRADE_ORDER.indexOf(a.grade ?? 'daily') - GRADE_ORDER.indexOf(b.grade ?? 'daily') || b.reportedAt - a.reportedAt
}

/** The main incident: the chosen one, else the worst open one. */
export function mainIncident(realm: IncidentSlice): HallIncident | null {
  const chosen = realm.mainIncidentId ? ownValue(realm.incidents, realm.mainIncidentId) : undefined
  return chosen ?? openIncidents(realm)[0] ?? null
}

/** Key of a grid case: two sources may use the same id. */
export function gridCaseKey({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source}/${id}`
}
