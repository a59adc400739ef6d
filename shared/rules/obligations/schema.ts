// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { GRADES } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { SHIPPED_OBLIGATIONS } from './defaults.ts'

/** One duty of the table. */
export const obligationRowSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  zh: z.string().min(1).max(120),
  en: z.string().min(1).max(200),
  gradeAtLeast: z.enum(GRADES).optional(),
  deathsAtLeast: z.number().int().min(1).max(1e6).optional(),
  appliesTo: z.array(z.string().min(1).max(41)).max(60),
  owner: z.enum(['dutyOffice', 'sectorLeader', 'accidentUnit', 'emergencyBureau']),
  startsAt: z.enum(['learned', 'occurred', 'trigger']),
  limitMinutes: z.number().int().min(1).max(525_600),
  isOn: z.boolean(),
  source: ruleSourceSchema,
  limitSource: ruleSourceSchema.optional(),
})

/** Ranks that may waive a duty. */
export const WAIVER_RANKS = ['departmentHead', 'deputyDistrictHead', 'districtHead'] as const

/** Section `obligations`: duties an incident brings, whether a single road death does, and who may waive one. */
export const obligationsSchema = z.strictObject({
  rows: rowsById(obligationRowSchema, SHIPPED_OBLIGATIONS),
  singleRoadDeathCounts: z.boolean().default(true),
  waiverRank: z.enum(WAIVER_RANKS).default('deputyDistrictHead'),
})

/** Duties in force. */
export type ObligationRules = z.infer<typeof obligationsSchema>
