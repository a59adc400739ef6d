// SPDX-License-Identifier: Apache-2.0
import type { IncidentClass } from '../../domain/index.ts'

/** A call (110/119/120) or a street report that reached the hall, and what was decided about it. */
export interface HallReport {
  readonly id: string
  readonly source: string
  readonly kind: 'call' | 'report'
  readonly summary: string
  readonly service?: '110' | '119' | '120'
  readonly class?: IncidentClass
  readonly reporter?: string
  readonly address?: string
  readonly town?: string
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly receivedAt: number
  /** Open incidents it seemed to tell of when it came, the likeliest first. */
  readonly suggested?: readonly { readonly incidentId: string; readonly score: number }[]
  readonly merged?: { readonly incidentId: string; readonly at: number; readonly by: string }
  readonly dismissed?: { readonly at: number; readonly by: string; readonly reason: string; readonly duplicateOf?: string | undefined }
  /** Merges that were taken back, the newest first. */
  readonly splits?: readonly { readonly incidentId: string; readonly at: number; readonly by: string; readonly reason: string }[]
}

/** How a report is named: two sources may use the same id. */
export interface ReportRef {
  readonly id: string
  readonly source: string
}

const UNDECIDED_KEPT = 1000
// A storm brings thousands of calls that all seem to tell of one incident; a suggestion is no tie yet.
const SUGGESTED_KEPT = 1000
const DECIDED_KEPT = 200
// Looking through all of them for every call would make a flood of calls slow.
const LOOK_EVERY = 64

/** Key of a report. */
export function reportKey({ source, id }: ReportRef): string {
  return `${source}/${id}`
}

/** A report nobody merged or dismissed yet. */
export function isUndecided(report: HallReport): boolean {
  return report.merged === undefined && report.dismissed === undefined
}

/** The report of this name. */
export function findReport(reports: readonly HallReport[], ref: ReportRef): HallReport | undefined {
  return reports.find((one) => one.id === ref.id && one.source === ref.source)
}

/**
 * Reports within bounds: what was merged into an open incident always stays; of what only seems to belong to one, of other
 * undecided ones and of decided ones the newest. They are looked through only now and then, so a few more may stand.
 */
export function boundReports(
  reports: readonly HallReport[],
  isOpen: (incidentId: string) => boolean,
): { readonly reports: readonly HallReport[]; readonly dropped: number } {
  if (reports.length <= DECIDED_KEPT || reports.length % LOOK_EVERY !== 0) return { reports, dropped: 0 }
  const left = { decided: DECIDED_KEPT, suggested: SUGGESTED_KEPT, undecided: UNDECIDED_KEPT }
  let dropped = 0
  const kept = reports.filter((report) => {
    const kind = kindOf(report, isOpen)
    if (kind === 'bound' || --left[kind] >= 0) return true
    if (kind !== 'decided') dropped += 1
    return false
  })
  return kept.length === reports.length ? { reports, dropped: 0 } : { reports: kept, dropped }
}

function kindOf(report: HallReport, isOpen: (incidentId: string) => boolean): 'bound' | 'suggested' | 'undecided' | 'decided' {
  if (report.merged) return isOpen(report.merged.incidentId) ? 'bound' : 'decided'
  if (report.dismissed) return 'decided'
  return report.suggested?.some((one) => isOpen(one.incidentId)) ? 'suggested' : 'undecided'
}
