// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../../shared/domain/index.ts'

// Enough to catch every repetition of a feed or a caller that comes back; older ones meet the rules of the state itself.
const COMMANDS_KEPT = 200_000

/** What one segment file holds: numbers and times of its events. */
export interface SegmentSpan {
  readonly path: string
  firstSeq: number
  lastSeq: number
  minAt: number
  maxAt: number
}

/** Where events and commands are, rebuilt when the journal is opened. */
export class JournalIndex {
  readonly #commands = new Map<string, number>()
  readonly #spans: SegmentSpan[] = []

  /** Notes an event that stands in this file. */
  add(path: string, event: HallEvent): void {
    let span = this.#spans.at(-1)
    if (!span || span.path !== path) {
      span = { path, firstSeq: event.seq, lastSeq: event.seq, minAt: event.at, maxAt: event.at }
      this.#spans.push(span)
    }
    span.lastSeq = event.seq
    span.minAt = Math.min(span.minAt, event.at)
    span.maxAt = Math.max(span.maxAt, event.at)
    this.#commands.set(event.commandId, event.seq)
    if (this.#commands.size > COMMANDS_KEPT) this.#commands.delete(this.#commands.keys().next().value!)
  }

  seqOfCommand(commandId: string): number | null {
    return this.#commands.get(commandId) ?? null
  }

  /** Files that may hold what is asked for, in order. */
  select(wanted: (span: SegmentSpan) => boolean): string[] {
    return this.#spans.filter(wanted).map((span) => span.path)
  }
}
