// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../domain/index.ts'
import type { FeedPlan } from './plan.ts'

/** A refused item: why, and how it began. */
export interface DecodeReject {
  readonly reason: string
  readonly excerpt: string
}

/** What a payload came to. Rejects beyond the first hundred are only counted. */
export interface Decoded {
  readonly records: AnyRecord[]
  readonly rejects: DecodeReject[]
  readonly rejected: number
  /** Fields nobody reads, over all items: accepted, stripped and counted. */
  readonly unknownFields: number
  /** Observations dated after their arrival; they are taken at the moment of arrival. */
  readonly clockAhead: number
}

/** A payload's surroundings: the compiled feed, when it arrived, and where on the transport. */
export interface DecodeContext {
  readonly plan: FeedPlan
  readonly receivedAt: number
  readonly topic?: string | undefined
  readonly event?: string | undefined
}

/** Bytes of one payload to records. Pure, and never throws: what cannot be read is a reject. */
export type Decode = (bytes: Uint8Array, context: DecodeContext) => Decoded

const LONGEST_EXCERPT = 300
const MOST_REJECTS = 100

/** Collects records and rejects of one payload. */
export class DecodeReport implements Decoded {
  readonly records: AnyRecord[] = []
  readonly rejects: DecodeReject[] = []
  rejected = 0
  unknownFields = 0
  clockAhead = 0

  /** Notes a refusal with an excerpt of what was refused. */
  refuse(reason: string, what: unknown): this {
    this.rejected += 1
    if (this.rejects.length < MOST_REJECTS) this.rejects.push({ reason: reason.slice(0, LONGEST_EXCERPT), excerpt: excerptOf(what) })
    return this
  }
}

function excerptOf(what: unknown): string {
  const text = typeof what === 'string' ? what : (JSON.stringify(what) ?? String(what))
  return text.slice(0, LONGEST_EXCERPT)
}
