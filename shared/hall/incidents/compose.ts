// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import { dropOldest } from '../dropOldest.ts'
import type { RealmState } from '../realm.ts'
import { EMPTY_DESK, type DeskChange, type IncidentDesk, type IncidentFields } from './desk.ts'
import { closeLevel, levelKey } from './levels.ts'
import { isOpenIncident, type HallIncident } from './state.ts'

const RESOLVED_INCIDENTS_KEPT = 200
const CHANGES_KEPT = 200

type Envelope = Pick<HallIncident, 'id' | 'source' | 'rev' | 'reportedAt' | 'updatedAt'>

/** The incident as it counts: what the feed said, overlaid by what the desk decided. */
export function composeIncident(envelope: Envelope, fields: IncidentFields, desk?: IncidentDesk): HallIncident {
  const { id, source, rev, reportedAt, updatedAt } = envelope
  const effective = { ...fields, ...desk?.decided }
  const present = Object.fromEntries(Object.entries(effective).filter(([, value]) => value !== undefined && value !== null))
  return { ...present, id, source, rev, reportedAt, updatedAt, ...(desk ? { desk } : {}) } as HallIncident
}

/** What a feed alone says of an incident. */
export function saidOf(incident: HallIncident): IncidentFields {
  if (incident.desk) return incident.desk.said ?? { title: incident.title }
  const { id: _id, source: _source, rev: _rev, reportedAt: _reported, updatedAt: _updated, desk: _desk, ...fields } = incident
  return fields
}

/** The realm with an incident put in: done ones beyond the bound go, with their ledgers and levels; a resolved one closes its level. */
export function putIncident(realm: RealmState, incident: HallIncident, at: number): RealmState {
  const incidents = dropOldest(
    { ...realm.incidents, [incident.id]: incident },
    { isDone: (one) => !isOpenIncident(one), at: (one) => one.updatedAt, kept: RESOLVED_INCIDENTS_KEPT },
  )
  const next = { ...realm, incidents }
  const closed = isOpenIncident(incident) ? next : closeLevel(next, { kind: 'incident', id: incident.id }, at)
  return forgetDropped(closed, Object.keys({ ...realm.incidents, [incident.id]: incident }))
}

function forgetDropped(realm: RealmState, before: readonly string[]): RealmState {
  const gone = before.filter((id) => !Object.hasOwn(realm.incidents, id))
  if (gone.length === 0) return realm
  const casualties = { ...realm.casualties }
  const levels = { ...realm.levels }
  for (const id of gone) {
    delete casualties[id]
    delete levels[levelKey({ kind: 'incident', id })]
  }
  return { ...realm, casualties, levels }
}

/** The realm after the desk did something about an incident; an unknown incident changes nothing. */
export function changeDesk(realm: RealmState, incidentId: string, { event, change }: DeskStep): RealmState {
  const incident = ownValue(realm.incidents, incidentId)
  if (!incident) return realm
  const before = incident.desk ?? { ...EMPTY_DESK, said: saidOf(incident) }
  const desk = change(before, incident)
  return putIncident(realm, composeIncident({ ...incident, updatedAt: event.at }, desk.said ?? { title: incident.title }, desk), event.at)
}

/** One change of a desk and the event it comes from. */
export interface DeskStep {
  readonly event: HallEvent
  readonly change: (desk: IncidentDesk, incident: HallIncident) => IncidentDesk
}

/** The desk with a line of history: what changed, from what, to what, why. */
export function noted(desk: IncidentDesk, event: HallEvent, line: Omit<DeskChange, 'at' | 'by'>): IncidentDesk {
  return { ...desk, history: [{ at: event.at, by: event.actor.principal, ...line }, ...desk.history].slice(0, CHANGES_KEPT) }
}

/** A value as history shows it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : canonicalJson(value)
}
