// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { headquartersKeySchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { SHIPPED_PLANS } from './defaults.ts'

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'lower-case letters, digits and hyphens')
const unitId = z.string().min(1).max(120)
const words = z.string().min(1).max(200)
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
// Absent: at every level of the plan.
const levels = z.array(level).min(1).max(4).optional()

/** One emergency plan (专项预案) as data. */
export const planSchema = z.strictObject({
  id: slug,
  title: words,
  headquarters: headquartersKeySchema,
  /** Ids of the rule `classes`; none: every sub-class of the headquarters. */
  subClasses: z.array(z.string().min(1).max(60)).max(40),
  levels: z.array(level).min(1).max(4),
  /** 示例: made up for the demonstration, not a plan of the district. */
  sample: z.boolean().optional(),
  /** 停用: kept so that old responses can name it, and not offered any more. */
  retired: z.boolean().optional(),
  duties: z.array(z.strictObject({ unitId: unitId.optional(), postId: unitId.optional(), duty: words, levels })).max(60),
  /** Who is called into the hall (进驻). */
  muster: z.array(z.strictObject({ unitId: unitId.optional(), postId: unitId.optional(), levels })).max(60),
  needs: z
    .array(z.strictObject({ kind: z.enum(['team', 'supply']), name: words, count: z.number().min(0).max(1e9), unit: z.string().min(1).max(20), levels }))
    .max(100),
  steps: z.array(z.strictObject({ id: slug, title: words, minutes: z.number().min(0).max(1_000_000), unitId: unitId.optional(), levels })).max(100),
  layouts: z
    .array(z.strictObject({ levels, layoutId: z.string().min(1).max(80), screens: z.array(z.string().min(1).max(40)).min(1).max(400).optional() }))
    .max(40),
  source: ruleSourceSchema,
})

/** Section `plans`: the emergency plans (专项预案) of the district. */
export const plansSchema = rowsById(planSchema, SHIPPED_PLANS)
