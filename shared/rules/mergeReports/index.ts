// SPDX-License-Identifier: Apache-2.0
export { MERGE_CRITERIA, SHIPPED_MERGE_ROWS, mergeReportsSchema, type MergeCriterion, type MergeRow, type MergeRules } from './schema.ts'
export { mergeScore, type Comparable, type MergeReason, type MergeScore } from './score.ts'
export { MERGE_WORDS, mergeReportsTable } from './table.ts'
export { houseNumbers, normaliseText, sameHouseNumber, textSimilarity, type HouseNumber } from './text.ts'
