// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { HallEvent } from '../domain/index.ts'
import { EVENT_BODIES, type EventBody, type EventType } from './events.ts'
import {
  realmOf,
  warningKey,
  type HallIncident,
  type HallReport,
  type HallState,
  type HallWarning,
  type RealmState,
  type ScreenState,
  type WallState,
} from './state.ts'

// Bounded so that a wall that runs for years keeps a state of constant size; the journal keeps everything.
const REPORTS_KEPT = 200
const RESOLVED_INCIDENTS_KEPT = 200
const ENDED_WARNINGS_KEPT = 100
const PREVIOUS_LAYOUTS_KEPT = 20
const NOTICES_KEPT = 50

type Reducers = { [Type in EventType]: (state: HallState, body: EventBody<Type>, event: HallEvent) => HallState }

/** Next state after one event. Unknown types are kept out of the state but counted in `seq`: an upcaster's job, never a crash. */
export function reduce(state: HallState, event: HallEvent): HallState {
  const counted: HallState = { ...state, seq: event.seq, at: Math.max(state.at, event.at) }
  if (!Object.hasOwn(REDUCERS, event.type)) return counted
  const type = event.type as EventType
  const body = EVENT_BODIES[type].safeParse(event.body)
  if (!body.success) return counted
  return (REDUCERS[type] as (state: HallState, body: unknown, event: HallEvent) => HallState)(counted, body.data, event)
}

const REDUCERS: Reducers = {
  'session.started': (state, body) => {
    const isThere = (layoutId: string): boolean => body.layoutIds?.includes(layoutId) ?? true
    const screens = body.screens.map((id): [string, ScreenState] => {
      const known = ownValue(state.wall.screens, id)
      const layoutId = known && !body.forceLayout && isThere(known.layoutId) ? known.layoutId : body.layoutId
      return [id, { layoutId, previousLayoutIds: (known?.previousLayoutIds ?? []).filter(isThere), timeline: { v: 1, mode: 'live' } }]
    })
    return withWall(state, { screens: Object.fromEntries(screens), previewLayoutId: null })
  },
  // Consequences outside the state: the effect runner in main listens to these.
  'config.accepted': (state) => state,
  'demonstration.set': (state) => state,
  'layout.previewed': (state, body) => withWall(state, { previewLayoutId: body.layoutId }),
  'layout.taken': (state, body) => {
    const screens = mapScreens(state, body.screens, (screen) => ({
      ...screen,
      layoutId: body.layoutId,
      previousLayoutIds: [screen.layoutId, ...screen.previousLayoutIds].slice(0, PREVIOUS_LAYOUTS_KEPT),
    }))
    return withWall(state, {
      screens,
      takenAt: body.commitAt,
      previewLayoutId: state.wall.previewLayoutId === body.layoutId ? null : state.wall.previewLayoutId,
    })
  },
  'layout.returned': (state, body) => {
    const screens = mapScreens(state, body.screens, (screen) => {
      const [layoutId = screen.layoutId, ...previousLayoutIds] = screen.previousLayoutIds.filter((id) => !body.absent?.includes(id))
      return { ...screen, layoutId, previousLayoutIds }
    })
    return withWall(state, { screens, takenAt: body.commitAt })
  },
  'timeline.set': (state, body) => withWall(state, { screens: mapScreens(state, body.screens, (screen) => ({ ...screen, timeline: body.timeline })) }),
  'camera.settled': (state, body) => withWall(state, { cameras: { ...state.wall.cameras, [body.viewId]: body.track } }),
  'wall.appearanceSet': (state, body) => withWall(state, { theme: body.theme ?? state.wall.theme, locale: body.locale ?? state.wall.locale }),
  'notice.raised': (state, body, event) => ({
    ...state,
    notices: [{ seq: event.seq, at: event.at, code: body.code, detail: body.detail }, ...state.notices].slice(0, NOTICES_KEPT),
  }),
  'incident.recorded': (state, body, event) => withRealm(state, event.realm, (realm) => recordIncident(realm, body, event)),
  'incident.mainChosen': (state, body, event) => withRealm(state, event.realm, (realm) => ({ ...realm, mainIncidentId: body.incidentId })),
  'report.received': (state, body, event) => withRealm(state, event.realm, (realm) => receiveReport(realm, body, event)),
  'warning.recorded': (state, body, event) => withRealm(state, event.realm, (realm) => recordWarning(realm, body, event)),
  'response.raised': (state, body, event) =>
    withRealm(state, event.realm, (realm) => ({
      ...realm,
      responses: { ...realm.responses, [body.id]: { ...body, startedAt: event.at } },
    })),
  'response.ended': (state, body, event) =>
    withRealm(state, event.realm, (realm) => {
      const response = ownValue(realm.responses, body.id)
      if (!response) return realm
      return { ...realm, responses: { ...realm.responses, [body.id]: { ...response, endedAt: event.at, summary: body.summary } } }
    }),
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

function recordWarning(realm: RealmState, body: EventBody<'warning.recorded'>, event: HallEvent): RealmState {
  const key = warningKey(body)
  let warnings = realm.warnings
  // CAP 1.2, 3.2.1 msgType: Update supersedes, Cancel ends the earlier messages named in references.
  for (const reference of body.warning.messageType === 'alert' ? [] : body.warning.references) {
    const named = warningKey({ source: body.source, id: reference })
    const earlier = ownValue(warnings, named)
    if (earlier && earlier.endedAt === undefined) warnings = { ...warnings, [named]: { ...earlier, endedAt: event.at, endedBy: body.id } }
  }
  if (!ownValue(warnings, key)) {
    const ending = endingOf(warnings, body)
    const warning = { ...body.warning, id: body.id, source: body.source, receivedAt: event.at, ...(ending ? { endedAt: event.at, endedBy: ending.id } : {}) }
    warnings = { ...warnings, [key]: warning as HallWarning }
  }
  return {
    ...realm,
    warnings: dropOldest(warnings, {
      isDone: (one) => one.endedAt !== undefined || one.messageType === 'cancel' || (one.expiresAt ?? Infinity) <= event.at,
      at: (one) => one.receivedAt,
      kept: ENDED_WARNINGS_KEPT,
    }),
  }
}

// An index lists the newest first, so what ends a warning may be here before it. The earliest of several is what ended it in order.
function endingOf(warnings: RealmState['warnings'], { id, source }: EventBody<'warning.recorded'>): HallWarning | undefined {
  return Object.values(warnings)
    .filter((one) => one.source === source && one.id !== id && one.messageType !== 'alert' && one.references.includes(id))
    .sort((a, b) => a.sentAt - b.sentAt)[0]
}

interface Retention<Item> {
  readonly isDone: (item: Item) => boolean
  readonly at: (item: Item) => number
  readonly kept: number
}

function dropOldest<Item>(items: Readonly<Record<string, Item>>, { isDone, at, kept }: Retention<Item>): Readonly<Record<string, Item>> {
  const done = Object.entries(items).filter(([, item]) => isDone(item))
  if (done.length <= kept) return items
  const surplus = done.sort((a, b) => at(a[1]) - at(b[1])).slice(0, done.length - kept)
  const rest = { ...items }
  for (const [id] of surplus) delete rest[id]
  return rest
}

function withWall(state: HallState, change: Partial<WallState>): HallState {
  return { ...state, wall: { ...state.wall, ...change } }
}

function withRealm(state: HallState, realm: string, change: (realm: RealmState) => RealmState): HallState {
  return { ...state, realms: { ...state.realms, [realm]: change(realmOf(state, realm)) } }
}

function mapScreens(state: HallState, ids: readonly string[], change: (screen: ScreenState) => ScreenState): Record<string, ScreenState> {
  return Object.fromEntries(Object.entries(state.wall.screens).map(([id, screen]) => [id, ids.includes(id) ? change(screen) : screen]))
}
