// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ORDER_KINDS, URGENCIES } from '../orderLimits/defaults.ts'
import { rowsById } from '../rowsById.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { SHIPPED_MATTERS } from './defaults.ts'
import { nodeProblem } from './nodes.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const title = z.string().min(1).max(120)
const unit = { unit: z.string().min(1).max(120), unitName: z.string().min(1).max(80) }
const minutes = z.number().int().min(1).max(100_000)

const nodeSchema = z.strictObject({
  id,
  title,
  ...unit,
  kind: z.enum(ORDER_KINDS).default('dispatch'),
  urgency: z.enum(URGENCIES).default('urgent'),
  limitMinutes: minutes,
  after: z.array(id).max(20).default([]),
})

const templateRow = z.strictObject({
  id,
  title,
  lead: z.strictObject(unit),
  coHandlers: z.array(z.strictObject(unit)).max(20),
  totalMinutes: minutes,
  nodes: z
    .array(nodeSchema)
    .min(1)
    .max(40)
    .superRefine((nodes, context) => {
      const problem = nodeProblem(nodes)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    }),
  source: ruleSourceSchema,
})

/** Templates of matters (一件事) a hall can start. */
export const matterTemplatesSchema = z.strictObject({ templates: rowsById(templateRow, SHIPPED_MATTERS) })

/** Rule of the templates of matters. */
export type MatterTemplates = z.infer<typeof matterTemplatesSchema>
