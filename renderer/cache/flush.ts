// SPDX-License-Identifier: Apache-2.0
import { bucketOf, type CacheDatabase } from './database.ts'
import type { LatestMemory } from './latestMemory.ts'
import type { SeriesMemory } from './seriesMemory.ts'

/** What is saved, and how much of it is kept. */
export interface Saved {
  readonly latest: LatestMemory
  readonly series: SeriesMemory
  readonly retention: { readonly hours: number; readonly megabytes: number }
  /** Since when history is still to come from the feed log; null when all of it is here. */
  historyFrom: number | null
}

// What a packed record takes on disk, roughly; only to leave room for the latest state beside the series.
const BYTES_PER_RECORD = 400
const BATCH_ROWS = 500

/** Writes what changed since the last time, then evicts: by bytes first, then by age. Rejects with Dexie's error. */
export async function flushTo(database: CacheDatabase, saved: Saved, now: number): Promise<void> {
  const { latest, series } = saved
  if (latest.isWhole()) {
    const { put, remove, isFirst } = latest.takeChanges()
    await database.transaction('rw', database.latest, database.meta, async () => {
      if (isFirst) await database.latest.clear()
      if (remove.length > 0) await database.latest.bulkDelete(remove)
      if (put.length > 0) await database.latest.bulkPut(put)
      await database.meta.put({ key: 'latest', links: latest.links, savedAt: now, historyFrom: saved.historyFrom })
    })
  }
  series.merge(await database.series.bulkGet(series.unmerged()))
  const rows = series.takeChanges()
  for (let from = 0; from < rows.length; from += BATCH_ROWS) await database.series.bulkPut(rows.slice(from, from + BATCH_ROWS))
  await countBytes(database, series, [...new Set(rows.map((row) => row.bucketAt))])
  series.forgetBefore(bucketOf(now))
  await evict(database, saved, now)
}

// A straggler of ten minutes that were forgotten must not make them look small: of two counts the larger is kept.
async function countBytes(database: CacheDatabase, series: SeriesMemory, buckets: readonly number[]): Promise<void> {
  const known = await database.buckets.bulkGet([...buckets])
  await database.buckets.bulkPut(buckets.map((bucketAt, index) => ({ bucketAt, bytes: Math.max(series.bytesOf(bucketAt), known[index]?.bytes ?? 0) })))
}

/** Deletes the oldest ten minutes until the cache is within its bytes and nothing is older than it may be. */
async function evict(database: CacheDatabase, { retention, latest }: Saved, now: number): Promise<void> {
  const limit = retention.megabytes * 1024 * 1024 - latest.count() * BYTES_PER_RECORD
  const oldest = bucketOf(now - retention.hours * 3_600_000)
  const buckets = await database.buckets.orderBy('bucketAt').toArray()
  let bytes = buckets.reduce((sum, bucket) => sum + bucket.bytes, 0)
  for (const bucket of buckets) {
    if (bytes <= limit && bucket.bucketAt >= oldest) return
    await dropBucket(database, bucket.bucketAt)
    bytes -= bucket.bytes
  }
}

/** Deletes the older half of the history, at least one row of ten minutes. */
export async function evictHalf(database: CacheDatabase): Promise<void> {
  const buckets = await database.buckets.orderBy('bucketAt').primaryKeys()
  for (const bucketAt of buckets.slice(0, Math.ceil(buckets.length / 2))) await dropBucket(database, bucketAt)
}

async function dropBucket(database: CacheDatabase, bucketAt: number): Promise<void> {
  await database.transaction('rw', database.series, database.buckets, async () => {
    await database.series.where('bucketAt').equals(bucketAt).delete()
    await database.buckets.delete(bucketAt)
  })
}
