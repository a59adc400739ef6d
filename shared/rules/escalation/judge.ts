// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../domain/index.ts'
import { isAtLeast } from '../grading/index.ts'
import { LEVELS, type EscalationRules, type Level, type LevelRow } from './schema.ts'

const MINUTE_MS = 60_000

/** Row of a level; the schema keeps all three there. */
export function levelRow(rules: EscalationRules, level: Level): LevelRow | undefined {
  return rules.levels.find((row) => row.id === level)
}

/** When a level that got the matter at `since` must have settled it. */
export function levelDueAt(rules: EscalationRules, level: Level, since: number): number {
  return since + (levelRow(rules, level)?.limitMinutes ?? 0) * MINUTE_MS
}

/** The level above; null at the top. */
export function nextLevel(level: Level): Level | null {
  return LEVELS[LEVELS.indexOf(level) + 1] ?? null
}

/** Whether `a` stands above `b`. */
export function isHigher(a: Level, b: Level): boolean {
  return LEVELS.indexOf(a) > LEVELS.indexOf(b)
}

/** The higher of two levels. */
export function higherLevel(a: Level, b: Level): Level {
  return isHigher(a, b) ? a : b
}

/** The level an incident of this grade belongs to at once, at least. */
export function demandedLevel(rules: EscalationRules, grade: Grade): Level {
  return LEVELS.reduce<Level>((demanded, level) => {
    const row = levelRow(rules, level)
    return row && isAtLeast(grade, row.fromGrade) ? level : demanded
  }, 'community')
}

/** Where a new incident starts: as said, else as configured, and never below what its grade demands. */
export function startLevel(rules: EscalationRules, grade: Grade, said?: Level): Level {
  return higherLevel(said ?? rules.startLevel, demandedLevel(rules, grade))
}
