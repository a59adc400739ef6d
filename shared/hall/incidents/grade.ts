// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { Grade } from '../../domain/index.ts'
import { worseGrade, type GradeFacts } from '../../rules/grading/grade.ts'
import { casualtyTotals } from './casualties.ts'
import type { HallIncident, IncidentSlice } from './state.ts'

/** Grade that counts for duties and levels: what a person decided, else the worse of what the feed said and the rules suggest. */
export function effectiveGrade(incident: HallIncident): Grade {
  if (incident.desk?.gradeDecision) return incident.grade ?? 'daily'
  return worseGrade(incident.grade ?? 'daily', incident.desk?.suggestion?.grade ?? 'daily')
}

/** The decided or stated grade, the suggested one, and whether they differ; `byOwnPlan` where no grade is suggested. */
export interface GradeDifference {
  readonly grade: Grade | null
  readonly suggested: Grade | null
  readonly byOwnPlan: boolean
  readonly differs: boolean
}

/** How the grade of an incident stands beside the suggestion (建议). */
export function gradeDifference(incident: HallIncident): GradeDifference {
  const suggestion = incident.desk?.suggestion
  const grade = incident.grade ?? null
  const suggested = suggestion?.grade ?? null
  return { grade, suggested, byOwnPlan: suggestion?.byOwnPlan ?? false, differs: suggestion !== undefined && grade !== suggested }
}

/** What is known of an incident's size: effective numbers of its ledger and its damage. */
export function gradeFactsOf(realm: IncidentSlice, incident: HallIncident): GradeFacts {
  const totals = casualtyTotals(ownValue(realm.casualties, incident.id) ?? [])
  const known = (total: { count: number; verification: unknown }): number | undefined => (total.verification === null ? undefined : total.count)
  return {
    class: incident.class,
    subClass: incident.desk?.subClass,
    deaths: known(totals.dead),
    seriousInjuries: known(totals.serious),
    ...incident.desk?.damage,
  }
}

/** The earliest moment the hall can prove somebody knew of an incident, and by whose word; the clocks of reports start there. */
export function earliestLearned(incident: HallIncident): { readonly at: number; readonly source: string; readonly basis: 'known' | 'presumed' } {
  const stated = incident.learnedAt === undefined ? [] : [{ at: incident.learnedAt, source: incident.source, basis: 'known' as const }]
  const reports = (incident.desk?.reports ?? []).map((report) => ({ at: report.receivedAt, source: report.source, basis: 'presumed' as const }))
  const [first] = [...stated, ...reports].sort((a, b) => a.at - b.at)
  return first ?? { at: incident.reportedAt, source: incident.source, basis: 'presumed' }
}
