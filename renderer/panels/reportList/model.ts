// SPDX-License-Identifier: Apache-2.0
import type { HallReport, RealmState } from '../../../shared/hall/index.ts'

/** One call or street report. */
export interface ReportRow {
  readonly key: string
  readonly receivedAt: number
  readonly origin: '110' | '119' | '120' | 'street'
  readonly summary: string
  readonly place: string
}

/** The latest reports, newest first. */
export function reportRows(realm: RealmState, limit: number): ReportRow[] {
  return [...realm.reports]
    .sort((a, b) => b.receivedAt - a.receivedAt)
    .slice(0, limit)
    .map(toRow)
}

function toRow(report: HallReport): ReportRow {
  return {
    key: report.source + '/' + report.id,
    receivedAt: report.receivedAt,
    origin: report.kind === 'call' ? (report.service ?? '110') : 'street',
    summary: report.summary,
    place: report.town ?? report.address ?? '',
  }
}
