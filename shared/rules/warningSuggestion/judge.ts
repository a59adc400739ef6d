// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey, WarningColour } from '../../domain/index.ts'
import type { HazardRow, SuggestedLevel } from './defaults.ts'
import type { WarningSuggestionRules } from './schema.ts'

/** A response a warning suggests; a person decides. */
export interface SuggestedResponse {
  readonly headquarters: HeadquartersKey
  readonly level: SuggestedLevel
}

/** The response that a kind and colour of warning suggest; null where the rules suggest none. */
export function suggestedResponse(
  rules: WarningSuggestionRules,
  warning: { readonly hazard: string; readonly colour: WarningColour },
): SuggestedResponse | null {
  const hazard = hazardRow(rules, warning.hazard)
  const headquarters = hazard?.headquarters ?? rules.otherHeadquarters
  const own = hazard?.levels?.[warning.colour]
  const level = own === undefined ? rules.colours.find((row) => row.id === warning.colour)?.level : own
  return headquarters === null || level === null || level === undefined ? null : { headquarters, level }
}

function hazardRow(rules: WarningSuggestionRules, hazard: string): HazardRow | undefined {
  const found = rules.hazards.flatMap((row) => row.words.filter((word) => hazard.includes(word)).map((word) => ({ row, length: word.length })))
  return found.sort((a, b) => b.length - a.length)[0]?.row
}
