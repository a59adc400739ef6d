// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../../shared/domain/index.ts'
import type { OwnEventType } from '../log.ts'
import { emptySpan, noteEvent, type EventPlace, type SegmentSpan } from './segmentSpan.ts'

/** So many command ids are known: enough to catch every repetition of a feed or a caller that comes back; older ones meet the rules of the state itself. */
export const COMMANDS_KEPT = 200_000

/** Where to read: from a record of a file on, for the events up to a number. */
export interface JournalPlace {
  readonly path: string
  readonly offset: number
  readonly untilSeq: number
}

/** Where events and commands are. Segments before the last come from their sidecars, the last from its reading. */
export class JournalIndex {
  readonly #commands = new Map<string, number>()
  #spans: SegmentSpan[] = []

  /** Puts a known segment at the end. */
  addSpan(span: SegmentSpan): void {
    this.#spans.push(span)
  }

  /** Notes commands in the order of their events, oldest first. */
  addCommands(commands: Iterable<readonly [commandId: string, seq: number]>): void {
    for (const [commandId, seq] of commands) this.#noteCommand(commandId, seq)
  }

  /** Begins the segment that is written now. */
  beginSegment(path: string, firstSeq: number): void {
    this.#spans.push(emptySpan(path, firstSeq))
  }

  /** Notes an event at the end of the last segment. */
  add(place: EventPlace): void {
    noteEvent(this.#spans.at(-1)!, place)
    this.#noteCommand(place.event.commandId, place.event.seq)
  }

  /** Notes how large the last segment is now, and the hash of its last record. */
  grown(bytes: number, lastHash: string): void {
    const span = this.#spans.at(-1)!
    span.bytes = bytes
    span.lastHash = lastHash
  }

  seqOfCommand(commandId: string): number | null {
    return this.#commands.get(commandId) ?? null
  }

  /** Commands whose last event stands in these numbers. */
  commandsIn(firstSeq: number, lastSeq: number): [string, number][] {
    return [...this.#commands].filter(([, seq]) => seq >= firstSeq && seq <= lastSeq)
  }

  spans(): readonly SegmentSpan[] {
    return this.#spans
  }

  firstSeq(): number {
    return this.#spans[0]?.firstSeq ?? 1
  }

  /** Forgets the segment at the beginning. */
  dropFirst(): void {
    this.#spans.shift()
  }

  allOf(type: OwnEventType): HallEvent[] {
    return this.#spans.flatMap((span) => span.own.filter((event) => event.type === type))
  }

  /** Where to read for events from this number on, in order. */
  fromSeq(seq: number): JournalPlace[] {
    return this.#spans
      .filter((span) => span.lastSeq >= seq)
      .map(({ path, marks, lastSeq }) => ({ path, offset: marks.findLast((mark) => mark.seq <= seq)?.offset ?? 0, untilSeq: lastSeq }))
  }

  /** Where to read for events of a span of time from a number on, in order: stretches that hold none are left out, wherever the clock stood. */
  inTime(fromAt: number, toAt: number, fromSeq: number): JournalPlace[] {
    return this.#spans.flatMap((span) => (span.lastSeq < fromSeq ? [] : stretches(span, { fromAt, toAt, fromSeq })))
  }

  #noteCommand(commandId: string, seq: number): void {
    // Taken out first, so that the newest stand at the end and the oldest are forgotten first.
    this.#commands.delete(commandId)
    this.#commands.set(commandId, seq)
    if (this.#commands.size > COMMANDS_KEPT) this.#commands.delete(this.#commands.keys().next().value!)
  }
}

function stretches(span: SegmentSpan, { fromAt, toAt, fromSeq }: { fromAt: number; toAt: number; fromSeq: number }): JournalPlace[] {
  const found: { path: string; offset: number; untilSeq: number }[] = []
  let isOpen = false
  for (const [index, mark] of span.marks.entries()) {
    const untilSeq = (span.marks[index + 1]?.seq ?? span.lastSeq + 1) - 1
    const isWanted = untilSeq >= fromSeq && mark.maxAt >= fromAt && mark.minAt <= toAt
    if (isWanted && isOpen) found.at(-1)!.untilSeq = untilSeq
    else if (isWanted) found.push({ path: span.path, offset: mark.offset, untilSeq })
    isOpen = isWanted
  }
  return found
}
