// SPDX-License-Identifier: Apache-2.0
export { LEVELS, SHIPPED_LEVEL_ROWS, levelRowSchema, escalationSchema, type EscalationRules, type Level, type LevelRow } from './schema.ts'
export { demandedLevel, higherLevel, isHigher, levelDueAt, levelRow, nextLevel, startLevel } from './judge.ts'
export { LEVEL_WORDS, escalationTable } from './table.ts'
