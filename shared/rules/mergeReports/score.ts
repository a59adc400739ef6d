// SPDX-License-Identifier: Apache-2.0
import { distanceM, type LonLat } from '../../base/index.ts'
import type { MergeCriterion, MergeRow, MergeRules } from './schema.ts'
import { sameHouseNumber, textSimilarity } from './text.ts'

/** What two reports, or a report and an incident, are compared by. */
export interface Comparable {
  readonly at: number
  readonly position?: LonLat | undefined
  readonly class?: string | undefined
  readonly texts: readonly string[]
}

/** One criterion: what was measured and how much of its weight it earned. */
export interface MergeReason {
  readonly criterion: MergeCriterion
  readonly value: number
  readonly points: number
  readonly of: number
}

/** 0 to 100: earned points over the weights of the criteria both sides can be measured by. */
export interface MergeScore {
  readonly score: number
  readonly reasons: readonly MergeReason[]
}

/** How likely two are the same event; null where nothing but the time could be compared, or where place or time exclude it. */
export function mergeScore(a: Comparable, b: Comparable, rules: MergeRules): MergeScore | null {
  const reasons = rules.criteria.flatMap((row): MergeReason[] => {
    const value = row.weight > 0 ? measure(row.id, a, b) : null
    return value === null ? [] : [{ criterion: row.id, value, points: row.weight * share(row, value), of: row.weight }]
  })
  if (!reasons.some(({ criterion, points }) => points > 0 && ['distance', 'text', 'houseNumber'].includes(criterion))) return null
  if (reasons.some(({ criterion, points }) => points === 0 && ['distance', 'time'].includes(criterion))) return null
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  const possible = reasons.reduce((sum, reason) => sum + reason.of, 0)
  return { score: Math.round((100 * points) / possible), reasons: reasons.map((reason) => ({ ...reason, points: Math.round(reason.points * 10) / 10 })) }
}

function measure(criterion: MergeCriterion, a: Comparable, b: Comparable): number | null {
  switch (criterion) {
    case 'distance':
      return a.position && b.position ? Math.round(distanceM(a.position, b.position)) : null
    case 'time':
      return Math.abs(a.at - b.at) / 60_000
    case 'class':
      return a.class && b.class ? Number(a.class === b.class) : null
    case 'text':
      return best(a, b, textSimilarity)
    case 'houseNumber':
      return best(a, b, sameHouseNumber)
  }
}

function best(a: Comparable, b: Comparable, compare: (left: string, right: string) => number | null): number | null {
  const values = a.texts.flatMap((left) => b.texts.map((right) => compare(left, right))).filter((value) => value !== null)
  return values.length === 0 ? null : Math.max(...values)
}

/** Share of the weight: all of it at `full`, none at `none`, in a straight line between; either may be the larger. */
function share({ full, none }: MergeRow, value: number): number {
  if (full === none) return Number(value === full)
  return Math.min(1, Math.max(0, (value - none) / (full - none)))
}
