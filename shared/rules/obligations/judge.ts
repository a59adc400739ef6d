// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../domain/index.ts'
import { namesOf, type ClassRules, type IncidentKind } from '../classes/index.ts'
import { isAtLeast } from '../grading/index.ts'
import type { ObligationRow } from './defaults.ts'
import type { ObligationRules } from './schema.ts'

/** What duties are judged by. */
export interface ObligationFacts extends IncidentKind {
  readonly grade: Grade
  readonly deaths: number
}

const ROAD_TRAFFIC = 'roadTraffic'

/** The duties an incident brings as it stands. */
export function owedDuties(facts: ObligationFacts, rules: { readonly obligations: ObligationRules; readonly classes: ClassRules }): ObligationRow[] {
  const names = namesOf(rules.classes, facts)
  const isSingleRoadDeath = names.includes(ROAD_TRAFFIC) && facts.deaths === 1
  return rules.obligations.rows.filter((row) => {
    if (!row.isOn || (row.gradeAtLeast === undefined && row.deathsAtLeast === undefined)) return false
    if (row.appliesTo.length > 0 && !row.appliesTo.some((name) => names.includes(name))) return false
    if (row.gradeAtLeast !== undefined && !isAtLeast(facts.grade, row.gradeAtLeast)) return false
    if (row.deathsAtLeast === undefined) return true
    return facts.deaths >= row.deathsAtLeast && (rules.obligations.singleRoadDeathCounts || !isSingleRoadDeath)
  })
}
