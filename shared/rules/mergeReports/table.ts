// SPDX-License-Identifier: Apache-2.0
import { assumption, hallFile, type RuleTable } from '../ruleTable.ts'
import type { MergeCriterion, MergeRules } from './schema.ts'

/** Chinese names and units of the criteria. */
export const MERGE_WORDS: Record<MergeCriterion, readonly [name: string, unit: string]> = {
  distance: ['距离', '米'],
  time: ['时间差', '分钟'],
  class: ['类别相同', ''],
  text: ['文字相似度', ''],
  houseNumber: ['门牌相同', ''],
}

/** The comparison of reports as a page. */
export function mergeReportsTable({ mergeReports }: { readonly mergeReports: MergeRules }): RuleTable {
  return {
    id: 'mergeReports',
    title: '110/119/120、12345 与街镇报告的并案建议',
    lead: '只按双方都有的项目计分（0 至 100）；距离或时间差达到“不计”即不建议；系统只建议，由人员确认并可拆分。',
    configuredAt: 'rules.mergeReports',
    columns: ['项目', '权重', '满分', '不计'],
    rows: [
      ...mergeReports.criteria.map((row) => {
        const [name, unit] = MERGE_WORDS[row.id]
        return {
          cells: [name, String(row.weight), `${row.full}${unit && ` ${unit}`}`, `${row.none}${unit && ` ${unit}`}`],
          source: row.source,
          path: `rules.mergeReports.criteria[${row.id}]`,
        }
      }),
      {
        cells: ['建议起点', `${mergeReports.suggestFrom} 分`, `最多 ${mergeReports.most} 条`, '—'],
        source: mergeReports.suggestFrom === 60 && mergeReports.most === 10 ? assumption('并案建议的起点') : hallFile(),
        path: 'rules.mergeReports.suggestFrom',
      },
    ],
  }
}
