// SPDX-License-Identifier: Apache-2.0
import { isAtLeast, type Rank } from '../../domain/index.ts'
import type { CommandLevel, CommandRankRow } from './defaults.ts'
import type { CommandRanks } from './schema.ts'

/** Who wants to approve a response, and at which level. */
export interface ApprovalCase {
  readonly level: CommandLevel
  readonly rank: Rank
  /** Rank of the person who delegated (委托) the approval, where somebody did. */
  readonly delegatedBy?: Rank | undefined
}

/** Whether the approval counts; where it does not, why, which rank is needed and down to which it may be delegated. */
export type ApprovalVerdict =
  | { readonly ok: true; readonly by: 'rank' | 'delegation' }
  | {
      readonly ok: false
      readonly why: 'rank-too-low' | 'no-delegation' | 'delegate-too-low' | 'delegator-too-low'
      readonly needed: Rank
      readonly delegateTo: Rank | null
    }

/** Row of a level; every level has one because the shipped rows are merged by id. */
export function commandRank(rules: CommandRanks, level: CommandLevel): CommandRankRow {
  const row = rules.levels.find((one) => one.level === level)
  if (!row) throw new Error(`no row for level ${level}`)
  return row
}

/** Whether a person of this rank may approve a response of this level, by right or because somebody of the needed rank delegated it. */
export function mayApprove(rules: CommandRanks, { level, rank, delegatedBy }: ApprovalCase): ApprovalVerdict {
  const { approver: needed, delegateTo } = commandRank(rules, level)
  if (isAtLeast(rank, needed)) return { ok: true, by: 'rank' }
  if (delegatedBy === undefined) return { ok: false, why: 'rank-too-low', needed, delegateTo }
  if (delegateTo === null) return { ok: false, why: 'no-delegation', needed, delegateTo }
  if (!isAtLeast(delegatedBy, needed)) return { ok: false, why: 'delegator-too-low', needed, delegateTo }
  if (!isAtLeast(rank, delegateTo)) return { ok: false, why: 'delegate-too-low', needed, delegateTo }
  return { ok: true, by: 'delegation' }
}
