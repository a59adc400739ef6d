// SPDX-License-Identifier: Apache-2.0
import { DATASETS, isNewer, recordKey, type AnyRecord } from '../domain/index.ts'

/** How the store took a record: `accepted` is news, `duplicate` says nothing new, `late` is older than what is known. */
export type Upsert = 'accepted' | 'duplicate' | 'late'

/** Judges a record against the one held under the same identity. Pure; the caller keeps the store. */
export function judge(next: AnyRecord, held: AnyRecord | undefined): Upsert {
  if (!held) return 'accepted'
  if (!isNewer(next, held)) return judgeRepetition(next, held)
  return next.rev === held.rev && agesBySource(next) && saysTheSame(next, held) ? 'duplicate' : 'accepted'
}

// What left a list and comes back unchanged carries the same time as before: then the later to arrive is right.
function judgeRepetition(next: AnyRecord, held: AnyRecord): Upsert {
  if (next.rev !== held.rev || next.observedAt !== held.observedAt) return 'late'
  return next.deleted !== held.deleted && next.receivedAt >= held.receivedAt ? 'accepted' : 'duplicate'
}

/** Key of a record among all datasets. */
export function stateKey(record: Pick<AnyRecord, 'dataset' | 'source' | 'id'>): string {
  return record.dataset + '/' + recordKey(record)
}

/** A record that says its predecessor is gone, as of `now`; it keeps its predecessor's time, so that the same one may come back. */
export function tombstone(record: AnyRecord, now: number): AnyRecord {
  const { v, district, dataset, source, id, rev, realm, observedAt } = record
  return { v, district, dataset, source, id, rev, realm, observedAt, receivedAt: now, deleted: true, body: {} }
}

// Lists of depots are sent again and again; only a reading is news by being repeated.
function agesBySource(record: AnyRecord): boolean {
  const { kind } = DATASETS[record.dataset]
  return kind === 'static' || kind === 'event'
}

function saysTheSame(a: AnyRecord, b: AnyRecord): boolean {
  return a.deleted === b.deleted && a.occurredAt === b.occurredAt && sameValue(a.position, b.position) && sameValue(a.body, b.body)
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => sameValue((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
}
