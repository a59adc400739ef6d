// SPDX-License-Identifier: Apache-2.0
import { setImmediate as otherWork } from 'node:timers/promises'
import { seriesPointOf, type AnyRecord, type HistoryChunk } from '../../shared/domain/index.ts'
import { listSegments } from '../storage/segments.ts'
import { readEntries, segmentBegan, type LogSegment } from './logReader.ts'

/** Which history is wanted; without a cursor its newest portion. */
export interface HistoryOrder {
  readonly from: number
  readonly to: number
  readonly cursor?: string | undefined
}

interface Place {
  readonly segment: number
  readonly offset: number
  /** Records of the entry at `offset` that were given already. */
  readonly taken: number
}

const CHUNK_BYTES = 1_000_000
// Two numbers of an array, each with its tag.
const POINT_BYTES = 18
const SERIES_BYTES = 64
// Quiet segments hold little: so many are looked at before an answer is due.
const MOST_SEGMENTS = 20

/**
 * Readings and indicators of the feed log as points, segment by segment from the newest back. Memory is one portion and one
 * entry; between entries other work has its turn. A segment that cannot be read is passed over.
 */
export async function readHistory({ from, to, cursor }: HistoryOrder, log: { readonly dir: string; readonly district: string }): Promise<HistoryChunk> {
  const start = cursor === undefined ? null : placeOf(cursor)
  const segments = (await listSegments(log.dir)).reverse().filter((segment) => !start || segment.index <= start.segment)
  const portion = new Portion(from, to)
  for (const [count, segment] of segments.entries()) {
    if (count >= MOST_SEGMENTS) return portion.chunk({ segment: segment.index, offset: 0, taken: 0 })
    const began = await segmentBegan(segment.path, log.district)
    if (began === null) continue
    const first = segment.index === start?.segment ? start : { segment: segment.index, offset: 0, taken: 0 }
    const rest = await readSegment(segment, first, portion)
    if (rest) return portion.chunk(rest)
    // What was received before this segment began was also observed before.
    if (began <= from) break
  }
  return portion.chunk(null)
}

/** Fills the portion from a place on; answers where it was full, null at the end of the segment. */
async function readSegment({ path }: LogSegment, first: Place, portion: Portion): Promise<Place | null> {
  let { offset, taken } = first
  try {
    for await (const { entry, nextOffset } of readEntries(path, offset)) {
      const stoppedAt = entry.kind === 'points' ? null : portion.take(entry.records, taken)
      if (stoppedAt !== null) return { segment: first.segment, offset, taken: stoppedAt }
      offset = nextOffset
      taken = 0
      await otherWork()
    }
  } catch {
    // Removed by retention meanwhile, or damaged: the rest of these two minutes is not to be had.
  }
  return null
}

/** Points gathered for one answer. */
class Portion {
  readonly #from: number
  readonly #to: number
  readonly #series = new Map<string, { at: number[]; value: number[] }>()
  #bytes = 0

  constructor(from: number, to: number) {
    this.#from = from
    this.#to = to
  }

  /** Takes records behind the first `skip`; answers how many were taken when it is full, null when all are in. */
  take(records: readonly AnyRecord[], skip: number): number | null {
    for (let index = skip; index < records.length; index++) {
      const point = seriesPointOf(records[index]!)
      if (!point || point.at < this.#from || point.at > this.#to) continue
      if (this.#bytes >= CHUNK_BYTES - this.#cost(point.seriesId)) return index
      this.#bytes += this.#cost(point.seriesId)
      const series = this.#series.get(point.seriesId) ?? { at: [], value: [] }
      this.#series.set(point.seriesId, series)
      series.at.push(point.at)
      series.value.push(point.value)
    }
    return null
  }

  chunk(next: Place | null): HistoryChunk {
    const series = [...this.#series].map(([id, { at, value }]) => ({ id, at, value }))
    return { series, next: next && `${next.segment}:${next.offset}:${next.taken}` }
  }

  #cost(seriesId: string): number {
    return this.#series.has(seriesId) ? POINT_BYTES : POINT_BYTES + SERIES_BYTES + 2 * seriesId.length
  }
}

function placeOf(cursor: string): Place {
  const [segment = 0, offset = 0, taken = 0] = cursor.split(':').map(Number)
  return { segment, offset, taken }
}
