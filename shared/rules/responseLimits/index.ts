// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'

const DEFAULTS = { approvalWithinMinutes: 1440, summaryCharacters: 4 }

/** Section `responseLimits`: what an approval and a summary must at least be. */
export const responseLimitsSchema = z.strictObject({
  approvalWithinMinutes: z.number().int().min(1).max(43_200).default(DEFAULTS.approvalWithinMinutes),
  summaryCharacters: z.number().int().min(1).max(1000).default(DEFAULTS.summaryCharacters),
})

/** Limits of recording a response (应急响应). */
export type ResponseLimits = z.infer<typeof responseLimitsSchema>

/** How a time of approval stands: in time, after the present moment, or so long ago that it is a slip. The limits themselves are in time. */
export function judgeApprovalTime(rules: ResponseLimits, approvedAt: number, now: number): 'fine' | 'future' | 'tooOld' {
  if (approvedAt > now) return 'future'
  return now - approvedAt > rules.approvalWithinMinutes * 60_000 ? 'tooOld' : 'fine'
}

/** The section as a page. */
export function responseLimitsTable({ responseLimits }: { readonly responseLimits: ResponseLimits }): RuleTable {
  const row = (title: string, key: keyof ResponseLimits) => ({
    cells: [title, String(responseLimits[key])],
    source: responseLimits[key] === DEFAULTS[key] ? assumption() : hallFile(),
    path: `rules.responseLimits.${key}`,
  })
  return {
    id: 'responseLimits',
    title: '响应登记要求',
    lead: '审批时间不得晚于当前时刻, 也不得早于下列时长; 终止小结字数含下限。',
    configuredAt: 'rules.responseLimits',
    columns: ['项目', '值'],
    rows: [row('审批时间最早为此前(分钟)', 'approvalWithinMinutes'), row('终止小结至少(字)', 'summaryCharacters')],
  }
}
