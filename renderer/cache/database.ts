// SPDX-License-Identifier: Apache-2.0
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { AnyRecord, Link } from '../../shared/domain/index.ts'

/** Name of the database in the browser's storage. */
export const DATABASE_NAME = 'cityops-cache'
/** Length of one row of a series, milliseconds. */
export const BUCKET_MS = 600_000

/** A handful of latest records together: packing makes a flush many times cheaper, and nobody looks them up one by one. */
export interface LatestRow {
  readonly key: string
  readonly records: readonly AnyRecord[]
}

/** Ten minutes of one series; `at` counts milliseconds from `bucketAt`. At most 32 KB. */
export interface SeriesRow {
  readonly seriesId: string
  readonly bucketAt: number
  readonly at: Uint32Array
  readonly value: Float32Array
}

/** How much ten minutes of all series take: eviction needs it without reading the rows. */
export interface BucketRow {
  readonly bucketAt: number
  readonly bytes: number
}

/** What is known of the whole: links by source, when the latest state was saved, and what is still missing. */
export interface MetaRow {
  readonly key: 'latest'
  readonly links: Readonly<Record<string, Link>>
  readonly savedAt: number
  /** History since this instant is not all back yet: whoever opens the cache next asks for it again. */
  readonly historyFrom?: number | null
}

/** The cache: it may be deleted at any moment without losing a replay or anything a person did. */
export class CacheDatabase extends Dexie {
  declare latest: EntityTable<LatestRow, 'key'>
  declare series: Table<SeriesRow, [string, number]>
  declare buckets: EntityTable<BucketRow, 'bucketAt'>
  declare meta: EntityTable<MetaRow, 'key'>

  constructor() {
    super(DATABASE_NAME, { chromeTransactionDurability: 'relaxed' })
    // A new shape is a new version with its upgrade below this line; the versions before stay as they are.
    this.version(1).stores({ latest: 'key', series: '[seriesId+bucketAt], bucketAt', buckets: 'bucketAt', meta: 'key' })
  }
}

/** Start of the ten minutes an instant belongs to. */
export function bucketOf(at: number): number {
  return Math.floor(at / BUCKET_MS) * BUCKET_MS
}
