// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** Where a rule comes from. Confidence: A read in the named source, B well-known text not re-read, C working assumption to confirm with the customer. */
export const ruleSourceSchema = z.strictObject({
  document: z.string().min(1).max(200),
  clause: z.string().min(1).max(200).optional(),
  confidence: z.enum(['A', 'B', 'C']),
})
/** Source of a rule. */
export type RuleSource = z.infer<typeof ruleSourceSchema>

/** The founding notice (沪松府〔2022〕86号), with the clause. */
export function notice(clause: string): RuleSource {
  return { document: '沪松府〔2022〕86号', clause, confidence: 'A' }
}

/** A working assumption: configurable, to be confirmed with the customer. */
export function assumption(clause?: string): RuleSource {
  return { document: '产品工作假设, 待用户确认', ...(clause === undefined ? {} : { clause }), confidence: 'C' }
}

/** A value that the district's own `hall.yaml` sets in place of the shipped one. */
export function hallFile(): RuleSource {
  return { document: 'hall.yaml', confidence: 'C' }
}

/** One line of a rule: its cells under the table's columns, its source, and its own path in `hall.yaml` where it is more exact than the table's. */
export interface RuleRow {
  readonly cells: readonly string[]
  readonly source: RuleSource
  readonly path?: string
}

/** A rule as a page that a duty officer can check: Chinese words, one source for each row. */
export interface RuleTable {
  readonly id: string
  readonly title: string
  /** One or two sentences on what the table decides and how it is read. */
  readonly lead: string
  /** Path in `hall.yaml` where the values are changed. */
  readonly configuredAt: string
  readonly columns: readonly string[]
  readonly rows: readonly RuleRow[]
}
