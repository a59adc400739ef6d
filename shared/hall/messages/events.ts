// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { MESSAGE_KINDS } from './state.ts'

const id = z.string().min(1).max(300)
const words = z.string().min(1).max(200)

/** Events of outbound messages (外发消息). */
export const MESSAGE_EVENTS = {
  'message.queued': z.strictObject({
    id,
    kind: z.enum(MESSAGE_KINDS),
    recipients: z
      .array(z.strictObject({ name: words, postId: id.optional(), unitId: id.optional() }))
      .min(1)
      .max(500),
    text: z.string().min(1).max(2000),
    sendAt: instantSchema,
    responseId: id.optional(),
    incidentId: id.optional(),
    /** The sent message that this one corrects. */ corrects: id.optional(),
  }),
  'message.withdrawn': z.strictObject({ id, reason: words.optional() }),
  'message.sent': z.strictObject({ id, channel: z.enum(['console', 'manual', 'adapter']), adapter: z.string().min(1).max(80).optional() }),
  'message.withheld': z.strictObject({ id, reason: z.enum(['drill']) }),
} as const satisfies Record<string, z.ZodObject>
