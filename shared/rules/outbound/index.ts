// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'

const DEFAULTS = { waitSeconds: 60 }

/** Section `outbound`: how long a message to people outside waits before it goes. */
export const outboundSchema = z.strictObject({
  waitSeconds: z.number().int().min(0).max(3600).default(DEFAULTS.waitSeconds),
})

/** How long outbound messages (外发消息) wait. */
export type OutboundRules = z.infer<typeof outboundSchema>

/** The instant a message queued now goes out; at this very instant it can no longer be withdrawn. */
export function sendAtOf(rules: OutboundRules, now: number): number {
  return now + rules.waitSeconds * 1000
}

/** The section as a page. */
export function outboundTable({ outbound }: { readonly outbound: OutboundRules }): RuleTable {
  return {
    id: 'outbound',
    title: '外发消息等待',
    lead: '外发消息先等待, 等待期内可撤回; 到点即发, 发出后只能另发更正。',
    configuredAt: 'rules.outbound',
    columns: ['项目', '秒'],
    rows: [
      {
        cells: ['发出前等待(可撤回)', String(outbound.waitSeconds)],
        source: outbound.waitSeconds === DEFAULTS.waitSeconds ? assumption('外发消息等待 60 秒') : hallFile(),
        path: 'rules.outbound.waitSeconds',
      },
    ],
  }
}
