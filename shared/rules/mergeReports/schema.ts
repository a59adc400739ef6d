// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { assumption, ruleSourceSchema, type RuleSource } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'

/** What reports are compared by. */
export const MERGE_CRITERIA = ['distance', 'time', 'class', 'text', 'houseNumber'] as const
/** One of the criteria. */
export type MergeCriterion = (typeof MERGE_CRITERIA)[number]

/** A criterion: its weight, up to where it counts in full and from where not at all (metres or minutes; for texts a share). */
export interface MergeRow {
  readonly id: MergeCriterion
  readonly weight: number
  readonly full: number
  readonly none: number
  readonly source: RuleSource
}

const source = assumption('接警与街镇报告并案建议的权重与范围')

/** Criteria as shipped. */
export const SHIPPED_MERGE_ROWS: readonly MergeRow[] = [
  { id: 'distance', weight: 35, full: 100, none: 1000, source },
  { id: 'time', weight: 20, full: 15, none: 180, source },
  { id: 'class', weight: 10, full: 1, none: 0, source },
  { id: 'text', weight: 20, full: 0.6, none: 0.05, source },
  { id: 'houseNumber', weight: 15, full: 1, none: 0, source },
]

/** One criterion of the table. */
export const mergeRowSchema = z.strictObject({
  id: z.enum(MERGE_CRITERIA),
  weight: z.number().min(0).max(1000),
  full: z.number().min(0).max(1_000_000),
  none: z.number().min(0).max(1_000_000),
  source: ruleSourceSchema,
})

/** Section `mergeReports`: weights of the comparison, and the score from which two are proposed as one event. */
export const mergeReportsSchema = z.strictObject({
  criteria: rowsById(mergeRowSchema, SHIPPED_MERGE_ROWS),
  suggestFrom: z.number().min(0).max(100).default(60),
  most: z.number().int().min(1).max(50).default(10),
})

/** Proposal of merging in force. */
export type MergeRules = z.infer<typeof mergeReportsSchema>
