// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { DUTY_ROLES, DUTY_ROOMS } from '../../rules/dutyComposition/defaults.ts'
import { namedPersonSchema, namedUnitSchema } from './person.ts'

const id = z.string().min(1).max(300)
const note = z.string().min(1).max(4000)
const role = z.enum(DUTY_ROLES)
const count = z.number().int().min(0).max(1_000_000)
const rostered = z.strictObject({ role, person: namedPersonSchema, phone: z.string().min(1).max(40).optional() })

const shift = z.strictObject({
  id,
  startAt: instantSchema,
  endAt: instantSchema,
  need: z.strictObject({ dutyLeader: count, shiftChief: count, officer: count, onPost: count }),
  presentBy: instantSchema,
  people: z.array(rostered).max(40),
})

/** Events of duty (值班). */
export const DUTY_EVENTS = {
  'duty.rosterSet': z.strictObject({
    unit: namedUnitSchema,
    room: z.enum(DUTY_ROOMS),
    asOf: instantSchema,
    shifts: z.array(shift).min(1).max(100),
    /** Shifts to come that the new ones take the place of. */ replaced: z.array(id).max(500),
    reason: note.optional(),
  }),
  'duty.checkedIn': z.strictObject({
    unit: namedUnitSchema,
    person: namedPersonSchema,
    role,
    since: instantSchema,
    shiftId: id.optional(),
    insteadOf: namedPersonSchema.optional(),
  }),
  'duty.checkedOut': z.strictObject({ unit: namedUnitSchema, person: namedPersonSchema, role, returnBy: instantSchema, reason: note.optional() }),
  'duty.called': z.strictObject({
    id,
    unit: namedUnitSchema,
    person: namedPersonSchema.optional(),
    way: z.enum(['phone', 'radio', 'video', 'system']),
    answerBy: instantSchema,
  }),
  'duty.answered': z.strictObject({ id, answeredAt: instantSchema, by: namedPersonSchema.optional() }),
  'duty.unanswered': z.strictObject({ id, note: note.optional() }),
  'duty.spotChecked': z.strictObject({
    unit: namedUnitSchema,
    way: z.enum(['phone', 'video', 'visit']),
    result: z.enum(['present', 'absent', 'incomplete']),
    note: note.optional(),
  }),
  'duty.handedOver': z.strictObject({
    unit: namedUnitSchema,
    from: namedPersonSchema,
    to: namedPersonSchema,
    shiftId: id.optional(),
    /** By when whoever left a post with it must be replaced. */ returnBy: instantSchema.optional(),
    open: z.record(z.string().min(1).max(40), z.strictObject({ count, ids: z.array(id).max(50) })),
    notes: note.optional(),
    journal: z.strictObject({ seq: z.number().int().min(0), hash: z.string().min(1).max(128) }).optional(),
  }),
} as const satisfies Record<string, z.ZodObject>
