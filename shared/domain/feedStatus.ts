// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { linkSchema } from './link.ts'

/** What the console and health say of one feed: state, rate, lag, counters, the last error. */
export const feedStatusSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  adapter: z.string(),
  dataset: z.string(),
  periodS: z.number(),
  demonstration: z.boolean(),
  link: linkSchema,
  ratePerS: z.number(),
  /** Median delay from the record's own time to its arrival, over the last minute; null while nothing came. */
  lagMs: z.number().nullable(),
  counters: z.strictObject({
    received: z.number(),
    accepted: z.number(),
    rejected: z.number(),
    duplicate: z.number(),
    late: z.number(),
    unknownFields: z.number(),
    reconnects: z.number(),
  }),
  records: z.number(),
  lastError: z.strictObject({ at: z.number(), message: z.string() }).nullable(),
})

/** State of one feed. */
export type FeedStatus = z.infer<typeof feedStatusSchema>

/** A record a feed gave that was refused: why, and what it looked like. */
export const rejectSchema = z.strictObject({ at: z.number(), reason: z.string(), excerpt: z.string() })
/** A refused record. */
export type Reject = z.infer<typeof rejectSchema>
