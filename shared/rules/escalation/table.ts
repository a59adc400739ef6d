// SPDX-License-Identifier: Apache-2.0
import { GRADE_WORDS } from '../grading/index.ts'
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'
import { MEASURE_SOURCE, type EscalationRules, type Level } from './schema.ts'

/** Chinese names of the levels. */
export const LEVEL_WORDS: Record<Level, string> = { community: '居村', town: '街镇', district: '区' }

/** The rule of escalation as a page. */
export function escalationTable({ escalation }: { readonly escalation: EscalationRules }): RuleTable {
  return {
    id: 'escalation',
    title: '分级处置与升级',
    lead: '时限内（含到点那一刻）办结为按时；过时自动升级到上一级；等级达到即刻升级。按时办结率不计尚未到期的，也不计因等级即刻升级的。',
    configuredAt: 'rules.escalation',
    columns: ['层级', '办结时限（分钟）', '即刻归本级的等级'],
    rows: [
      ...escalation.levels.map((row) => ({
        cells: [LEVEL_WORDS[row.id], String(row.limitMinutes), row.fromGrade === 'daily' ? '—' : `${GRADE_WORDS[row.fromGrade]}及以上`],
        source: row.source,
        path: `rules.escalation.levels[${row.id}]`,
      })),
      {
        cells: [`起始层级：${LEVEL_WORDS[escalation.startLevel]}`, '—', '—'],
        source: escalation.startLevel === 'community' ? assumption('未说明时从居村起') : hallFile(),
        path: 'rules.escalation.startLevel',
      },
      { cells: ['小事不出居村，大事不出街镇：各层级按时办结率', '—', '—'], source: MEASURE_SOURCE },
    ],
  }
}
