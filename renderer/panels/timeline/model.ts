// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../../shared/base/index.ts'
import { mainIncident, warningKey, type HallState, type HallWarning, type RealmState } from '../../../shared/hall/index.ts'
import { beijingDay } from '../../ui/index.ts'

/** What kind of thing happened; the panel has the words. */
export type HappeningKind =
  | 'incident'
  | 'incidentClosed'
  | 'report'
  | 'warning'
  | 'warningUpdated'
  | 'warningEnded'
  | 'responseStarted'
  | 'responseEnded'
  | 'layout'

/** One thing that happened. `isKey` marks what decides the course: the main incident, responses. */
export interface Happening {
  readonly key: string
  readonly at: number
  readonly kind: HappeningKind
  readonly text: string
  readonly source: string
  readonly isKey: boolean
  /** The incident is over by now; only the end of the main one has its own line, as ends from before the start have no known moment. */
  readonly isClosed?: boolean
  /** Level of a response; its plan is the text. */
  readonly level?: 1 | 2 | 3 | 4
}

/** A line of the timeline. */
export interface TimelineRow extends Happening {
  /** Instant whose date is written before the line, where the day changes; null elsewhere. */
  readonly dayAt: number | null
}

/** The last `limit` happenings up to now, oldest first; the date stands where the day changes. */
export function timelineRows(
  hall: HallState,
  realm: RealmState,
  { now, limit }: { readonly now: number; readonly limit: number },
): { readonly rows: readonly TimelineRow[]; readonly total: number } {
  const all = happenings(hall, realm)
    .filter((one) => one.at <= now)
    .sort((a, b) => a.at - b.at || a.key.localeCompare(b.key))
  const shown = all.slice(-limit)
  const spansDays = shown.some((one) => beijingDay(one.at) !== beijingDay(now))
  const rows = shown.map((one, index) => {
    const before = shown[index - 1]
    const isNewDay = before ? beijingDay(before.at) !== beijingDay(one.at) : spansDays
    return { ...one, dayAt: isNewDay ? one.at : null }
  })
  return { rows, total: all.length }
}

function happenings(hall: HallState, realm: RealmState): Happening[] {
  const main = mainIncident(realm)
  const incidents = Object.values(realm.incidents).flatMap((one): Happening[] => {
    const isKey = one.id === main?.id
    const started: Happening = {
      key: 'incident/' + one.id,
      at: one.reportedAt,
      kind: 'incident',
      text: one.title,
      source: one.reportedBy ?? one.responsible ?? '',
      isKey,
    }
    if (one.status === 'resolved' && !isKey) return [{ ...started, isClosed: true }]
    return one.status === 'resolved' ? [started, { ...started, key: started.key + '/closed', at: one.updatedAt, kind: 'incidentClosed' }] : [started]
  })
  const responses = Object.values(realm.responses).flatMap((one): Happening[] => {
    const started: Happening = {
      key: 'response/' + one.id,
      at: one.startedAt,
      kind: 'responseStarted',
      text: one.plan,
      level: one.level,
      source: one.approval.approver,
      isKey: true,
    }
    return one.endedAt === undefined ? [started] : [started, { ...started, key: started.key + '/ended', at: one.endedAt, kind: 'responseEnded' }]
  })
  return [...incidents, ...warnings(realm), ...responses, ...reports(realm), ...layouts(hall)]
}

function warnings(realm: RealmState): Happening[] {
  return Object.values(realm.warnings)
    .filter((one) => one.status === 'actual')
    .flatMap((one): Happening[] => {
      const key = 'warning/' + warningKey(one)
      const told = { key, at: one.sentAt, text: one.headline, source: one.sender, isKey: false }
      const ended: Happening[] =
        one.endedAt !== undefined && isCancelled(realm, one) ? [{ ...told, key: key + '/ended', at: one.endedAt, kind: 'warningEnded' }] : []
      if (one.messageType === 'cancel') return ended
      return [{ ...told, kind: one.messageType === 'update' ? 'warningUpdated' : 'warning' }, ...ended]
    })
}

// What an update replaced is not over: the update has its own line.
function isCancelled(realm: RealmState, { source, endedBy }: HallWarning): boolean {
  return endedBy !== undefined && ownValue(realm.warnings, warningKey({ source, id: endedBy }))?.messageType === 'cancel'
}

// Calls of the whole district would drown the course of one incident: with a main incident only those from its town stand here.
function reports(realm: RealmState): Happening[] {
  const town = mainIncident(realm)?.town
  return realm.reports
    .filter((one) => town === undefined || one.town === town)
    .map((one) => ({ key: `report/${one.source}/${one.id}`, at: one.receivedAt, kind: 'report', text: one.summary, source: one.service ?? '', isKey: false }))
}

function layouts(hall: HallState): Happening[] {
  const screen = Object.values(hall.wall.screens)[0]
  return screen && hall.wall.takenAt > 0
    ? [{ key: 'layout/' + hall.wall.takenAt, at: hall.wall.takenAt, kind: 'layout', text: screen.layoutId, source: '', isKey: false }]
    : []
}
