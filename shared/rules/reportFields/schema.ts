// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { FIELD_TYPES, REPORT_USES, SHIPPED_FIELDS } from './defaults.ts'

const fieldRowSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  type: z.enum(FIELD_TYPES),
  requiredIn: z.array(z.enum(REPORT_USES)).max(REPORT_USES.length),
  isOn: z.boolean().default(true),
  source: ruleSourceSchema,
})

/** Section `reportFields`: the fields of 首报, 续报 and 终报, and in which of them each is required. */
export const reportFieldsSchema = z.strictObject({ fields: rowsById(fieldRowSchema, SHIPPED_FIELDS) })

/** Fields of reports in force. */
export type ReportFields = z.infer<typeof reportFieldsSchema>

const people = z.number().int().min(0).max(1_000_000)

/** Casualties as a report states them: 死亡 失联 重伤 轻伤. */
export const casualtiesSchema = z.strictObject({ dead: people, missing: people, serious: people, light: people })

/** Value of one field. */
export const fieldValueSchema = z.union([z.string().max(2000), instantSchema, casualtiesSchema])

/** Fields of a report as given: which names and types there are is the rule's matter. */
export const fieldValuesSchema = z.record(z.string().min(1).max(40), fieldValueSchema)
/** Fields of a report. */
export type FieldValues = z.infer<typeof fieldValuesSchema>
