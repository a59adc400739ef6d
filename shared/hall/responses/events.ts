// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { incidentClassSchema, instantSchema } from '../../domain/index.ts'

const id = z.string().min(1).max(300)

/** Events of responses (应急响应). */
export const RESPONSE_EVENTS = {
  'response.raised': z.strictObject({
    id,
    headquarters: incidentClassSchema,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    plan: z.string().min(1).max(120),
    approval: z.strictObject({
      approver: z.string().min(1).max(80),
      way: z.enum(['oral', 'phone', 'written']),
      at: instantSchema,
      clause: z.string().min(1).max(200),
      recordedBy: z.string().min(1).max(120),
    }),
  }),
  'response.ended': z.strictObject({ id, summary: z.string().min(1).max(4000) }),
} as const satisfies Record<string, z.ZodObject>
