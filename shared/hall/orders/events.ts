// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { ORDER_KINDS, ORDER_LIMITS, URGENCIES } from '../../rules/orderLimits/defaults.ts'
import { namedPersonSchema, namedUnitSchema } from '../duty/person.ts'

const id = z.string().min(1).max(300)
const reason = z.string().min(1).max(1000)
const level = z.enum(['shiftChief', 'dutyLeader', 'districtLeader'])
const step = z.number().int().min(1)
const moments = {
  signBy: instantSchema,
  arriveBy: instantSchema.optional(),
  closeBy: instantSchema,
  steps: z.array(z.strictObject({ limit: z.enum(ORDER_LIMITS), step, to: level, dueAt: instantSchema })).max(500),
}

/** Events of orders (派单). Times of receipts are those the unit gave; the moment of the event is when the hall learned of it. */
export const ORDER_EVENTS = {
  'order.issued': z.strictObject({
    id,
    title: z.string().min(1).max(200),
    detail: z.string().min(1).max(4000).optional(),
    kind: z.enum(ORDER_KINDS),
    urgency: z.enum(URGENCIES),
    unit: namedUnitSchema,
    ...moments,
    incidentId: id.optional(),
    responseId: id.optional(),
    matterId: id.optional(),
    nodeId: id.optional(),
    planStepId: id.optional(),
    parentId: id.optional(),
  }),
  'order.signed': z.strictObject({ id, signedAt: instantSchema, by: namedPersonSchema.optional() }),
  'order.handlingBegun': z.strictObject({ id, note: reason.optional() }),
  'order.arrived': z.strictObject({ id, arrivedAt: instantSchema, note: reason.optional() }),
  'order.feedbackGiven': z.strictObject({ id, text: z.string().min(1).max(4000), by: namedPersonSchema.optional() }),
  'order.closed': z.strictObject({ id, result: z.string().min(1).max(4000), closedAt: instantSchema }),
  'order.returned': z.strictObject({ id, reason }),
  'order.reassigned': z.strictObject({ id, unit: namedUnitSchema, reason, ...moments }),
  'order.urged': z.strictObject({ id, note: reason.optional() }),
  'order.escalated': z.strictObject({ id, limit: z.enum(ORDER_LIMITS), step, to: level, dueAt: instantSchema, people: z.array(namedPersonSchema).max(20) }),
  'order.cancelled': z.strictObject({ id, reason }),
  'order.reopened': z.strictObject({ id, reason, ...moments }),
} as const satisfies Record<string, z.ZodObject>
