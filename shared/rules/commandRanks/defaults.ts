// SPDX-License-Identifier: Apache-2.0
import type { Rank } from '../../domain/index.ts'
import type { RuleSource } from '../ruleTable.ts'

/** Level of a response, Ⅰ the highest. */
export type CommandLevel = 1 | 2 | 3 | 4

/** Who commands and who approves at one level, as a plain row. */
export interface CommandRankRow {
  readonly id: string
  readonly level: CommandLevel
  /** Who commands (谁指挥). */
  readonly commander: Rank
  /** Lowest rank that approves by its own right. */
  readonly approver: Rank
  /** Lowest rank to which the approver may delegate; null where nobody below may approve. */
  readonly delegateTo: Rank | null
  readonly source: RuleSource
}

// The notice names the three ranks; which of four levels each of them takes, and delegation, it does not say.
const source: RuleSource = { document: '沪松府〔2022〕86号', clause: '三(一)1; 三级职级为 A, 与四级响应的对应及委托为工作假设', confidence: 'C' }

/** Rows as shipped. */
export const SHIPPED_COMMAND_RANKS: readonly CommandRankRow[] = [
  { id: 'level1', level: 1, commander: 'districtHead', approver: 'districtHead', delegateTo: 'deputyDistrictHead', source },
  { id: 'level2', level: 2, commander: 'districtHead', approver: 'districtHead', delegateTo: 'deputyDistrictHead', source },
  { id: 'level3', level: 3, commander: 'deputyDistrictHead', approver: 'deputyDistrictHead', delegateTo: 'departmentHead', source },
  { id: 'level4', level: 4, commander: 'departmentHead', approver: 'departmentHead', delegateTo: null, source },
]
