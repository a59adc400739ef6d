// SPDX-License-Identifier: Apache-2.0
import { GRADES, type Grade } from '../../domain/index.ts'
import { countsInTotals, type AgeState } from '../age/index.ts'
import { ASSESSMENTS, type Assessment } from './assess.ts'

/** A vital sign as it stands. `age` is null while nothing was ever heard of it. */
export interface SignSample {
  readonly id: string
  readonly assessment: Assessment
  readonly age: AgeState | null
  /** Without a key sign nothing is judged; without another one the sentence stands and the sign is named. */
  readonly isKey: boolean
}

/** An open incident. */
export interface IncidentSample {
  readonly id: string
  readonly grade: Grade
}

/** One thing the hall should look at, in the order it is named. */
export type AttentionItem =
  | { readonly kind: 'incident'; readonly id: string; readonly grade: Grade }
  | { readonly kind: 'sign'; readonly id: string; readonly assessment: Exclude<Assessment, 'normal'> }
  | { readonly kind: 'warning'; readonly id: string }

/** The one sentence of a normal wall, as a code with its numbers; the renderer has the words. */
export interface Conclusion {
  /** `response` 应急响应执行中 · `graveIncident` 较大以上事件 · `incomplete` 部分数据缺失，暂不研判 · `steady` 总体平稳. */
  readonly code: 'response' | 'graveIncident' | 'incomplete' | 'steady'
  /** Highest level of the responses in force; for `response`. */
  readonly responseLevel: ResponseLevel | null
  /** Worst grade of open incidents and how many have it; for `graveIncident`. */
  readonly grade: Grade | null
  readonly graveCount: number
  /** What "关注 n 项" counts, the gravest first. */
  readonly attention: readonly AttentionItem[]
  /** Signs that are stale, lost or never heard; they are not judged. */
  readonly missing: readonly string[]
}

/** Level of a response, Ⅰ the highest. */
export type ResponseLevel = 1 | 2 | 3 | 4

/** What the conclusion rests on: signs, open incidents, and keys of official warnings in force. */
export interface ConclusionInput {
  /** Highest level of the responses in force; null or absent without one. */
  readonly responseLevel?: ResponseLevel | null
  readonly signs: readonly SignSample[]
  readonly incidents: readonly IncidentSample[]
  readonly warnings: readonly string[]
}

/**
 * The overall conclusion of the district (visual guide, principle 6): an incident of 较大 or worse comes first; when a key
 * sign is stale or lost nothing is concluded; otherwise the district is steady with n things to look at.
 */
export function concludeDistrict(input: ConclusionInput): Conclusion {
  const missing = input.signs.filter((sign) => !isHeard(sign)).map((sign) => sign.id)
  const lacksKey = input.signs.some((sign) => sign.isKey && !isHeard(sign))
  const attention = attentionOf(input)
  const worst = input.incidents.reduce<Grade | null>((grade, one) => (grade === null || rankOf(one.grade) > rankOf(grade) ? one.grade : grade), null)
  const isGrave = worst !== null && rankOf(worst) >= rankOf('larger')
  const graveCount = isGrave ? input.incidents.filter((one) => one.grade === worst).length : 0
  const responseLevel = input.responseLevel ?? null
  // A district under a response is not "steady", whatever its signs say.
  const code = responseLevel !== null ? 'response' : isGrave ? 'graveIncident' : lacksKey ? 'incomplete' : 'steady'
  return { code, responseLevel, grade: isGrave ? worst : null, graveCount, attention, missing }
}

// Work orders below 一般 are daily life; they stand in the list and not in the headline.
function attentionOf({ signs, incidents, warnings }: ConclusionInput): AttentionItem[] {
  const open = incidents.filter((one) => one.grade !== 'daily').sort((a, b) => rankOf(b.grade) - rankOf(a.grade))
  const unusual = signs
    .filter((sign) => isHeard(sign) && sign.assessment !== 'normal')
    .sort((a, b) => ASSESSMENTS.indexOf(b.assessment) - ASSESSMENTS.indexOf(a.assessment))
  return [
    ...open.map((one) => ({ kind: 'incident' as const, id: one.id, grade: one.grade })),
    ...unusual.map((sign) => ({ kind: 'sign' as const, id: sign.id, assessment: sign.assessment as Exclude<Assessment, 'normal'> })),
    ...warnings.map((id) => ({ kind: 'warning' as const, id })),
  ]
}

function isHeard(sign: SignSample): boolean {
  return sign.age !== null && countsInTotals(sign.age)
}

function rankOf(grade: Grade): number {
  return GRADES.indexOf(grade)
}
