// SPDX-License-Identifier: Apache-2.0
import type { BodyOf, DatasetId, RecordOf } from '../../shared/domain/index.ts'
import {
  EMPTY_HALL,
  EMPTY_REALM,
  warningKey,
  type HallIncident,
  type HallResponse,
  type HallState,
  type HallWarning,
  type RealmState,
} from '../../shared/hall/index.ts'

/** The moment all samples are about: 2026-07-19 00:14:12 in Beijing. For tests only. */
export const SAMPLE_NOW = Date.UTC(2026, 6, 18, 16, 14, 12)
export const MINUTE = 60_000

/** Which record, how old, and where. */
export interface SampleIdentity {
  readonly id: string
  readonly ageMs?: number
  readonly position?: { readonly lon: number; readonly lat: number }
}

/** A record of a dataset; `ageMs` in the identity says how long ago it was observed. */
export function sampleRecord<Id extends DatasetId>(dataset: Id, identity: string | SampleIdentity, body: BodyOf<Id>): RecordOf<Id> {
  const { id, ageMs = 0, ...place } = typeof identity === 'string' ? { id: identity } : identity
  const observedAt = SAMPLE_NOW - ageMs
  return { v: 1, district: '310117', dataset, source: 'sample', id, rev: 1, observedAt, receivedAt: observedAt, realm: 'real', body, ...place } as RecordOf<Id>
}

/** An open incident reported `minutes` ago. */
export function sampleIncident(id: string, minutes: number, rest: Partial<HallIncident> = {}): HallIncident {
  const at = SAMPLE_NOW - minutes * MINUTE
  return { id, source: 'sample', rev: 1, title: 'incident ' + id, status: 'handling', reportedAt: at, updatedAt: at, ...rest }
}

/** An official warning sent an hour ago. */
export function sampleWarning(id: string, rest: Partial<HallWarning> = {}): HallWarning {
  const at = SAMPLE_NOW - 60 * MINUTE
  return {
    id,
    source: 'cap',
    receivedAt: at,
    hazard: '暴雨橙色预警',
    colour: 'orange',
    headline: 'headline ' + id,
    sender: '区气象台',
    sentAt: at,
    messageType: 'alert',
    references: [],
    status: 'actual',
    ...rest,
  }
}

/** A level Ⅲ response started 25 minutes ago. */
export function sampleResponse(id: string, rest: Partial<HallResponse> = {}): HallResponse {
  const at = SAMPLE_NOW - 25 * MINUTE
  return {
    id,
    headquarters: 'natural',
    level: 3,
    plan: '防汛防台专项应急预案',
    approval: { approver: '示例', way: 'phone', at, clause: '4.3', recordedBy: '值班长' },
    startedAt: at,
    ...rest,
  }
}

/** A realm with the given parts. */
export function sampleRealm(
  parts: { incidents?: HallIncident[]; warnings?: HallWarning[]; responses?: HallResponse[]; reports?: RealmState['reports']; mainIncidentId?: string } = {},
): RealmState {
  const keyed = <Item extends { id: string }>(items: Item[] = []): Record<string, Item> => Object.fromEntries(items.map((item) => [item.id, item]))
  return {
    ...EMPTY_REALM,
    incidents: keyed(parts.incidents),
    mainIncidentId: parts.mainIncidentId ?? null,
    reports: parts.reports ?? [],
    warnings: Object.fromEntries((parts.warnings ?? []).map((warning) => [warningKey(warning), warning])),
    responses: keyed(parts.responses),
  }
}

/** A hall whose real realm is the given one. */
export function sampleHall(realm: RealmState): HallState {
  return { ...EMPTY_HALL, at: SAMPLE_NOW, realms: { real: realm } }
}
