// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'
import type { AnyRecord } from '../../shared/domain/index.ts'
import { stateKey } from '../../shared/feeds/index.ts'
import { listSegments } from '../storage/segments.ts'
import type { LogEntry } from './logEntry.ts'
import { LogCursor, readEntries } from './logReader.ts'
import { StateStore } from './stateStore.ts'

type StateEntry = Extract<LogEntry, { records: unknown }>

/** Applies an entry up to a moment: a key frame replaces everything, a batch adds what was received until then. */
export function applyEntry(store: StateStore, entry: StateEntry, at: number): void {
  if (entry.kind === 'keyframe') replaceState(store, entry)
  else {
    for (const record of entry.records) if (record.receivedAt <= at) store.upsert(record)
    for (const [source, link] of Object.entries(entry.links)) store.setLink(source, link)
  }
}

// Only differences, so that a listening window is not sent the whole state at every segment.
function replaceState(store: StateStore, entry: StateEntry): void {
  const keys = new Set(entry.records.map(stateKey))
  store.keepKeys(keys, entry.at)
  for (const record of entry.records) {
    const held = store.get(stateKey(record))
    if (!held || held.receivedAt !== record.receivedAt || held.rev !== record.rev || held.deleted !== record.deleted) store.restore(record)
  }
  for (const [source, link] of Object.entries(entry.links)) store.setLink(source, link)
}

/** State at a past moment, and the cursor that stands behind it with the first entry beyond the moment, if there is one. */
export interface PastState {
  readonly store: StateStore
  readonly cursor: LogCursor
  readonly pending: StateEntry | null
}

/** Builds the state as it was at a moment; null when the log does not reach back so far. */
export async function openPast(dir: string, at: number, district: string): Promise<PastState | null> {
  const cursor = await LogCursor.at(dir, at, district)
  if (!cursor) return null
  try {
    return await readPast(cursor, at)
  } catch (error) {
    await cursor.close()
    throw error
  }
}

async function readPast(cursor: LogCursor, at: number): Promise<PastState> {
  const store = new StateStore()
  for (;;) {
    const entry = await cursor.next()
    if (!entry) return { store, cursor, pending: null }
    if (entry.kind === 'points') continue
    if (entry.at > at) {
      // A batch closes after its records came: those received until the moment still belong to it.
      if (entry.kind === 'batch') applyRecordsUntil(store, entry, at)
      return { store, cursor, pending: entry }
    }
    applyEntry(store, entry, at)
  }
}

function applyRecordsUntil(store: StateStore, entry: StateEntry, at: number): void {
  for (const record of entry.records) if (record.receivedAt <= at) store.upsert(record)
}

/** Latest state the log holds, for a start with every source dead; empty when there is no log. */
export async function restoreLatest(dir: string, district: string, onEntry: (entry: LogEntry) => void): Promise<StateStore> {
  const segments = await listSegments(dir)
  for (const segment of segments.reverse()) {
    // A file that cannot be read is passed over; the one before it is older and better than nothing.
    const store = await readWhole(segment.path, onEntry).catch(() => null)
    const first = store?.records().next().value
    if (store && (!first || first.district === district)) return store
  }
  return new StateStore()
}

/** State at the end of a segment; null when it holds no key frame. */
async function readWhole(path: string, onEntry: (entry: LogEntry) => void): Promise<StateStore | null> {
  const store = new StateStore()
  let isWhole = false
  for await (const { entry } of readEntries(path)) {
    onEntry(entry)
    if (entry.kind === 'points') continue
    isWhole ||= entry.kind === 'keyframe'
    if (isWhole) applyEntry(store, entry, Infinity)
  }
  return isWhole ? store : null
}

/** SHA-256 over the living records in canonical form and order; links are left out, for they say when, not what. */
export function stateHash(records: Iterable<AnyRecord>): string {
  const living = [...records].filter((record) => !record.deleted).map((record) => [stateKey(record), record] as const)
  living.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const hash = createHash('sha256')
  for (const [, record] of living) hash.update(canonicalJson(record)).update('\n')
  return hash.digest('hex')
}
