// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../domain/index.ts'
import { namesOf, type ClassRules, type IncidentKind } from '../classes/index.ts'
import { isAtLeast } from '../grading/index.ts'
import type { ObligationRules } from '../obligations/index.ts'
import type { ClockRow, ClockStart } from './defaults.ts'
import type { ReportClocks } from './schema.ts'

const MINUTE_MS = 60_000
const CASUALTY_DUTIES = 'casualty-updates'

/** What decides whether an incident owes a report. */
export interface ReportFacts extends IncidentKind {
  readonly grade?: Grade | undefined
  /** Marked sensitive (敏感) by a person: owes a report whatever its grade. */
  readonly isSensitive: boolean
}

/** Why an incident owes a report; null where it owes none. */
export type ReportDuty =
  | { readonly kind: 'grade'; readonly grade: Grade }
  | { readonly kind: 'urgentClass'; readonly name: string }
  | { readonly kind: 'sensitive' }

/** Sections of the rules report duties are judged by. */
export interface ClockSections {
  readonly reportClocks: ReportClocks
  readonly classes: ClassRules
}

/** Whether an incident owes a report: 一般 and above, a sub-class of the urgent list, or marked sensitive; 未定级 alone owes none. */
export function reportDuty(facts: ReportFacts, rules: ClockSections): ReportDuty | null {
  if (facts.isSensitive) return { kind: 'sensitive' }
  const names = namesOf(rules.classes, facts)
  const urgent = rules.reportClocks.urgent.find((row) => row.isOn && names.includes(row.id))
  if (urgent) return { kind: 'urgentClass', name: urgent.id }
  const { grade = 'daily' } = facts
  const owes = rules.reportClocks.clocks.some((row) => row.isOn && row.kind === 'first' && isAtLeast(grade, row.fromGrade))
  return owes ? { kind: 'grade', grade } : null
}

/** Rows that count for an incident and run from this kind of start. */
export function clockRowsFor(facts: ReportFacts, rules: ClockSections, startsFrom: ClockStart): ClockRow[] {
  const duty = reportDuty(facts, rules)
  if (!duty) return []
  return rules.reportClocks.clocks.filter((row) => row.isOn && row.startsFrom === startsFrom && (duty.kind !== 'grade' || isAtLeast(duty.grade, row.fromGrade)))
}

/** Moment a clock that starts now runs out; a report on the very instant is in time. */
export function dueAtOf(startAt: number, limitMinutes: number): number {
  return Math.round(startAt + limitMinutes * MINUTE_MS)
}

/** Until when changes of casualties are reported (补报期): the longest span the obligations in force give this kind of incident; null where none does. */
export function casualtyWindowEnd(
  kind: IncidentKind,
  occurredAt: number,
  rules: { readonly obligations: ObligationRules; readonly classes: ClassRules },
): number | null {
  const names = namesOf(rules.classes, kind)
  const spans = rules.obligations.rows
    .filter((row) => row.isOn && row.id.startsWith(CASUALTY_DUTIES) && (row.appliesTo.length === 0 || row.appliesTo.some((name) => names.includes(name))))
    .map((row) => row.limitMinutes)
  return spans.length === 0 ? null : dueAtOf(occurredAt, Math.max(...spans))
}
