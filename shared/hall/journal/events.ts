// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Events by which the journal speaks of itself: they change nothing in the hall. */
export const JOURNAL_EVENTS = {
  /** The state after event `upToSeq` stands in a blob, so that a start needs only the events behind it. */
  'journal.checkpointed': z.strictObject({
    upToSeq: z.number().int().min(0),
    /** Latest moment among the events up to there, epoch ms UTC. */ upToAt: z.number().int().min(0),
    /** Hash of the journal's last record at that point. */ headHash: hash,
    /** SHA-256 of the canonical JSON of the state. */ stateHash: hash,
    /** SHA-256 of the stored bytes: the state as JSON, raw-deflated. */ blob: hash,
    blobBytes: z.number().int().min(1),
    stateVersion: z.number().int().min(1),
    /** Which reducers folded it. */ foldVersion: z.string().min(1).max(80),
    product: z.string().max(200),
  }),
  /** Events before `firstKeptSeq` were dropped by retention; the last record among them had `lastDroppedHash`. */
  'journal.retained': z.strictObject({
    firstKeptSeq: z.number().int().min(2),
    lastDroppedHash: hash,
    /** The limits in force, as configured. */ journalDays: z.number(),
    journalMegabytes: z.number(),
  }),
} as const satisfies Record<string, z.ZodObject>

/** Body of a checkpoint (检查点). */
export type Checkpoint = z.infer<(typeof JOURNAL_EVENTS)['journal.checkpointed']>
