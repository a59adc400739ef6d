// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { GRADES, type Grade } from '../../domain/index.ts'
import { assumption, notice, ruleSourceSchema, type RuleSource } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'

/** Levels a matter is settled at, the lowest first: 居村, 街镇, 区. */
export const LEVELS = ['community', 'town', 'district'] as const
/** Level a matter is settled at. */
export type Level = (typeof LEVELS)[number]

/** A level: how long it has, and from which grade on an incident belongs there at once. */
export interface LevelRow {
  readonly id: Level
  readonly limitMinutes: number
  readonly fromGrade: Grade
  readonly source: RuleSource
}

/** Levels as shipped. */
export const SHIPPED_LEVEL_ROWS: readonly LevelRow[] = [
  { id: 'community', limitMinutes: 240, fromGrade: 'daily', source: assumption('居村办结时限；超时自动升级街镇') },
  { id: 'town', limitMinutes: 1440, fromGrade: 'general', source: assumption('街镇办结时限；超时自动升级区级；一般及以上不留在居村') },
  { id: 'district', limitMinutes: 4320, fromGrade: 'general', source: assumption('区级办结时限') },
]

/** What "小事不出居村，大事不出街镇" is measured by. */
export const MEASURE_SOURCE = notice('三（三）2')

/** One level of the table. */
export const levelRowSchema = z.strictObject({
  id: z.enum(LEVELS),
  limitMinutes: z.number().int().min(1).max(525_600),
  fromGrade: z.enum(GRADES),
  source: ruleSourceSchema,
})

/** Section `escalation`: limits of the three levels, and the grade from which an incident belongs to one at once. */
export const escalationSchema = z.strictObject({
  levels: rowsById(levelRowSchema, SHIPPED_LEVEL_ROWS),
  /** Where an incident starts when nobody says otherwise. */ startLevel: z.enum(LEVELS).default('community'),
})

/** Escalation in force. */
export type EscalationRules = z.infer<typeof escalationSchema>
