// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { namedPersonSchema } from '../duty/person.ts'
import { CALL_UP_REASONS, SEAT_ANSWERS, SEAT_WAYS } from './state.ts'

const id = z.string().min(1).max(300)
const note = z.string().min(1).max(1000)

/** Events of seats (席位) and of calling them up (指挥集群). */
export const SEAT_EVENTS = {
  'seat.taken': z.strictObject({ id, name: z.string().min(1).max(40), unitId: id, person: namedPersonSchema, way: z.enum(SEAT_WAYS) }),
  'seat.left': z.strictObject({ id, reason: note.optional() }),
  'seat.returned': z.strictObject({ id }),
  'seat.released': z.strictObject({ id, note: note.optional() }),
  'seat.calledUp': z.strictObject({
    id,
    reason: z.enum(CALL_UP_REASONS),
    title: z.string().min(1).max(200),
    responseId: id.optional(),
    seats: z
      .array(z.strictObject({ id, name: z.string().min(1).max(40) }))
      .min(1)
      .max(200),
    replyBy: instantSchema,
  }),
  'seat.replied': z.strictObject({
    callUpId: id,
    seatId: id,
    answer: z.enum(SEAT_ANSWERS),
    by: namedPersonSchema.optional(),
    etaMinutes: z.number().int().min(0).max(1440).optional(),
  }),
  'seat.stoodDown': z.strictObject({ callUpId: id, note: note.optional() }),
} as const satisfies Record<string, z.ZodObject>
