// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { GRADES, headquartersKeySchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { GRADE_FACTS, SHIPPED_GRADE_ROWS } from './defaults.ts'

const condition = z
  .strictObject({ fact: z.enum(GRADE_FACTS), atLeast: z.number().min(0).max(1e12).optional(), above: z.number().min(0).max(1e12).optional() })
  .refine((one) => (one.atLeast === undefined) !== (one.above === undefined), 'give either atLeast (以上, included) or above (excluded)')

/** One row of the grading table. */
export const gradeRowSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,60}$/),
  appliesTo: z.array(z.string().min(1).max(41)).min(1).max(60),
  grade: z.enum(GRADES).exclude(['daily']),
  all: z.array(condition).min(1).max(5),
  source: ruleSourceSchema,
})

/** Section `grading`: rows of limits; an incident has the worst grade whose row holds, and none below every row (未定级). */
export const gradingSchema = z.strictObject({
  rows: rowsById(gradeRowSchema, SHIPPED_GRADE_ROWS),
  ownPlanCategories: z.array(headquartersKeySchema).max(5).default(['social']),
})

/** Grading in force. */
export type GradingRules = z.infer<typeof gradingSchema>
