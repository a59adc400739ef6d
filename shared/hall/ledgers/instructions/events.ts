// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../../domain/index.ts'
import { namedPersonSchema, namedUnitSchema } from '../../duty/person.ts'
import { entryIdSchema, entryReasonSchema, entryTextSchema, entryWaySchema } from '../parts.ts'

/** An instruction as it is registered. */
export const instructionFieldsSchema = z.strictObject({
  id: entryIdSchema,
  leader: namedPersonSchema,
  at: instantSchema,
  text: entryTextSchema,
  way: entryWaySchema,
  incidentId: entryIdSchema.max(300).optional(),
})

/** What a unit has to do about an instruction. */
export const assignmentFieldsSchema = z.strictObject({
  id: entryIdSchema,
  unit: namedUnitSchema,
  dueAt: instantSchema.optional(),
  way: entryWaySchema.optional(),
  note: entryTextSchema.optional(),
})

/** What a unit answered; `isFinal`: its part is done. */
export const feedbackSchema = z.strictObject({
  text: entryTextSchema,
  at: instantSchema,
  by: namedPersonSchema,
  way: entryWaySchema.optional(),
  isFinal: z.boolean(),
})

const id = entryIdSchema

/** Events of leaders' instructions (批示). */
export const INSTRUCTION_EVENTS = {
  'instruction.registered': instructionFieldsSchema,
  'instruction.assigned': z.strictObject({ id, assignment: assignmentFieldsSchema }),
  'instruction.answered': z.strictObject({ id, assignmentId: entryIdSchema, feedback: feedbackSchema }),
  'instruction.closed': z.strictObject({ id, summary: entryTextSchema, reason: entryReasonSchema.optional() }),
  'instruction.reopened': z.strictObject({ id, reason: entryReasonSchema }),
  'instruction.corrected': z.strictObject({
    id,
    change: instructionFieldsSchema.pick({ leader: true, at: true, text: true, way: true }).partial(),
    reason: entryReasonSchema,
  }),
} as const satisfies Record<string, z.ZodObject>
