// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { BodyOf, Timeline } from '../domain/index.ts'
import type { CameraTrack } from '../domain/camera.ts'

/** A call, street report or incident as the hall holds it: the newest record of a source, with its envelope times. */
export interface HallIncident extends BodyOf<'incident'> {
  readonly id: string
  readonly source: string
  readonly rev: number
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly occurredAt?: number
  readonly learnedAt?: number
  readonly reportedAt: number
  readonly updatedAt: number
}

/** A call (110/119/120) or a street report that reached the hall. */
export interface HallReport {
  readonly id: string
  readonly source: string
  readonly kind: 'call' | 'report'
  readonly summary: string
  readonly service?: '110' | '119' | '120'
  readonly address?: string
  readonly town?: string
  readonly position?: { readonly lon: number; readonly lat: number }
  readonly receivedAt: number
}

/** An official warning in force or ended, with its chain resolved: updates replace, cancels end. */
export interface HallWarning extends BodyOf<'warning'> {
  readonly id: string
  readonly source: string
  readonly receivedAt: number
  /** When the hall held both this one and a cancel or an update that names it; the ending message may have come first. */
  readonly endedAt?: number
  /** Identifier of that message, of the same source. */
  readonly endedBy?: string
}

/** A response (应急响应) of the district and one headquarters; approved by a person, recorded by the shift chief. */
export interface HallResponse {
  readonly id: string
  readonly headquarters: BodyOf<'incident'>['class'] & string
  readonly level: 1 | 2 | 3 | 4
  readonly plan: string
  readonly approval: {
    readonly approver: string
    readonly way: 'oral' | 'phone' | 'written'
    readonly at: number
    readonly clause: string
    readonly recordedBy: string
  }
  readonly startedAt: number
  readonly endedAt?: number
  readonly summary?: string
}

/** What the hall knows of one realm (real, or a drill run). */
export interface RealmState {
  readonly incidents: Readonly<Record<string, HallIncident>>
  readonly mainIncidentId: string | null
  readonly reports: readonly HallReport[]
  /** By `warningKey`. */
  readonly warnings: Readonly<Record<string, HallWarning>>
  readonly responses: Readonly<Record<string, HallResponse>>
}

/** What one screen shows: its layout, what it showed before (for "back"), and where it stands in time. */
export interface ScreenState {
  readonly layoutId: string
  readonly previousLayoutIds: readonly string[]
  readonly timeline: Timeline
}

/** Something the operator must know: a window that came back, a clock that stepped, a torn journal tail. */
export interface Notice {
  readonly seq: number
  readonly at: number
  readonly code: string
  readonly detail: string
}

/** The wall: screens by id, the prepared next layout, cameras by map view, looks. */
export interface WallState {
  readonly screens: Readonly<Record<string, ScreenState>>
  readonly previewLayoutId: string | null
  readonly takenAt: number
  readonly cameras: Readonly<Record<string, CameraTrack>>
  readonly theme: 'dark' | 'light'
  readonly locale: 'zh-CN' | 'en'
}

/** Everything the journal says, folded. A pure function of the events and nothing else. */
export interface HallState {
  readonly v: 1
  readonly seq: number
  readonly at: number
  readonly wall: WallState
  readonly realms: Readonly<Record<string, RealmState>>
  readonly notices: readonly Notice[]
}

/** The realm of a district's real events. */
export const REAL = 'real'

const EMPTY_REALM: RealmState = { incidents: {}, mainIncidentId: null, reports: [], warnings: {}, responses: {} }

/** State before the first event. */
export const EMPTY_HALL: HallState = {
  v: 1,
  seq: 0,
  at: 0,
  wall: { screens: {}, previewLayoutId: null, takenAt: 0, cameras: {}, theme: 'dark', locale: 'zh-CN' },
  realms: {},
  notices: [],
}

/** One realm's state, empty when nothing happened in it yet. */
export function realmOf(state: HallState, realm: string = REAL): RealmState {
  return ownValue(state.realms, realm) ?? EMPTY_REALM
}

/** Key of a warning in `RealmState.warnings`: two authorities may use the same CAP identifier, so its source is part of it. */
export function warningKey({ source, id }: { readonly source: string; readonly id: string }): string {
  return source + '/' + id
}

/** Responses in force, the highest level first. */
export function activeResponses(realm: RealmState): HallResponse[] {
  return Object.values(realm.responses)
    .filter((response) => response.endedAt === undefined)
    .sort((a, b) => a.level - b.level || a.startedAt - b.startedAt)
}

/** Official warnings in force at the moment, the most severe first; exercises and tests are kept apart. */
export function activeWarnings(realm: RealmState, now: number): HallWarning[] {
  const order = ['red', 'orange', 'yellow', 'blue']
  return Object.values(realm.warnings)
    .filter(
      (warning) => warning.endedAt === undefined && warning.status === 'actual' && warning.messageType !== 'cancel' && (warning.expiresAt ?? Infinity) > now,
    )
    .sort((a, b) => order.indexOf(a.colour) - order.indexOf(b.colour) || b.sentAt - a.sentAt)
}

const GRADE_ORDER = ['extreme', 'major', 'larger', 'general', 'daily']

/** Incidents not yet resolved, worst first, then the latest reported. */
export function openIncidents(realm: RealmState): HallIncident[] {
  return Object.values(realm.incidents)
    .filter((incident) => incident.status !== 'resolved')
    .sort(compareIncidents)
}

/** Order of incident lists: open before resolved is the caller's choice; here worst grade first, then newest. */
export function compareIncidents(a: HallIncident, b: HallIncident): number {
  return GRADE_ORDER.indexOf(a.grade ?? 'daily') - GRADE_ORDER.indexOf(b.grade ?? 'daily') || b.reportedAt - a.reportedAt
}

/** The main incident: the chosen one, else the worst open one. */
export function mainIncident(realm: RealmState): HallIncident | null {
  const chosen = realm.mainIncidentId ? ownValue(realm.incidents, realm.mainIncidentId) : undefined
  return chosen ?? openIncidents(realm)[0] ?? null
}
