// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../../domain/index.ts'
import { namedPersonSchema } from '../../duty/person.ts'
import { entryIdSchema, entryReasonSchema, entryTextSchema, entryTitleSchema } from '../parts.ts'

/** A number of people. */
export const peopleSchema = z.number().int().min(0).max(10_000_000)

/** People of a group that needs special care (重点人群), counted within an area. */
export const keyGroupSchema = z.strictObject({ name: z.string().min(1).max(60), count: peopleSchema })

/** An area whose people are to be moved. */
export const evacuationAreaSchema = z.strictObject({
  id: entryIdSchema,
  name: entryTitleSchema,
  toMove: peopleSchema,
  keyGroups: z.array(keyGroupSchema).max(20),
})

/** A shelter (安置点); `others` are people in it who are not of this ledger. */
export const shelterSchema = z.strictObject({ id: entryIdSchema, name: entryTitleSchema, capacity: peopleSchema, others: peopleSchema })

const id = entryIdSchema

/** Events of the evacuation ledger (转移安置台账). */
export const EVACUATION_EVENTS = {
  'evacuation.planned': z.strictObject({
    id,
    title: entryTitleSchema,
    incidentId: entryIdSchema.max(300).optional(),
    dueAt: instantSchema.optional(),
    areas: z.array(evacuationAreaSchema).max(400),
    shelters: z.array(shelterSchema).max(400),
  }),
  'evacuation.recorded': z.strictObject({
    id,
    areaId: entryIdSchema,
    kind: z.enum(['moved', 'returned']),
    count: peopleSchema,
    /** Absent: to friends, relatives or an arrangement of their own. */
    shelterId: entryIdSchema.optional(),
    keyGroups: z.array(keyGroupSchema).max(20),
    at: instantSchema,
    by: namedPersonSchema,
    /** Why a shelter takes more people than its capacity. */
    reason: entryReasonSchema.optional(),
  }),
  'evacuation.corrected': z.strictObject({
    id,
    area: evacuationAreaSchema.partial().required({ id: true }).optional(),
    /** Numbers of an area as they really are, in place of what was recorded. */
    counts: z.strictObject({ areaId: entryIdSchema, shelterId: entryIdSchema.optional(), moved: peopleSchema, returned: peopleSchema }).optional(),
    shelter: shelterSchema.partial().required({ id: true }).optional(),
    reason: entryReasonSchema,
  }),
  'evacuation.closed': z.strictObject({ id, summary: entryTextSchema, reason: entryReasonSchema.optional() }),
} as const satisfies Record<string, z.ZodObject>
