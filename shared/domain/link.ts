// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from './instant.ts'

/**
 * What is known about the way to a source. `retrying` is a doubt (a poll failed, a socket fell), `down` is
 * knowledge: failing for longer than 10 s and 3 periods. Only `down` turns values into "lost".
 */
export const linkSchema = z.strictObject({
  state: z.enum(['idle', 'up', 'retrying', 'down', 'stopped']),
  /** Last time the source answered at all, also with "nothing new"; absent before the first answer. */
  lastContactAt: instantSchema.optional(),
  since: instantSchema,
})

/** Link to one source. */
export type Link = z.infer<typeof linkSchema>
