// SPDX-License-Identifier: Apache-2.0
import { seriesPointOf, type AnyRecord, type HistoryChunk } from '../../shared/domain/index.ts'
import { bucketOf, type SeriesRow } from './database.ts'

// 4,000 points of 8 bytes are the 32 KB a row may have.
const MOST_POINTS = 4_000
const FIRST_POINTS = 64

interface Filling {
  readonly seriesId: string
  readonly bucketAt: number
  at: Uint32Array
  value: Float32Array
  length: number
  isDirty: boolean
  /** The row may hold points of an earlier run; they are read once before it is overwritten. */
  isMerged: boolean
}

/** Points of every series in the ten minutes that are filling, and of those before until they are saved. */
export class SeriesMemory {
  #rows = new Map<string, Filling>()

  /** Takes a reading or an indicator; other records, and what is not newer than the last point, are ignored. */
  take(record: AnyRecord): void {
    const point = seriesPointOf(record)
    if (!point) return
    const bucketAt = bucketOf(point.at)
    const row = this.#rowOf(point.seriesId, bucketAt)
    const at = point.at - bucketAt
    if (row.length > 0 && at <= row.at[row.length - 1]!) return
    append(row, at, point.value)
  }

  /** Takes recorded points of any age in any order; of two of one instant the one that is held stays. Answers how many were given. */
  takeHistory(chunk: HistoryChunk): number {
    let given = 0
    for (const { id, at, value } of chunk.series) {
      for (const piece of piecesOf(id, at, value)) {
        const row = this.#rowOf(id, piece.bucketAt)
        mergeInto(row, piece)
        row.isDirty = true
      }
      given += at.length
    }
    return given
  }

  /** Rows that changed and are not known to hold everything their predecessors in the database held. */
  unmerged(): [string, number][] {
    return [...this.#rows.values()].filter((row) => row.isDirty && !row.isMerged).map((row) => [row.seriesId, row.bucketAt])
  }

  /** Adds points of an earlier run to those of this one. */
  merge(stored: readonly (SeriesRow | undefined)[]): void {
    for (const old of stored) {
      const row = old && this.#rows.get(`${old.seriesId}@${old.bucketAt}`)
      if (row && !row.isMerged) mergeInto(row, old)
    }
    for (const row of this.#rows.values()) if (row.isDirty) row.isMerged = true
  }

  /** Changed rows, ready to be written. */
  takeChanges(): SeriesRow[] {
    const changed = [...this.#rows.values()].filter((row) => row.isDirty)
    for (const row of changed) row.isDirty = false
    return changed.map((row) => ({ seriesId: row.seriesId, bucketAt: row.bucketAt, at: row.at.slice(0, row.length), value: row.value.slice(0, row.length) }))
  }

  /** Bytes of a bucket's rows, as far as they are in memory. */
  bytesOf(bucketAt: number): number {
    let bytes = 0
    for (const row of this.#rows.values()) if (row.bucketAt === bucketAt) bytes += row.length * 8 + ROW_OVERHEAD_BYTES
    return bytes
  }

  /** Everything has to be written again. */
  markAll(): void {
    for (const row of this.#rows.values()) row.isDirty = true
  }

  /** Forgets rows that are saved and whose ten minutes are over. */
  forgetBefore(bucketAt: number): void {
    for (const [key, row] of this.#rows) if (row.bucketAt < bucketAt && !row.isDirty) this.#rows.delete(key)
  }

  #rowOf(seriesId: string, bucketAt: number): Filling {
    const key = `${seriesId}@${bucketAt}`
    const known = this.#rows.get(key)
    if (known) return known
    const row: Filling = {
      seriesId,
      bucketAt,
      at: new Uint32Array(FIRST_POINTS),
      value: new Float32Array(FIRST_POINTS),
      length: 0,
      isDirty: false,
      isMerged: false,
    }
    this.#rows.set(key, row)
    return row
  }
}

const ROW_OVERHEAD_BYTES = 160

function append(row: Filling, at: number, value: number): void {
  if (row.length >= MOST_POINTS) thin(row)
  if (row.length === row.at.length) grow(row)
  row.at[row.length] = at
  row.value[row.length] = value
  row.length += 1
  row.isDirty = true
}

// Points of one series, by the ten minutes they belong to.
function piecesOf(seriesId: string, instants: readonly number[], values: readonly number[]): SeriesRow[] {
  const buckets = new Map<number, { at: number[]; value: number[] }>()
  for (const [index, instant] of instants.entries()) {
    const bucketAt = bucketOf(instant)
    const piece = buckets.get(bucketAt) ?? { at: [], value: [] }
    buckets.set(bucketAt, piece)
    piece.at.push(instant - bucketAt)
    piece.value.push(values[index]!)
  }
  return [...buckets].map(([bucketAt, piece]) => ({ seriesId, bucketAt, at: Uint32Array.from(piece.at), value: Float32Array.from(piece.value) }))
}

// Of two points of one instant the one of the row is kept.
function mergeInto(row: Filling, old: SeriesRow): void {
  const points = new Map<number, number>()
  for (const [index, at] of old.at.entries()) points.set(at, old.value[index]!)
  for (let index = 0; index < row.length; index++) points.set(row.at[index]!, row.value[index]!)
  const sorted = [...points].sort((a, b) => a[0] - b[0])
  row.at = Uint32Array.from(sorted, (point) => point[0])
  row.value = Float32Array.from(sorted, (point) => point[1])
  row.length = sorted.length
  while (row.length > MOST_POINTS) thin(row)
}

// Every second point goes: a chart of ten minutes cannot show four thousand anyway.
function thin(row: Filling): void {
  const kept = Math.floor(row.length / 2)
  for (let index = 0; index < kept; index++) {
    row.at[index] = row.at[index * 2 + 1]!
    row.value[index] = row.value[index * 2 + 1]!
  }
  row.length = kept
}

function grow(row: Filling): void {
  const [at, value] = [new Uint32Array(row.length * 2), new Float32Array(row.length * 2)]
  at.set(row.at)
  value.set(row.value)
  row.at = at
  row.value = value
}
