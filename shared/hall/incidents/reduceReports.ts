// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import { changeDesk } from './compose.ts'
import type { MergedReport } from './desk.ts'
import type { INCIDENT_EVENTS } from './events.ts'
import { boundReports, findReport, isUndecided, type HallReport, type ReportRef } from './reports.ts'
import { isOpenIncident } from './state.ts'

type ReportEvent = 'report.received' | 'report.merged' | 'report.dismissed' | 'report.restored' | 'report.split'

const SPLITS_KEPT = 20

/** How events of reports change a realm; a report is in one incident at most. */
export const REPORT_REDUCERS: RealmReducers<Pick<typeof INCIDENT_EVENTS, ReportEvent>> = {
  'report.received': receive,
  'report.merged': merge,
  'report.dismissed': (realm, body, event) =>
    changeReport(realm, body.report, (report) => {
      if (!isUndecided(report)) return report
      const duplicateOf = body.duplicateOf === undefined ? {} : { duplicateOf: body.duplicateOf }
      return { ...report, dismissed: { at: event.at, by: event.actor.principal, reason: body.reason, ...duplicateOf } }
    }),
  'report.restored': (realm, body) =>
    changeReport(realm, body.report, (report) => {
      const { dismissed, ...rest } = report
      return dismissed ? rest : report
    }),
  'report.split': split,
}

function receive(realm: RealmState, body: EventBody<'report.received'>, event: HallEvent): RealmState {
  if (findReport(realm.reports, body)) return realm
  const { reportedAt = event.at, ...rest } = body
  return withReports(realm, [{ ...rest, receivedAt: reportedAt } as HallReport, ...realm.reports])
}

function merge(realm: RealmState, body: EventBody<'report.merged'>, event: HallEvent): RealmState {
  const report = findReport(realm.reports, body.report)
  if (!report || report.merged || !ownValue(realm.incidents, body.incidentId)) return realm
  const by = event.actor.principal
  const marked = changeReport(realm, body.report, ({ dismissed: _dismissed, ...rest }) => ({
    ...rest,
    merged: { incidentId: body.incidentId, at: event.at, by },
  }))
  const { id, source, kind, service, summary, address, receivedAt } = report
  const score = body.score === undefined ? {} : { score: body.score }
  const entry: MergedReport = {
    id,
    source,
    kind,
    summary,
    receivedAt,
    mergedAt: event.at,
    mergedBy: by,
    ...(service === undefined ? {} : { service }),
    ...(address === undefined ? {} : { address }),
    ...score,
  }
  return changeDesk(marked, body.incidentId, { event, change: (desk) => ({ ...desk, reports: [...desk.reports, entry] }) })
}

function split(realm: RealmState, body: EventBody<'report.split'>, event: HallEvent): RealmState {
  const isIt = (one: ReportRef): boolean => one.id === body.report.id && one.source === body.report.source
  const incident = ownValue(realm.incidents, body.incidentId)
  if (!incident?.desk?.reports.some(isIt)) return realm
  const undone = { incidentId: body.incidentId, at: event.at, by: event.actor.principal, reason: body.reason }
  const freed = changeReport(realm, body.report, ({ merged: _merged, ...rest }) => ({
    ...rest,
    splits: [undone, ...(rest.splits ?? [])].slice(0, SPLITS_KEPT),
  }))
  return changeDesk(freed, body.incidentId, { event, change: (desk) => ({ ...desk, reports: desk.reports.filter((one) => !isIt(one)) }) })
}

function changeReport(realm: RealmState, ref: ReportRef, change: (report: HallReport) => HallReport): RealmState {
  const report = findReport(realm.reports, ref)
  const next = report && change(report)
  if (!report || next === report || !next) return realm
  return withReports(
    realm,
    realm.reports.map((one) => (one === report ? next : one)),
  )
}

function withReports(realm: RealmState, reports: readonly HallReport[]): RealmState {
  const isOpen = (incidentId: string): boolean => {
    const incident = ownValue(realm.incidents, incidentId)
    return incident !== undefined && isOpenIncident(incident)
  }
  const bound = boundReports(reports, isOpen)
  return { ...realm, reports: bound.reports, reportsDropped: realm.reportsDropped + bound.dropped }
}
