// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../../shared/domain/index.ts'
import type { OwnEventType } from '../log.ts'

// Every so many events the place in the file is noted, so that reading from the middle needs no reading from the start.
const MARK_EVERY = 256

/** A stretch of events in a segment: where it begins, and between which moments its events lie. */
export interface Mark {
  readonly seq: number
  readonly offset: number
  minAt: number
  maxAt: number
}

/** What one segment file holds. `lastSeq` is below `firstSeq` while it holds no event. */
export interface SegmentSpan {
  readonly path: string
  readonly firstSeq: number
  lastSeq: number
  bytes: number
  lastHash: string
  readonly marks: Mark[]
  readonly own: HallEvent[]
}

/** Where an event stands. */
export interface EventPlace {
  readonly event: HallEvent
  readonly offset: number
}

/** Span of a segment that holds nothing yet. */
export function emptySpan(path: string, firstSeq: number): SegmentSpan {
  return { path, firstSeq, lastSeq: firstSeq - 1, bytes: 0, lastHash: '', marks: [], own: [] }
}

/** Counts an event into the span of its segment. */
export function noteEvent(span: SegmentSpan, { event, offset }: EventPlace): void {
  span.lastSeq = event.seq
  let mark = span.marks.at(-1)
  if (!mark || event.seq - mark.seq >= MARK_EVERY) {
    mark = { seq: event.seq, offset, minAt: event.at, maxAt: event.at }
    span.marks.push(mark)
  }
  mark.minAt = Math.min(mark.minAt, event.at)
  mark.maxAt = Math.max(mark.maxAt, event.at)
  if (isOwn(event.type)) span.own.push(event)
}

/** Latest moment among the events of a segment; -Infinity for none. */
export function latestAt(span: SegmentSpan): number {
  return span.marks.reduce((latest, mark) => Math.max(latest, mark.maxAt), -Infinity)
}

function isOwn(type: string): type is OwnEventType {
  return type === 'journal.checkpointed' || type === 'journal.retained'
}
