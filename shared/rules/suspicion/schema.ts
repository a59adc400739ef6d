// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { GRADES } from '../../domain/index.ts'
import { assumption, ruleSourceSchema, type RuleSource } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'

/** Whose knowledge is compared with what 总值班室 was told: incidents, 110/119/120 calls, street reports, 12345 and grid cases, sensor alarms. */
export const KNOWLEDGE_KINDS = ['incident', 'call', 'report', 'gridCase', 'alarm'] as const
/** Kind of knowledge. */
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number]

/** Whether a kind of knowledge counts, as a plain row. */
export interface KnowledgeRow {
  readonly id: KnowledgeKind
  readonly zh: string
  readonly isOn: boolean
  readonly source: RuleSource
}

const source = assumption('疑似未报的比对来源')

/** Kinds as shipped. */
export const SHIPPED_KNOWLEDGE: readonly KnowledgeRow[] = [
  { id: 'incident', zh: '突发事件', isOn: true, source },
  { id: 'call', zh: '110、119、120 接警', isOn: true, source },
  { id: 'report', zh: '街面上报', isOn: true, source },
  { id: 'gridCase', zh: '12345 与网格案件', isOn: true, source },
  { id: 'alarm', zh: '传感器告警', isOn: true, source },
]

/** Words that tell of casualties, as shipped; a denial before them (无人受伤) does not count. */
export const SHIPPED_CASUALTY_WORDS = '死亡 身亡 遇难 伤亡 溺亡 坠亡 重伤 受伤 失联 被埋 中毒 爆炸 坍塌'.split(' ')

const knowledgeRowSchema = z.strictObject({
  id: z.enum(KNOWLEDGE_KINDS),
  zh: z.string().min(1).max(40),
  isOn: z.boolean(),
  source: ruleSourceSchema,
})

/** Section `suspicion`: when something known but not reported is shown as 疑似未报·待核. */
export const suspicionSchema = z.strictObject({
  limitMinutes: z.number().min(1).max(10_080).default(30),
  fromGrade: z.enum(GRADES).exclude(['daily']).default('general'),
  lookBackHours: z.number().min(1).max(8760).default(72),
  casualtyWords: z.array(z.string().trim().min(1).max(20)).max(100).default(SHIPPED_CASUALTY_WORDS),
  knowledge: rowsById(knowledgeRowSchema, SHIPPED_KNOWLEDGE),
})

/** Rule of suspicions in force. */
export type SuspicionRules = z.infer<typeof suspicionSchema>
