// SPDX-License-Identifier: Apache-2.0
import { PAYLOAD_KINDS, SEGMENT_LAYOUT } from '../../shared/domain/index.ts'
import { listSegments, parseSegmentHeader, readSegmentFile } from '../storage/segments.ts'
import { readLogEntry, type LogEntry } from './logEntry.ts'

/** A segment file of the feed log. */
export interface LogSegment {
  readonly index: number
  readonly path: string
}

/** An entry with the place in the file where the next one begins. */
export interface PlacedEntry {
  readonly entry: LogEntry
  readonly nextOffset: number
}

/** Entries of a segment from an offset on, until its end or its first damage. */
export async function* readEntries(path: string, fromOffset = 0): AsyncGenerator<PlacedEntry> {
  for await (const record of readSegmentFile(path, { fromOffset })) {
    const nextOffset = record.offset + SEGMENT_LAYOUT.payloadAt + record.payload.length
    const entry = record.kind === PAYLOAD_KINDS.header ? null : await readLogEntry(record.kind, record.payload)
    if (entry) yield { entry, nextOffset }
  }
}

/** When a segment began; null when its header cannot be read or another district wrote it. */
export async function segmentBegan(path: string, district: string): Promise<number | null> {
  try {
    for await (const record of readSegmentFile(path)) {
      const header = record.kind === PAYLOAD_KINDS.header ? parseSegmentHeader(record.payload) : null
      return header?.district === district ? header.createdAt : null
    }
  } catch {
    // Unreadable, or newer than we are: for a reader there is nothing here.
  }
  return null
}

/** Place in `segments` of the last one that began at or before the moment, -1 when none did. Looks at a handful of headers only. */
export async function lastBeganBefore(segments: readonly LogSegment[], at: number, district: string): Promise<number> {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const began = await segmentBegan(segments[middle]!.path, district)
    // What cannot be read sorts to the past, so that a damaged old file never hides the newer ones.
    if (began === null || began <= at) low = middle + 1
    else high = middle
  }
  let found = low - 1
  while (found >= 0 && (await segmentBegan(segments[found]!.path, district)) === null) found -= 1
  return found
}

/** Earliest moment the log can show; null when it is empty. */
export async function recordedFrom(dir: string, district: string): Promise<number | null> {
  for (const segment of await listSegments(dir)) {
    const began = await segmentBegan(segment.path, district)
    if (began !== null) return began
  }
  return null
}

/** Reads the log forward, also while somebody is writing it. */
export class LogCursor {
  readonly #dir: string
  #segment: LogSegment
  #offset = 0
  #entries: AsyncGenerator<PlacedEntry> | null = null
  #isClosed = false

  private constructor(dir: string, segment: LogSegment) {
    this.#dir = dir
    this.#segment = segment
  }

  /** A cursor at the segment that holds the moment; null when nothing so old is recorded. */
  static async at(dir: string, at: number, district: string): Promise<LogCursor | null> {
    const segments = await listSegments(dir)
    const found = segments[await lastBeganBefore(segments, at, district)]
    return found ? new LogCursor(dir, found) : null
  }

  /** The next entry; null at the present end, where asking again later may find more. */
  async next(): Promise<LogEntry | null> {
    for (;;) {
      const newer = await this.#step()
      if (newer) return newer
      // Asked before the last look at this file: what was appended before the newer one began is read first.
      const following = (await listSegments(this.#dir)).find((segment) => segment.index > this.#segment.index)
      const rest = await this.#step()
      if (rest) return rest
      if (!following) return null
      this.#segment = following
      this.#offset = 0
    }
  }

  /** Releases the file, also under a `next` that is on its way: that one, and all later ones, answer null. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#entries?.return(undefined)
    this.#entries = null
  }

  async #step(): Promise<LogEntry | null> {
    // Between two files nothing is open that `close` could end; the next one must not be opened behind its back.
    if (this.#isClosed) return null
    this.#entries ??= readEntries(this.#segment.path, this.#offset)
    const found = await this.#entries.next()
    if (found.done) {
      this.#entries = null
      return null
    }
    this.#offset = found.value.nextOffset
    return found.value.entry
  }
}
