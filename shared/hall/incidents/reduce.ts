// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import { composeIncident, putIncident } from './compose.ts'
import { EMPTY_DESK, type IncidentDesk, type IncidentFields } from './desk.ts'
import type { INCIDENT_EVENTS } from './events.ts'
import { DESK_REDUCERS } from './reduceDesk.ts'
import { LEVEL_REDUCERS } from './reduceLevels.ts'
import { REPORT_REDUCERS } from './reduceReports.ts'
import { isDeskBorn } from './state.ts'

/** How events of incidents, reports, casualties and levels change a realm. */
export const INCIDENT_REDUCERS: RealmReducers<typeof INCIDENT_EVENTS> = {
  'incident.recorded': recordIncident,
  'incident.mainChosen': (realm, body) => ({ ...realm, mainIncidentId: body.incidentId }),
  'incident.opened': openIncident,
  ...DESK_REDUCERS,
  ...REPORT_REDUCERS,
  ...LEVEL_REDUCERS,
}

// What the desk decided stays; the feed's new words are kept beside it.
function recordIncident(realm: RealmState, body: EventBody<'incident.recorded'>, event: HallEvent): RealmState {
  const known = ownValue(realm.incidents, body.id)
  if (known && (known.rev >= body.rev || isDeskBorn(known))) return realm
  const said: IncidentFields = { ...body.incident, ...body.times, ...(body.position ? { position: body.position } : {}) }
  const envelope = {
    id: body.id,
    source: body.source,
    rev: body.rev,
    reportedAt: known?.reportedAt ?? body.times.learnedAt ?? event.at,
    updatedAt: event.at,
  }
  return putIncident(realm, composeIncident(envelope, said, known?.desk && { ...known.desk, said }), event.at)
}

function openIncident(realm: RealmState, body: EventBody<'incident.opened'>, event: HallEvent): RealmState {
  if (ownValue(realm.incidents, body.id)) return realm
  const { id, number, year, sequence, title, class: incidentClass, address, town, position, times, note, from, intakeId } = body
  const desk: IncidentDesk = {
    ...EMPTY_DESK,
    opened: { at: event.at, by: event.actor.principal, from, ...(intakeId === undefined ? {} : { intakeId }) },
    decided: { title, number, class: incidentClass, address, town, position, note, ...times, status: 'reported' },
    subClass: body.subClass,
    subClassName: body.subClassName,
    headquarters: body.headquarters,
    sectorId: body.sectorId,
  }
  const envelope = { id, source: 'desk', rev: 0, reportedAt: times.learnedAt ?? event.at, updatedAt: event.at }
  const numbered = { ...realm, incidentNumbers: { ...realm.incidentNumbers, [year]: Math.max(sequence, ownValue(realm.incidentNumbers, year) ?? 0) } }
  return putIncident(numbered, composeIncident(envelope, { title }, clean(desk)), event.at)
}

// Fields that were not given are absent, so that a state read back from JSON is the same state.
function clean(desk: IncidentDesk): IncidentDesk {
  const present = (fields: object): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { ...present(desk), decided: present(desk.decided) } as IncidentDesk
}
