// SPDX-License-Identifier: Apache-2.0
import { recordKey, type AnyRecord, type Link } from '../../shared/domain/index.ts'
import type { LatestRow } from './database.ts'

// Enough that one changed depot does not rewrite them all, few enough that a thousand readings are a handful of rows.
const ROWS_PER_DATASET = 16

type Rows = Map<string, Map<string, AnyRecord>>

/** The latest state as the keeper holds it, in the rows it is saved in, with what changed since the last flush. */
export class LatestMemory {
  #rows: Rows = new Map()
  #incoming: Rows | null = null
  #dirty = new Set<string>()
  #isWhole = false
  #isFirst = false
  links: Record<string, Link> = {}

  /** True once a whole snapshot came: before, saving would throw away what the cache still knows. */
  isWhole(): boolean {
    return this.#isWhole
  }

  /** Begins a snapshot. */
  beginSnapshot(): void {
    this.#incoming = new Map()
    this.links = {}
  }

  /** Ends a snapshot: it replaces everything. */
  endSnapshot(): void {
    if (!this.#incoming) return
    for (const key of [...this.#rows.keys(), ...this.#incoming.keys()]) this.#dirty.add(key)
    this.#isFirst ||= !this.#isWhole
    this.#rows = this.#incoming
    this.#incoming = null
    this.#isWhole = true
  }

  /** Takes a record of a snapshot or a delta. */
  take(record: AnyRecord): void {
    const rows = this.#incoming ?? this.#rows
    const key = rowKey(record)
    const row = rows.get(key) ?? new Map<string, AnyRecord>()
    rows.set(key, row)
    if (record.deleted) row.delete(recordKey(record))
    else row.set(recordKey(record), record)
    if (!this.#incoming) this.#dirty.add(key)
  }

  /** Rows to write and rows to delete since the last call; `isFirst` when rows of an earlier run have to go before. */
  takeChanges(): { put: LatestRow[]; remove: string[]; isFirst: boolean } {
    const isFirst = this.#isFirst
    this.#isFirst = false
    const changed = [...this.#dirty]
    this.#dirty = new Set()
    const put: LatestRow[] = []
    const remove: string[] = []
    for (const key of changed) {
      const row = this.#rows.get(key)
      if (row && row.size > 0) put.push({ key, records: [...row.values()] })
      else remove.push(key)
    }
    return { put, remove, isFirst }
  }

  /** Everything has to be written again. */
  markAll(): void {
    this.#isFirst = this.#isWhole
    for (const key of this.#rows.keys()) this.#dirty.add(key)
  }

  /** Number of records held. */
  count(): number {
    let count = 0
    for (const row of this.#rows.values()) count += row.size
    return count
  }
}

function rowKey(record: AnyRecord): string {
  return `${record.dataset}/${record.source}/${hash(record.id) % ROWS_PER_DATASET}`
}

// FNV-1a: spreads ids that differ only in their last digits.
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
