// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema, realmSchema } from './instant.ts'

/** Version of the event envelope; the journal refuses to open a newer one and never truncates it. */
export const EVENT_VERSION = 1

/** Who did it: a kind and a name such as `console`, `feed:water-scada`, `system`, `token:central-control`. */
export const actorSchema = z.strictObject({
  principal: z.string().min(1).max(120),
  role: z.enum(['operator', 'leader', 'presenter', 'admin', 'feed', 'system']),
})

/** The doer of a command. */
export type Actor = z.infer<typeof actorSchema>

/** Envelope of everything the hall did. Order is `seq`, counted from 1 without gaps; `cause` is the seq or id that led to it. */
export const eventSchema = z.strictObject({
  v: z.literal(EVENT_VERSION),
  seq: z.number().int().min(1),
  at: instantSchema,
  type: z.string().regex(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/),
  realm: realmSchema,
  actor: actorSchema,
  commandId: z.string().min(1).max(300),
  cause: z.string().max(300).nullable(),
  body: z.record(z.string(), z.unknown()),
})

/** An event of the hall, as journalled. */
export type HallEvent = z.infer<typeof eventSchema>
