// SPDX-License-Identifier: Apache-2.0
import { DUTY_LEVEL_WORDS } from '../alarmEscalation/index.ts'
import type { RuleTable } from '../ruleTable.ts'
import type { OrderKind, OrderLimit, Urgency } from './defaults.ts'
import type { OrderLimits } from './schema.ts'

const KIND_WORDS: Record<OrderKind, string> = { dispatch: '处置', verify: '核实', support: '支援' }
const URGENCY_WORDS: Record<Urgency, string> = { urgent: '紧急', normal: '一般', routine: '常规' }
const LIMIT_WORDS: Record<OrderLimit, string> = { sign: '签收', arrive: '到场', close: '办结' }

/** The rule of orders' time limits as a page. */
export function orderLimitsTable({ orderLimits }: { readonly orderLimits: OrderLimits }): RuleTable {
  return {
    id: 'orderLimits',
    title: '派单时限与超时上报',
    lead: '时限自下达起计，恰在到点一刻完成仍算按时；改派重新起计，原单位的回执不再计入。超时逐级上报，每一步只记一次。',
    configuredAt: 'rules.orderLimits',
    columns: ['事项', '紧急程度 / 步骤', '签收', '到场', '办结 / 上报'],
    rows: [
      ...orderLimits.limits.map((row) => ({
        cells: [
          KIND_WORDS[row.kind],
          URGENCY_WORDS[row.urgency],
          minutes(row.signMinutes),
          row.arriveMinutes === undefined ? '—' : minutes(row.arriveMinutes),
          minutes(row.closeMinutes),
        ],
        source: row.source,
        path: `rules.orderLimits.limits[${row.id}]`,
      })),
      ...orderLimits.steps.map((row) => ({
        cells: [`${LIMIT_WORDS[row.limit]}超时`, `第${row.step}步`, '—', '—', `超时满 ${minutes(row.afterMinutes)}后报${DUTY_LEVEL_WORDS[row.to]}`],
        source: row.source,
        path: `rules.orderLimits.steps[${row.id}]`,
      })),
    ],
  }
}

function minutes(count: number): string {
  return `${count} 分钟`
}
