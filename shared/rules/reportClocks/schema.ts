// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { GRADES } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { CLOCK_STARTS, REPORT_FORMS, REPORT_LEGS, SHIPPED_CLOCKS, SHIPPED_URGENT } from './defaults.ts'

/** One report clock of the table. */
export const clockRowSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  zh: z.string().min(1).max(80),
  leg: z.enum(REPORT_LEGS),
  form: z.enum([...REPORT_FORMS, 'any']),
  kind: z.enum(['first', 'followUp']),
  startsFrom: z.enum(CLOCK_STARTS),
  limitMinutes: z.number().min(0).max(525_600),
  fromGrade: z.enum(GRADES).exclude(['daily']),
  isOn: z.boolean(),
  source: ruleSourceSchema,
  limitSource: ruleSourceSchema.optional(),
})

const urgentRowSchema = z.strictObject({ id: z.string().min(1).max(41), isOn: z.boolean().default(true), source: ruleSourceSchema })

/** Section `reportClocks`: the limits of the report chain (报送链), and the sub-classes that owe a report whatever their grade. */
export const reportClocksSchema = z.strictObject({
  clocks: rowsById(clockRowSchema, SHIPPED_CLOCKS),
  urgent: rowsById(urgentRowSchema, SHIPPED_URGENT),
})

/** Report clocks in force. */
export type ReportClocks = z.infer<typeof reportClocksSchema>
