// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../../shared/domain/index.ts'

// Enough to catch every repetition of a feed or a caller that comes back; older ones meet the rules of the state itself.
const COMMANDS_KEPT = 200_000
// Every so many events the place in the file is noted, so that reading from the middle needs no reading from the start.
const MARK_EVERY = 256

/** What one segment file holds: numbers and times of its events. */
export interface SegmentSpan {
  readonly path: string
  firstSeq: number
  lastSeq: number
  minAt: number
  maxAt: number
  /** Places of some events, ascending. */
  readonly marks: { readonly seq: number; readonly offset: number }[]
}

/** Where to read: a file, and the offset of a record in it. */
export interface JournalPlace {
  readonly path: string
  readonly offset: number
}

/** Where events and commands are, rebuilt when the journal is opened. */
export class JournalIndex {
  readonly #commands = new Map<string, number>()
  readonly #spans: SegmentSpan[] = []

  /** Notes an event that stands in this file; its offset is null where it is not known. */
  add(path: string, event: HallEvent, offset: number | null): void {
    let span = this.#spans.at(-1)
    if (!span || span.path !== path) {
      span = { path, firstSeq: event.seq, lastSeq: event.seq, minAt: event.at, maxAt: event.at, marks: [] }
      this.#spans.push(span)
    }
    span.lastSeq = event.seq
    const marked = span.marks.at(-1)
    if (offset !== null && (!marked || event.seq - marked.seq >= MARK_EVERY)) span.marks.push({ seq: event.seq, offset })
    span.minAt = Math.min(span.minAt, event.at)
    span.maxAt = Math.max(span.maxAt, event.at)
    this.#commands.set(event.commandId, event.seq)
    if (this.#commands.size > COMMANDS_KEPT) this.#commands.delete(this.#commands.keys().next().value!)
  }

  seqOfCommand(commandId: string): number | null {
    return this.#commands.get(commandId) ?? null
  }

  /** Where to read for events from this number on, in order. */
  fromSeq(seq: number): JournalPlace[] {
    return this.#spans
      .filter((span) => span.lastSeq >= seq)
      .map(({ path, marks }) => ({ path, offset: marks.findLast((mark) => mark.seq <= seq)?.offset ?? 0 }))
  }

  /** Where to read for events of a span of time, in order. */
  inTime(fromAt: number, toAt: number): JournalPlace[] {
    return this.#spans.filter((span) => span.maxAt >= fromAt && span.minAt <= toAt).map(({ path }) => ({ path, offset: 0 }))
  }
}
