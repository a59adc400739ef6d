// SPDX-License-Identifier: Apache-2.0
import type { GridCase, HallIncident, HallReport, IncidentSlice, ReportRef } from '../../hall/index.ts'
import { findReport, isUndecided, openIncidents, reportKey } from '../../hall/index.ts'
import type { MergeRules } from './schema.ts'
import { mergeScore, type Comparable, type MergeReason } from './score.ts'

/** What a report may be the same event as. */
export interface MergeCandidate {
  readonly target: { readonly kind: 'incident' | 'report' | 'gridCase'; readonly id: string; readonly source: string }
  readonly title: string
  readonly score: number
  readonly reasons: readonly MergeReason[]
}

type Sight = IncidentSlice

/** Open incidents, undecided reports and open grid cases that a report seems to tell of, the likeliest first; a person decides. */
export function mergeCandidates(realm: Sight, { mergeReports }: { readonly mergeReports: MergeRules }, ref: ReportRef): MergeCandidate[] {
  const report = findReport(realm.reports, ref)
  if (!report) return []
  const others = realm.reports.filter((one) => one !== report && isUndecided(one))
  const cases = Object.values(realm.gridCases).filter((one) => one.closedAt === undefined && one.duplicateOf === undefined)
  return ranked(
    [
      ...incidentCandidates(realm, report, mergeReports),
      ...others.flatMap((one) =>
        candidate({ kind: 'report', id: one.id, source: one.source }, one.summary, mergeScore(ofReport(report), ofReport(one), mergeReports)),
      ),
      ...cases.flatMap((one) =>
        candidate({ kind: 'gridCase', id: one.id, source: one.source }, one.title, mergeScore(ofReport(report), ofCase(one), mergeReports)),
      ),
    ],
    mergeReports,
  )
}

/** Open incidents that a report not yet in the hall seems to tell of. */
export function incidentsLike(realm: Sight, { mergeReports }: { readonly mergeReports: MergeRules }, report: HallReport): MergeCandidate[] {
  return ranked(incidentCandidates(realm, report, mergeReports), mergeReports)
}

function incidentCandidates(realm: Sight, report: HallReport, rules: MergeRules): MergeCandidate[] {
  const own = ofReport(report)
  return openIncidents(realm).flatMap((one) =>
    candidate({ kind: 'incident', id: one.id, source: one.source }, one.title, mergeScore(own, ofIncident(one, own.at), rules)),
  )
}

function candidate(target: MergeCandidate['target'], title: string, score: ReturnType<typeof mergeScore>): MergeCandidate[] {
  return score === null ? [] : [{ target, title, ...score }]
}

function ranked(candidates: readonly MergeCandidate[], rules: MergeRules): MergeCandidate[] {
  const name = ({ target }: MergeCandidate): string => `${target.kind}/${reportKey(target)}`
  return candidates
    .filter((one) => one.score >= rules.suggestFrom)
    .sort((a, b) => b.score - a.score || (name(a) < name(b) ? -1 : 1))
    .slice(0, rules.most)
}

function ofReport(report: HallReport): Comparable {
  return { at: report.receivedAt, position: report.position, class: report.class, texts: [words(report.address, report.summary)] }
}

function ofCase(one: GridCase): Comparable {
  return { at: one.openedAt, position: one.position, texts: [words(one.address, one.title)] }
}

// An incident goes on as long as it is told of: a report is as far from it as from the nearest moment of that span.
function ofIncident(incident: HallIncident, reportedAt: number): Comparable {
  const told = [incident.occurredAt ?? incident.learnedAt ?? incident.reportedAt, ...(incident.desk?.reports ?? []).map((report) => report.receivedAt)]
  const merged = incident.desk?.reports.map((report) => words(report.address, report.summary)) ?? []
  return {
    at: Math.min(Math.max(reportedAt, Math.min(...told)), Math.max(...told)),
    position: incident.position,
    class: incident.class,
    texts: [words(incident.address, incident.title), ...merged],
  }
}

function words(address: string | undefined, text: string): string {
  return `${address ?? ''} ${text}`
}
