// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../../domain/index.ts'
import { namedPersonSchema, namedUnitSchema } from '../../duty/person.ts'
import { entryIdSchema, entryReasonSchema, entryTextSchema, entryTitleSchema } from '../parts.ts'

/** How grave a risk is, the gravest first: 重大, 较大, 一般, 低. */
export const RISK_LEVELS = ['severe', 'considerable', 'moderate', 'low'] as const

/** A consultation as it is opened. */
export const consultationFieldsSchema = z.strictObject({
  id: entryIdSchema,
  title: entryTitleSchema,
  at: instantSchema,
  chair: namedPersonSchema.optional(),
  participants: z.array(namedUnitSchema).max(60),
  topics: z.array(entryTitleSchema).max(40),
  incidentId: entryIdSchema.max(300).optional(),
})

/** A minute of a consultation. */
export const minuteSchema = z.strictObject({ id: entryIdSchema, text: entryTextSchema, by: namedPersonSchema })

/** A decision with the unit that carries it out. */
export const decisionFieldsSchema = z.strictObject({
  id: entryIdSchema,
  text: entryTextSchema,
  unit: namedUnitSchema.optional(),
  dueAt: instantSchema.optional(),
})

/** How a decision is carried out. */
export const followUpSchema = z.strictObject({ text: entryTextSchema, at: instantSchema, by: namedPersonSchema, isDone: z.boolean() })

/** A risk as it is added. */
export const riskFieldsSchema = z.strictObject({
  id: entryIdSchema,
  title: entryTitleSchema,
  level: z.enum(RISK_LEVELS),
  detail: entryTextSchema.optional(),
  unit: namedUnitSchema.optional(),
  dueAt: instantSchema.optional(),
  consultationId: entryIdSchema.optional(),
})

const id = entryIdSchema
const reason = entryReasonSchema

/** Events of consultations (会商) and of the risk list (风险清单). */
export const CONSULTATION_EVENTS = {
  'consultation.opened': consultationFieldsSchema,
  'consultation.minuted': z.strictObject({ id, minute: minuteSchema }),
  'consultation.decided': z.strictObject({ id, decision: decisionFieldsSchema }),
  'consultation.followedUp': z.strictObject({ id, decisionId: entryIdSchema, followUp: followUpSchema }),
  'consultation.corrected': z.strictObject({ id, partId: entryIdSchema, text: entryTextSchema, reason }),
  'consultation.closed': z.strictObject({ id, summary: entryTextSchema, reason: reason.optional() }),
  'risk.added': riskFieldsSchema,
  'risk.updated': z.strictObject({ id, change: riskFieldsSchema.omit({ id: true, consultationId: true }).partial(), reason }),
  'risk.closed': z.strictObject({ id, outcome: entryTextSchema }),
} as const satisfies Record<string, z.ZodObject>
