// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { BodyOf } from '../../domain/index.ts'

/** A call, street report or incident as the hall holds it: the newest record of a source, with its envelope times. */
export interface HallIncident extends BodyOf<'incident'> {
  readonly id: string
  readonly source: string
  readonly rev: number
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly occurredAt?: number
  readonly learnedAt?: number
  readonly reportedAt: number
  readonly updatedAt: number
}

/** A call (110/119/120) or a street report that reached the hall. */
export interface HallReport {
  readonly id: string
  readonly source: string
  readonly kind: 'call' | 'report'
  readonly summary: string
  readonly service?: '110' | '119' | '120'
  readonly address?: string
  readonly town?: string
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly receivedAt: number
}

/** Incidents and reports of one realm. */
export interface IncidentSlice {
  readonly incidents: Readonly<Record<string, HallIncident>>
  readonly mainIncidentId: string | null
  readonly reports: readonly HallReport[]
}

/** Nothing has happened yet. */
export const NO_INCIDENTS: IncidentSlice = { incidents: {}, mainIncidentId: null, reports: [] }

const GRADE_ORDER = ['extreme', 'major', 'larger', 'general', 'daily']

/** Incidents not yet resolved, worst first, then the latest reported. */
export function openIncidents(realm: IncidentSlice): HallIncident[] {
  return Object.values(realm.incidents)
    .filter((incident) => incident.status !== 'resolved')
    .sort(compareIncidents)
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
