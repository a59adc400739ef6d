// SPDX-License-Identifier: Apache-2.0
import { DATASETS, type AnyRecord, type Link } from '../../shared/domain/index.ts'
import { judge, stateKey, tombstone, type Upsert } from '../../shared/feeds/index.ts'

/** Hears what changed in a store. */
export interface StateListener {
  record(key: string, record: AnyRecord): void
  link(source: string, link: Link): void
}

const TOMBSTONE_KEPT_MS = 24 * 3_600_000
const EVENT_KEPT_MS = 48 * 3_600_000

/** The latest state: newest record of every identity and the link of every source, in memory. */
export class StateStore {
  readonly #records = new Map<string, AnyRecord>()
  readonly #links = new Map<string, Link>()
  readonly #listeners = new Set<StateListener>()

  /** Calls the listener on every change until the answer is called. */
  listen(listener: StateListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes a record when it is news. */
  upsert(record: AnyRecord): Upsert {
    const key = stateKey(record)
    const verdict = judge(record, this.#records.get(key))
    if (verdict === 'accepted') this.#put(key, record)
    return verdict
  }

  /** Puts a record whatever is held: what a log says is not judged again. */
  restore(record: AnyRecord): void {
    this.#put(stateKey(record), record)
  }

  /** Sets the link of a source. */
  setLink(source: string, link: Link): void {
    this.#links.set(source, link)
    for (const listener of this.#listeners) listener.link(source, link)
  }

  /** All records, tombstones included. */
  records(): IterableIterator<AnyRecord> {
    return this.#records.values()
  }

  /** Record under a key. */
  get(key: string): AnyRecord | undefined {
    return this.#records.get(key)
  }

  /** Links by source. */
  links(): Record<string, Link> {
    return Object.fromEntries(this.#links)
  }

  /** Number of living records of each dataset. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const record of this.#records.values()) if (!record.deleted) counts[record.dataset] = (counts[record.dataset] ?? 0) + 1
    return counts
  }

  /** Tombstones for records of the source that are not in `present` any more. */
  buryMissing(source: string, present: ReadonlySet<string>, now: number): number {
    const missing = [...this.#records.values()].filter(
      (record) => record.source === source && record.dataset !== 'indicator' && !record.deleted && !present.has(record.id),
    )
    for (const record of missing) this.#put(stateKey(record), tombstone(record, now))
    return missing.length
  }

  /** Forgets everything of sources that are not `wanted`; listeners hear tombstones. Answers how many records went. */
  keepSources(wanted: ReadonlySet<string>, now: number): number {
    for (const source of this.#links.keys()) if (!wanted.has(source)) this.#links.delete(source)
    return this.#forget((record) => !wanted.has(record.source), now)
  }

  /** Forgets everything under other keys; listeners hear tombstones. */
  keepKeys(wanted: ReadonlySet<string>, now: number): number {
    return this.#forget((_record, key) => !wanted.has(key), now)
  }

  /**
   * Forgets old tombstones and old events, so that months of running do not add up; listeners hear tombstones of the events.
   * Call only where a key frame follows, or where nothing is recorded.
   */
  prune(now: number): void {
    this.#forget((record) => now - record.receivedAt > keptMs(record), now)
  }

  /** The clock was set back: nothing may be held as later than now, or all that comes would count as older. Listeners hear it. */
  pullBack(now: number): void {
    for (const [key, record] of this.#records)
      if (record.observedAt > now || record.receivedAt > now)
        this.#put(key, { ...record, observedAt: Math.min(record.observedAt, now), receivedAt: Math.min(record.receivedAt, now) })
  }

  #forget(isGone: (record: AnyRecord, key: string) => boolean, now: number): number {
    const gone = [...this.#records].filter(([key, record]) => isGone(record, key))
    for (const [key, record] of gone) {
      this.#records.delete(key)
      const last = tombstone(record, now)
      if (!record.deleted) for (const listener of this.#listeners) listener.record(key, last)
    }
    return gone.length
  }

  #put(key: string, record: AnyRecord): void {
    this.#records.set(key, record)
    for (const listener of this.#listeners) listener.record(key, record)
  }
}

function keptMs(record: AnyRecord): number {
  if (record.deleted) return TOMBSTONE_KEPT_MS
  return DATASETS[record.dataset].kind === 'event' ? EVENT_KEPT_MS : Infinity
}
