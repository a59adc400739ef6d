// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../../shared/domain/index.ts'
import { compareIncidents, openIncidents, type HallIncident, type RealmState } from '../../../shared/hall/index.ts'
import { gradeRank } from '../grades.ts'

/** One line of the list. */
export interface IncidentRow {
  readonly id: string
  readonly reportedAt: number
  readonly grade: Grade
  readonly rank: number
  readonly title: string
  readonly responsible: string
  readonly status: NonNullable<HallIncident['status']>
  readonly isResolved: boolean
}

/** The list and what it leaves out. */
export interface IncidentList {
  readonly rows: readonly IncidentRow[]
  /** Open incidents with a grade (突发事件), and open daily matters (城运工单). */
  readonly openGraded: number
  readonly openDaily: number
}

/** Open incidents first (worst, then newest), resolved ones after them by their last news. */
export function incidentList(realm: RealmState, limit: number): IncidentList {
  const open = openIncidents(realm)
  const resolved = Object.values(realm.incidents)
    .filter((one) => one.status === 'resolved')
    .sort((a, b) => b.updatedAt - a.updatedAt || compareIncidents(a, b))
  const openGraded = open.filter((one) => gradeRank(one.grade) > 0).length
  return { rows: [...open, ...resolved].slice(0, limit).map(toRow), openGraded, openDaily: open.length - openGraded }
}

function toRow(incident: HallIncident): IncidentRow {
  const status = incident.status ?? 'reported'
  return {
    id: incident.id,
    reportedAt: incident.reportedAt,
    grade: incident.grade ?? 'daily',
    rank: gradeRank(incident.grade),
    title: incident.title,
    responsible: incident.responsible ?? '',
    status,
    isResolved: status === 'resolved',
  }
}

/** Incidents that were not there before. Nothing is new on the first look or after a leap in time. */
export function newcomers(known: ReadonlySet<string> | null, realm: RealmState, isLeap: boolean): string[] {
  if (known === null || isLeap) return []
  return Object.keys(realm.incidents).filter((id) => !known.has(id))
}
