// SPDX-License-Identifier: Apache-2.0
import { GRADES, type Grade } from '../../../shared/domain/index.ts'
import { mainIncident, openIncidents, type HallIncident, type RealmState } from '../../../shared/hall/index.ts'

/** One open incident as the console lists it. */
export interface OpenIncident {
  readonly incident: HallIncident
  readonly grade: Grade
  /** Weight of the grade, 0 (日常) to 4 (特别重大). */
  readonly rank: number
  readonly isMain: boolean
}

/** Open incidents, and what is not listed. */
export interface OpenIncidents {
  readonly rows: readonly OpenIncident[]
  readonly more: number
  readonly graded: number
  readonly daily: number
}

/** Open incidents worst first; the main one is always among the rows, or the operator could not see what leads the wall. */
export function listOpenIncidents(realm: RealmState, limit: number): OpenIncidents {
  const open = openIncidents(realm)
  const main = mainIncident(realm)
  const listed = open.slice(0, limit)
  if (main && !listed.some((one) => one.id === main.id)) listed.splice(Math.max(0, limit - 1), 1, main)
  const graded = open.filter((one) => (one.grade ?? 'daily') !== 'daily').length
  const rows = listed.map(
    (incident) => ({ incident, grade: incident.grade ?? 'daily', rank: GRADES.indexOf(incident.grade ?? 'daily'), isMain: incident.id === main?.id }) as const,
  )
  return { rows, more: Math.max(0, open.length - rows.length), graded, daily: open.length - graded }
}
