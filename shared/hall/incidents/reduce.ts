// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../domain/index.ts'
import type { EventBody } from '../events.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { RealmState } from '../realm.ts'
import { ownValue } from '../../base/index.ts'
import type { INCIDENT_EVENTS } from './events.ts'
import type { HallIncident, HallReport } from './state.ts'

const REPORTS_KEPT = 200
const RESOLVED_INCIDENTS_KEPT = 200

/** How events of incidents and reports change a realm. */
export const INCIDENT_REDUCERS: RealmReducers<typeof INCIDENT_EVENTS> = {
  'incident.recorded': recordIncident,
  'incident.mainChosen': (realm, body) => ({ ...realm, mainIncidentId: body.incidentId }),
  'report.received': receiveReport,
}

function recordIncident(realm: RealmState, body: EventBody<'incident.recorded'>, event: HallEvent): RealmState {
  const known = ownValue(realm.incidents, body.id)
  if (known && known.rev >= body.rev) return realm
  const incident = {
    ...body.incident,
    id: body.id,
    source: body.source,
    rev: body.rev,
    ...body.times,
    reportedAt: known?.reportedAt ?? body.times.learnedAt ?? event.at,
    updatedAt: event.at,
    ...(body.position ? { position: body.position } : {}),
  } as HallIncident
  return {
    ...realm,
    incidents: dropOldest(
      { ...realm.incidents, [body.id]: incident },
      { isDone: (one) => one.status === 'resolved', at: (one) => one.updatedAt, kept: RESOLVED_INCIDENTS_KEPT },
    ),
  }
}

function receiveReport(realm: RealmState, body: EventBody<'report.received'>, event: HallEvent): RealmState {
  if (realm.reports.some((report) => report.id === body.id && report.source === body.source)) return realm
  const { reportedAt = event.at, ...rest } = body
  const report = { ...rest, receivedAt: reportedAt } as HallReport
  return { ...realm, reports: [report, ...realm.reports].slice(0, REPORTS_KEPT) }
}
