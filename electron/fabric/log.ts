// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../shared/domain/index.ts'

/** An event before the log has numbered it. */
export type NewEvent = Omit<HallEvent, 'seq'>

/** Answer of an append: the number of the last event, or why nothing at all was written. */
export type AppendAnswer =
  | { readonly ok: true; readonly lastSeq: number }
  | { readonly ok: false; readonly code: 'wrong-seq' | 'journal-unavailable'; readonly message: string }

/**
 * Result of checking every record and the chain between them; `firstBad.seq` is the first event that cannot be trusted.
 * `headMatches`, where a hash was asked for: whether it is the hash of a record of this chain.
 */
export type VerifyAnswer =
  | { readonly ok: true; readonly records: number; readonly headHash: string; readonly headMatches?: boolean }
  | { readonly ok: false; readonly firstBad: { readonly seq: number; readonly reason: string } }

/** Head of the log: number of the last event (0 = none) and hash of the last record, in hexadecimal. */
export interface LogHead {
  readonly seq: number
  readonly hash: string
}

/** The one ordered truth of the hall. Events are numbered from 1 without gaps, and never change. */
export interface EventLog {
  /** Appends all events or none, directly after event `expectedSeq`; answers only when they are durable. Never rejects. */
  append(events: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer>
  /** Events from this number on, up to the head at the time of the call. */
  read(fromSeq: number): AsyncIterable<HallEvent>
  /** Events whose `at` lies in [fromAt, toAt], in log order, up to the head at the time of the call. */
  readByTime(fromAt: number, toAt: number): AsyncIterable<HallEvent>
  head(): LogHead
  /** Checks everything up to the head; `wanted` is a record hash written down earlier, looked for on the way. */
  verify(wanted?: string): Promise<VerifyAnswer>
  /** Number of the last event of a command among the last 200,000 commands, or null: what makes commands idempotent across restarts. */
  seqOfCommand(commandId: string): number | null
}
