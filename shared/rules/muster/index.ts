// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'

const minutes = z.number().int().min(1).max(1440)
const LEVELS = [1, 2, 3, 4] as const
const NUMERALS = { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ' } as const
const DEFAULTS = { 1: { answer: 10, signIn: 30 }, 2: { answer: 10, signIn: 30 }, 3: { answer: 15, signIn: 45 }, 4: { answer: 15, signIn: 60 } } as const

type Level = (typeof LEVELS)[number]

function levelLimits(level: Level) {
  return z.strictObject({ answerMinutes: minutes.default(DEFAULTS[level].answer), signInMinutes: minutes.default(DEFAULTS[level].signIn) }).prefault({})
}

/** Section `muster`: by level of the response, how soon a member must answer the call and sign in. */
export const musterSchema = z.strictObject({ level1: levelLimits(1), level2: levelLimits(2), level3: levelLimits(3), level4: levelLimits(4) })

/** Time limits of calling members into the hall (进驻). */
export type MusterRules = z.infer<typeof musterSchema>

/** When a member called now must have answered (叫应) and signed in (签到). */
export function musterDue(rules: MusterRules, level: Level, now: number): { readonly answerDueAt: number; readonly signInDueAt: number } {
  const { answerMinutes, signInMinutes } = rules[`level${level}`]
  return { answerDueAt: now + answerMinutes * 60_000, signInDueAt: now + signInMinutes * 60_000 }
}

/** The section as a page. */
export function musterTable({ muster }: { readonly muster: MusterRules }): RuleTable {
  return {
    id: 'muster',
    title: '进驻时限',
    lead: '自通知起计: 在时限内(含到点那一刻)叫应、签到为按时; 重复通知不重新计时。',
    configuredAt: 'rules.muster',
    columns: ['响应级别', '叫应(分钟)', '到厅签到(分钟)'],
    rows: LEVELS.map((level) => {
      const { answerMinutes, signInMinutes } = muster[`level${level}`]
      const isShipped = answerMinutes === DEFAULTS[level].answer && signInMinutes === DEFAULTS[level].signIn
      return {
        cells: [`${NUMERALS[level]}级`, String(answerMinutes), String(signInMinutes)],
        source: isShipped ? assumption('进驻叫应与签到时限') : hallFile(),
        path: `rules.muster.level${level}`,
      }
    }),
  }
}
