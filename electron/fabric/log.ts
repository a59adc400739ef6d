// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../shared/domain/index.ts'

/** An event before the log has numbered it. */
export type NewEvent = Omit<HallEvent, 'seq'>

/** Events by which the log speaks of itself; all that are kept are at hand at any time. */
export type OwnEventType = 'journal.checkpointed' | 'journal.retained'

/** Answer of an append: the number of the last event, or why nothing at all was written. */
export type AppendAnswer =
  | { readonly ok: true; readonly lastSeq: number }
  | { readonly ok: false; readonly code: 'wrong-seq' | 'journal-unavailable'; readonly message: string }

/** The first record that cannot be trusted: the number its event would have, why, and where it stands if it stands anywhere. */
export interface BadRecord {
  readonly seq: number
  readonly reason: string
  readonly file?: string
  readonly offset?: number
}

/**
 * Result of checking every record and the chain between them. `headMatches`, where a hash was asked for: whether it is the
 * hash of a record of this chain. `firstSeq` is above 1 where older events were dropped by retention.
 */
export type VerifyAnswer =
  | {
      readonly ok: true
      readonly records: number
      readonly firstSeq: number
      readonly lastSeq: number
      readonly headHash: string
      readonly headMatches?: boolean
    }
  | { readonly ok: false; readonly firstBad: BadRecord }

/** Head of the log: number of the last event (0 = none) and hash of the last record, in hexadecimal. */
export interface LogHead {
  readonly seq: number
  readonly hash: string
}

/** How much of the past is kept. */
export interface RetentionLimits {
  /** What is older is dropped. */
  readonly olderThanAt: number
  /** Beyond this size the oldest is dropped as well … */
  readonly mostBytes: number
  /** … as far as it is older than this. */
  readonly neverAfterAt: number
}

/** Where the past may be cut: everything before `firstKeptSeq` goes, whose last record had this hash; `checkpoint` holds the state up to there. */
export interface RetentionCut {
  readonly firstKeptSeq: number
  readonly lastDroppedHash: string
  readonly checkpoint: HallEvent
}

/** What retention may do now, newest cut first, and by how many bytes the log would still be too large after the newest. */
export interface RetentionPlan {
  readonly cuts: readonly RetentionCut[]
  readonly overBytes: number
}

/** The one ordered truth of the hall. Events are numbered from 1 without gaps, and never change. */
export interface EventLog {
  /** Appends all events or none, directly after event `expectedSeq`; answers only when they are durable. Never rejects. */
  append(events: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer>
  /** Events from this number on, up to the head at the time of the call. */
  read(fromSeq: number): AsyncIterable<HallEvent>
  /** Events from a number on whose `at` lies in [fromAt, toAt], in log order, up to the head at the time of the call. */
  readByTime(fromAt: number, toAt: number, fromSeq?: number): AsyncIterable<HallEvent>
  head(): LogHead
  /** Number of the first event that is kept: 1 before any retention. */
  firstSeq(): number
  /** Checks everything up to the head; `wanted` is a record hash written down earlier, looked for on the way. */
  verify(wanted?: string): Promise<VerifyAnswer>
  /** Number of the last event of a command among the last 200,000 commands, or null: what makes commands idempotent across restarts. */
  seqOfCommand(commandId: string): number | null
  /** Kept events of one of the log's own types, in order. */
  allOf(type: OwnEventType): readonly HallEvent[]
  /** The last of them, or null. */
  lastOf(type: OwnEventType): HallEvent | null
  /** Says where the past may be cut. Changes nothing. */
  planRetention(limits: RetentionLimits): RetentionPlan
  /** Forgets the events before a cut that a `journal.retained` event has recorded. Rejects with the file error; what was begun is finished later. */
  dropBefore(firstKeptSeq: number): Promise<void>
  /** One file of segment records with the events from … to, as `journal verify --file` checks it. Rejects when there are none. */
  exportRecords(fromSeq: number, toSeq: number): AsyncIterable<Uint8Array>
}
