// SPDX-License-Identifier: Apache-2.0
import type { RuleTable } from '../ruleTable.ts'
import type { CommandRanks } from './schema.ts'
import { LEVEL_NUMERALS, RANK_WORDS } from './words.ts'

/** The section as a page. */
export function commandRanksTable({ commandRanks }: { readonly commandRanks: CommandRanks }): RuleTable {
  return {
    id: 'commandRanks',
    title: '响应级别与指挥、审批职级',
    lead: '审批人职级不低于“审批”一栏即可批准; 低于时须由该职级委托, 且受托人不低于“可委托至”一栏。值班长只执行和记录。',
    configuredAt: 'rules.commandRanks.levels',
    columns: ['响应级别', '指挥', '审批', '可委托至'],
    rows: commandRanks.levels.map((row) => ({
      cells: [
        `${LEVEL_NUMERALS[row.level]}级`,
        RANK_WORDS[row.commander].zh,
        RANK_WORDS[row.approver].zh,
        row.delegateTo === null ? '不得委托' : RANK_WORDS[row.delegateTo].zh,
      ],
      source: row.source,
      path: `rules.commandRanks.levels (id: ${row.id})`,
    })),
  }
}
