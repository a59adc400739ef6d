// SPDX-License-Identifier: Apache-2.0
import { Dexie } from 'dexie'
import type { AnyRecord, Link } from '../../shared/domain/index.ts'
import { CacheDatabase, DATABASE_NAME, bucketOf } from './database.ts'

/** The latest state as it was last saved. */
export interface CachedState {
  readonly records: readonly AnyRecord[]
  readonly links: Readonly<Record<string, Link>>
  readonly savedAt: number
}

/** Points of a series; the instants are epoch milliseconds. */
export interface CachedSeries {
  readonly at: Float64Array
  readonly value: Float32Array
}

/** The latest state of the cache, or null when there is none. Rejects with Dexie's error when it cannot be read. */
export async function readLatest(): Promise<CachedState | null> {
  return await reading(async (database) => {
    const meta = await database.meta.get('latest')
    if (!meta) return null
    const rows = await database.latest.toArray()
    return { records: rows.flatMap((row) => row.records), links: meta.links, savedAt: meta.savedAt }
  })
}

/** Points of a series (see `seriesIdOf`) from one instant to another; empty when nothing is cached. */
export async function readSeries(seriesId: string, from: number, to: number): Promise<CachedSeries> {
  const rows = await reading((database) =>
    database.series
      .where('[seriesId+bucketAt]')
      .between([seriesId, bucketOf(from)], [seriesId, to], true, true)
      .toArray(),
  )
  const at: number[] = []
  const value: number[] = []
  for (const row of rows ?? []) {
    for (const [index, offset] of row.at.entries()) {
      const instant = row.bucketAt + offset
      if (instant < from || instant > to) continue
      at.push(instant)
      value.push(row.value[index]!)
    }
  }
  return { at: Float64Array.from(at), value: Float32Array.from(value) }
}

// A reader never creates the database, and never keeps it open: that would block the keeper's next version.
async function reading<Value>(read: (database: CacheDatabase) => Promise<Value>): Promise<Value | null> {
  if (!(await Dexie.exists(DATABASE_NAME))) return null
  const database = new CacheDatabase()
  try {
    return await read(database)
  } finally {
    database.close()
  }
}
