// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import { changeDesk, noted, shown } from './compose.ts'
import type { INCIDENT_EVENTS } from './events.ts'
import type { LEVEL_EVENTS } from './levelEvents.ts'
import { closeLevel, levelKey, moveLevel, reopenLevel, startLevel, type LevelMove, type LevelSubject } from './levels.ts'
import { gridCaseKey, isOpenIncident, type GridCase } from './state.ts'

const CLOSED_CASES_KEPT = 500

/** How events of levels and grid cases change a realm. */
export const LEVEL_REDUCERS: RealmReducers<typeof LEVEL_EVENTS & Pick<typeof INCIDENT_EVENTS, 'incident.reopened'>> = {
  'incident.levelStarted': (realm, body, event) => {
    const subject = incidentSubject(body.incidentId)
    const incident = ownValue(realm.incidents, body.incidentId)
    const known = ownValue(realm.levels, levelKey(subject))
    if (!incident || (known && (known.closedAt === undefined || !isOpenIncident(incident)))) return realm
    return reopenLevel(realm, subject, { level: body.level, dueAt: body.dueAt, at: event.at })
  },
  'incident.escalated': (realm, body, event) => moveLevel(realm, incidentSubject(body.incidentId), move(body, body.cause, event)),
  'incident.handedBack': (realm, body, event) => moveLevel(realm, incidentSubject(body.incidentId), move(body, 'handedBack', event)),
  'incident.reopened': reopen,
  'gridCase.recorded': recordCase,
  'gridCase.escalated': (realm, body, event) => moveLevel(realm, caseSubject(body), move(body, body.cause, event)),
  'gridCase.handedBack': (realm, body, event) => moveLevel(realm, caseSubject(body), move(body, 'handedBack', event)),
  'gridCase.closed': (realm, body) => {
    const changed = changeCase(realm, body, (known) => (known.closedAt === undefined ? { ...known, closedAt: body.at } : known))
    return changed === realm ? realm : forgetCases(closeLevel(changed, caseSubject(body), body.at))
  },
  'gridCase.matched': (realm, body, event) =>
    changeCase(realm, body, (known) => ({ ...known, duplicateOf: { ...body.report, at: event.at, by: event.actor.principal, reason: body.reason } })),
  'gridCase.unmatched': (realm, body) =>
    changeCase(realm, body, (known) => {
      const { duplicateOf, ...rest } = known
      return duplicateOf ? rest : known
    }),
}

function incidentSubject(id: string): LevelSubject {
  return { kind: 'incident', id }
}

function caseSubject(ref: { readonly id: string; readonly source: string }): LevelSubject {
  return { kind: 'gridCase', id: gridCaseKey(ref) }
}

type Moved = Pick<EventBody<'incident.handedBack'>, 'from' | 'to' | 'reason' | 'dueAt'>

function move({ from, to, reason, dueAt }: Moved, cause: LevelMove['cause'], event: HallEvent): LevelMove & { dueAt: number } {
  return { from, to, reason, dueAt, cause, at: event.at, by: event.actor.principal }
}

function reopen(realm: RealmState, body: EventBody<'incident.reopened'>, event: HallEvent): RealmState {
  const incident = ownValue(realm.incidents, body.incidentId)
  if (incident?.status !== 'resolved') return realm
  const opened = changeDesk(realm, body.incidentId, {
    event,
    change: ({ closed: _closed, ...desk }) =>
      noted({ ...desk, decided: { ...desk.decided, status: 'handling' } }, event, {
        what: 'status',
        before: shown(incident.status),
        after: 'handling',
        reason: body.reason,
      }),
  })
  return reopenLevel(opened, incidentSubject(body.incidentId), { level: body.level, dueAt: body.dueAt, at: event.at })
}

function recordCase(realm: RealmState, body: EventBody<'gridCase.recorded'>): RealmState {
  const { level, dueAt, ...given } = body
  const key = gridCaseKey(body)
  if (ownValue(realm.gridCases, key)) return realm
  const known = { ...realm, gridCases: { ...realm.gridCases, [key]: given as GridCase } }
  return startLevel(known, caseSubject(body), { level, dueAt, at: body.openedAt })
}

function changeCase(realm: RealmState, ref: { readonly id: string; readonly source: string }, change: (known: GridCase) => GridCase): RealmState {
  const key = gridCaseKey(ref)
  const known = ownValue(realm.gridCases, key)
  const next = known && change(known)
  return !next || next === known ? realm : { ...realm, gridCases: { ...realm.gridCases, [key]: next } }
}

function forgetCases(realm: RealmState): RealmState {
  const gridCases = dropOldest(realm.gridCases, { isDone: (one) => one.closedAt !== undefined, at: (one) => one.closedAt ?? 0, kept: CLOSED_CASES_KEPT })
  if (gridCases === realm.gridCases) return realm
  const levels = { ...realm.levels }
  for (const key of Object.keys(realm.gridCases)) if (!Object.hasOwn(gridCases, key)) delete levels[levelKey({ kind: 'gridCase', id: key })]
  return { ...realm, gridCases, levels }
}
