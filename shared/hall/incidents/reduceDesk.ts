// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import { appendEntry } from './casualties.ts'
import { changeDesk, noted, shown } from './compose.ts'
import type { DecidedFields, IncidentDesk } from './desk.ts'
import type { INCIDENT_EVENTS } from './events.ts'
import { isDeskBorn, type HallIncident } from './state.ts'

type DeskEvent =
  | 'incident.updated'
  | 'incident.graded'
  | 'incident.gradeSuggested'
  | 'incident.assigned'
  | 'incident.damaged'
  | 'incident.closed'
  | 'firstResponse.recorded'
  | 'casualty.recorded'

const FIRST_RESPONSES_KEPT = 200

/** How the desk's events change a realm. */
export const DESK_REDUCERS: RealmReducers<Pick<typeof INCIDENT_EVENTS, DeskEvent>> = {
  'incident.updated': update,
  'incident.graded': (realm, body, event) =>
    changeDesk(realm, body.incidentId, {
      event,
      change: (desk, incident) => {
        const { incidentId: _incident, byOwnPlan: _plan, ...decision } = body
        const line = { what: 'grade', before: shown(incident.grade), after: shown(body.grade), reason: body.reason }
        return noted({ ...desk, decided: { ...desk.decided, grade: body.grade }, gradeDecision: { ...decision, at: event.at } }, event, present(line))
      },
    }),
  'incident.gradeSuggested': (realm, { incidentId, ...suggestion }, event) =>
    changeDesk(realm, incidentId, { event, change: (desk) => ({ ...desk, suggestion: { ...suggestion, at: event.at } }) }),
  'incident.assigned': assign,
  'incident.damaged': (realm, body, event) =>
    changeDesk(realm, body.incidentId, {
      event,
      change: (desk) => {
        const damage = { ...desk.damage, ...body.damage }
        return noted({ ...desk, damage }, event, present({ what: 'damage', before: shown(desk.damage), after: shown(damage), reason: body.note }))
      },
    }),
  'incident.closed': (realm, body, event) =>
    changeDesk(realm, body.incidentId, {
      event,
      change: (desk, incident) => {
        const line = { what: 'status', before: shown(incident.status), after: 'resolved', reason: body.reason ?? body.summary }
        const closed = present({ at: event.at, by: event.actor.principal, summary: body.summary, reason: body.reason })
        return noted({ ...desk, decided: { ...desk.decided, status: 'resolved' }, closed }, event, line)
      },
    }),
  'firstResponse.recorded': respond,
  'casualty.recorded': recordCasualty,
}

function update(realm: RealmState, body: EventBody<'incident.updated'>, event: HallEvent): RealmState {
  const { subClass, subClassName, headquarters, sectorId, ...fields } = body.changes
  return changeDesk(realm, body.incidentId, {
    event,
    change: (desk, incident) => {
      const isReclassified = fields.class !== undefined || subClass !== undefined || headquarters !== undefined
      const decided: DecidedFields = { ...desk.decided, ...fields, ...(isReclassified ? { class: fields.class ?? null } : {}) }
      const { subClass: _sub, subClassName: _name, headquarters: _hq, ...rest } = desk
      const classified = isReclassified ? { ...rest, ...present({ subClass, subClassName, headquarters }) } : desk
      const changed = { ...classified, decided, ...present({ sectorId }) } as IncidentDesk
      return Object.entries(body.changes).reduce((noting, [what, after]) => {
        const before = shown(valueOf(desk, incident, what))
        return noted(noting, event, { what, before, after: shown(after), reason: body.reason })
      }, changed)
    },
  })
}

function valueOf(desk: IncidentDesk, incident: HallIncident, what: string): unknown {
  return ownValue({ ...incident, ...desk } as unknown as Record<string, unknown>, what)
}

function assign(realm: RealmState, body: EventBody<'incident.assigned'>, event: HallEvent): RealmState {
  const { incidentId, reason, ...given } = body
  return changeDesk(realm, incidentId, {
    event,
    change: (desk, incident) => {
      const assignment = { ...desk.assignment, ...given }
      const responsible = assignment.lead ? { responsible: assignment.lead.name } : {}
      const status = isDeskBorn(incident) && incident.status === 'reported' ? { status: 'handling' as const } : {}
      const line = present({ what: 'assignment', before: shown(desk.assignment), after: shown(assignment), reason })
      return noted({ ...desk, assignment, decided: { ...desk.decided, ...responsible, ...status } }, event, line)
    },
  })
}

function respond(realm: RealmState, body: EventBody<'firstResponse.recorded'>, event: HallEvent): RealmState {
  const { incidentId, ...response } = body
  return changeDesk(realm, incidentId, {
    event,
    change: (desk, incident) => {
      if (desk.firstResponses.some((one) => one.id === body.id)) return desk
      const arrived = body.arrivedAt !== undefined && isDeskBorn(incident) && incident.status !== 'resolved'
      const firstResponses = [...desk.firstResponses, { ...response, recordedBy: event.actor.principal, recordedAt: event.at }].slice(-FIRST_RESPONSES_KEPT)
      return { ...desk, firstResponses, decided: { ...desk.decided, ...(arrived ? { status: 'arrived' as const } : {}) } }
    },
  })
}

function recordCasualty(realm: RealmState, body: EventBody<'casualty.recorded'>, event: HallEvent): RealmState {
  const { incidentId, ...given } = body
  const entries = ownValue(realm.casualties, incidentId) ?? []
  if (!ownValue(realm.incidents, incidentId) || entries.some((one) => one.id === body.id)) return realm
  const entry = { ...given, recordedAt: event.at, recordedBy: event.actor.principal }
  return { ...realm, casualties: { ...realm.casualties, [incidentId]: appendEntry(entries, entry) } }
}

function present<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields
}
