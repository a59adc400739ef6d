// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { BODY_SCHEMAS, headquartersKeySchema, instantSchema, slugSchema } from '../../domain/index.ts'
import { namedPersonSchema } from '../duty/person.ts'

const id = z.string().min(1).max(300)
const key = z.string().min(1).max(400)
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** The response that a warning suggests, as the rules in force at its arrival had it. */
export const warningSuggestionEventSchema = z.strictObject({
  /** Key of the warning that first asked for this response; an update of the same colour asks nothing new. */
  question: key,
  headquarters: headquartersKeySchema,
  level,
  askedAt: instantSchema,
  /** Until when a response starts or the reason for none is given. */
  dueAt: instantSchema,
})

/** Events of warnings. */
export const WARNING_EVENTS = {
  'warning.recorded': z.strictObject({ id, source: slugSchema, warning: BODY_SCHEMAS.warning, suggestion: warningSuggestionEventSchema.optional() }),
  'warning.responseDeclined': z.strictObject({
    key,
    question: key,
    headquarters: headquartersKeySchema,
    level,
    reason: z.string().min(1).max(1000),
    by: namedPersonSchema,
  }),
} as const satisfies Record<string, z.ZodObject>
