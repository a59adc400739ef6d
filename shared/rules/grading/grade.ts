// SPDX-License-Identifier: Apache-2.0
import { GRADES, type Grade } from '../../domain/index.ts'
import { categoryOf, namesOf, type ClassRules, type IncidentKind } from '../classes/index.ts'
import type { GradeCondition, GradeFact, GradeRow } from './defaults.ts'
import type { GradingRules } from './schema.ts'

/** What is known of an incident's size; what is not known counts for no row. */
export type GradeFacts = IncidentKind & {
  readonly [Fact in GradeFact]?: number | undefined
} & {
  /** 急性工业中毒: counted with the serious injuries (decree 493, article 3). */
  readonly acutePoisoned?: number | undefined
}

/** A condition that held: row, fact, its value and the limit it reached. */
export interface GradeReason {
  readonly row: string
  readonly grade: Grade
  readonly fact: GradeFact
  readonly value: number
  readonly limit: number
}

/** Suggested grade: null where the incident's own plan judges; `reasons` are of the worst rows that hold. */
export interface GradeJudgement {
  readonly grade: Grade | null
  readonly byOwnPlan: boolean
  readonly reasons: readonly GradeReason[]
}

/** Sections of the rules a grade is judged by. */
export interface GradeSections {
  readonly grading: GradingRules
  readonly classes: ClassRules
}

/** Suggests the grade of an incident: the worst row that holds; below all of them 未定级. A person decides. */
export function grade(facts: GradeFacts, { grading, classes }: GradeSections): GradeJudgement {
  const names = namesOf(classes, facts)
  const held = grading.rows.filter((row) => row.appliesTo.some((name) => names.includes(name)) && row.all.every((one) => holds(one, facts)))
  const worst = held.reduce<Grade>((most, row) => worseGrade(most, row.grade), 'daily')
  const reasons = held.filter((row) => row.grade === worst).flatMap((row) => reasonsOf(row, facts))
  const category = categoryOf(classes, facts)
  const byOwnPlan = category !== 'unclassified' && grading.ownPlanCategories.includes(category)
  return { grade: byOwnPlan ? null : worst, byOwnPlan, reasons }
}

/** The worse of two grades. */
export function worseGrade(a: Grade, b: Grade): Grade {
  return GRADES.indexOf(a) >= GRADES.indexOf(b) ? a : b
}

/** Whether a grade is at least another. */
export function isAtLeast(one: Grade, limit: Grade): boolean {
  return GRADES.indexOf(one) >= GRADES.indexOf(limit)
}

function valueOf(fact: GradeFact, facts: GradeFacts): number | undefined {
  if (fact !== 'seriousInjuries') return facts[fact]
  if (facts.seriousInjuries === undefined && facts.acutePoisoned === undefined) return undefined
  return (facts.seriousInjuries ?? 0) + (facts.acutePoisoned ?? 0)
}

function holds(condition: GradeCondition, facts: GradeFacts): boolean {
  const value = valueOf(condition.fact, facts)
  if (value === undefined) return false
  return condition.atLeast !== undefined ? value >= condition.atLeast : value > (condition.above ?? Infinity)
}

function reasonsOf(row: GradeRow, facts: GradeFacts): GradeReason[] {
  return row.all.map((one) => ({
    row: row.id,
    grade: row.grade,
    fact: one.fact,
    value: valueOf(one.fact, facts) ?? 0,
    limit: one.atLeast ?? one.above ?? 0,
  }))
}
