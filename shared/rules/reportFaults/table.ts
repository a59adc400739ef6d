// SPDX-License-Identifier: Apache-2.0
import { RANK_WORDS } from '../commandRanks/words.ts'
import { hallFile, type RuleSource, type RuleTable } from '../ruleTable.ts'
import type { FaultRow, ReportFaults } from './schema.ts'

/** The faults of reporting as a page. */
export function reportFaultsTable({ reportFaults }: { readonly reportFaults: ReportFaults }): RuleTable {
  return {
    id: 'reportFaults',
    title: '报送问题的认定',
    lead: '系统只提示“疑似未报·待核”，从不认定；认定由不低于所列职级的人员依据文件条款与事实作出，可更正并保留原认定。认定职级为工作假设。',
    configuredAt: 'rules.reportFaults.faults',
    columns: ['问题', '标识', '认定职级', '另可认定的岗位'],
    rows: reportFaults.faults.map((row) => ({
      cells: [row.zh, row.id, RANK_WORDS[row.determinedBy].zh, row.posts.join('、') || '无'],
      source: sourceOf(row),
      path: `rules.reportFaults.faults[${row.id}]`,
    })),
  }
}

// The name of a fault and the rank that determines it have different sources; a row the district changed has one, its own file.
function sourceOf({ source, rankSource }: FaultRow): RuleSource {
  if (!rankSource || source.document === hallFile().document) return source
  const rank = `认定职级：${rankSource.clause ?? rankSource.document}（${rankSource.confidence}）`
  return { ...source, clause: [source.clause, rank].filter(Boolean).join('；') }
}
