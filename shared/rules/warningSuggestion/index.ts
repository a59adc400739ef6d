// SPDX-License-Identifier: Apache-2.0
export { SHIPPED_COLOURS, SHIPPED_HAZARDS, type ColourRow, type HazardRow, type SuggestedLevel } from './defaults.ts'
export { suggestedResponse, type SuggestedResponse } from './judge.ts'
export { warningSuggestionSchema, type WarningSuggestionRules } from './schema.ts'
export { warningSuggestionTable } from './table.ts'
