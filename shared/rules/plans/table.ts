// SPDX-License-Identifier: Apache-2.0
import { LEVEL_NUMERALS } from '../commandRanks/index.ts'
import type { RuleTable } from '../ruleTable.ts'
import type { EmergencyPlan, Plans } from './plan.ts'

const HEADQUARTERS_WORDS = { natural: '自然灾害', accident: '安全生产', health: '公共卫生', social: '社会安全', key: '城市重要关键问题' } as const

/** The section as a page: one line for each plan. */
export function plansTable({ plans }: { readonly plans: Plans }): RuleTable {
  return {
    id: 'plans',
    title: '专项预案',
    lead: '每个预案按级别给出职责、进驻、物资与队伍、步骤时限和大屏布局; 标“示例”的为演示数据, 由本区预案替换。',
    configuredAt: 'rules.plans',
    columns: ['预案', '指挥部', '适用级别', '职责', '进驻', '需求', '步骤(分钟)'],
    rows: plans.map((plan) => ({ cells: cellsOf(plan), source: plan.source, path: `rules.plans (id: ${plan.id})` })),
  }
}

function cellsOf(plan: EmergencyPlan): string[] {
  return [
    `${plan.title}${plan.retired === true ? ' · 停用' : ''}`,
    HEADQUARTERS_WORDS[plan.headquarters],
    plan.levels.map((level) => LEVEL_NUMERALS[level]).join(' '),
    `${plan.duties.length} 项`,
    `${plan.muster.length} 方`,
    plan.needs.map(({ name, count, unit, levels }) => `${name} ${count} ${unit}${atLevels(levels)}`).join('; ') || '—',
    plan.steps.map(({ title, minutes, levels }) => `${title} ${minutes}${atLevels(levels)}`).join('; ') || '—',
  ]
}

function atLevels(levels: readonly (keyof typeof LEVEL_NUMERALS)[] | undefined): string {
  return levels === undefined ? '' : ` (${levels.map((level) => LEVEL_NUMERALS[level]).join(' ')})`
}
