// SPDX-License-Identifier: Apache-2.0
export { SHIPPED_COMMAND_RANKS, type CommandLevel, type CommandRankRow } from './defaults.ts'
export { commandRank, mayApprove, type ApprovalCase, type ApprovalVerdict } from './judge.ts'
export { commandRanksSchema, type CommandRanks } from './schema.ts'
export { commandRanksTable } from './table.ts'
export { LEVEL_NUMERALS, RANK_WORDS } from './words.ts'
