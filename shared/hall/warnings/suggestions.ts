// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { BodyOf, Deadline } from '../../domain/index.ts'
import { suggestedResponse, type WarningSuggestionRules } from '../../rules/warningSuggestion/index.ts'
import type { HallResponse, ResponseSlice } from '../responses/state.ts'
import { activeWarnings, warningKey, type HallWarning, type WarningSlice, type WarningSuggestion } from './state.ts'

type Slices = WarningSlice & ResponseSlice

/** A response that a warning in force suggests and that nobody has started or declined yet. */
export interface OpenSuggestion extends WarningSuggestion {
  /** Key of the warning. */
  readonly key: string
  readonly warning: HallWarning
  /** The time to answer has run out: the reason is asked for. */
  readonly isOverdue: boolean
}

/** Responses that the warnings in force suggest, the highest level first. The system proposes; a person decides. */
export function suggestions(realm: Slices, rules: WarningSuggestionRules, now: number): OpenSuggestion[] {
  return activeWarnings(realm, now)
    .flatMap((warning): OpenSuggestion[] => {
      const suggestion = suggestionOf(warning, rules)
      if (!suggestion || settledAt(realm, warning, suggestion) !== null) return []
      return [{ ...suggestion, key: warningKey(warning), warning, isOverdue: now > suggestion.dueAt }]
    })
    .sort((a, b) => a.level - b.level || a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1))
}

/** What a warning suggests: as recorded with it, or by the rules in force for one that was recorded without. */
export function suggestionOf(warning: HallWarning, rules: WarningSuggestionRules): WarningSuggestion | null {
  if (warning.suggestion) return warning.suggestion
  const wanted = warning.messageType === 'cancel' || warning.status !== 'actual' ? null : suggestedResponse(rules, warning)
  if (!wanted) return null
  return { ...wanted, question: warningKey(warning), askedAt: warning.receivedAt, dueAt: warning.receivedAt + rules.reasonMinutes * 60_000 }
}

/** The suggestion to record with an arriving warning; null where it suggests nothing. */
export function arrivingSuggestion(
  realm: WarningSlice,
  arrival: { readonly id: string; readonly source: string; readonly warning: BodyOf<'warning'> },
  { rules, now }: { readonly rules: WarningSuggestionRules; readonly now: number },
): WarningSuggestion | null {
  const { id, source, warning } = arrival
  if (warning.messageType === 'cancel' || warning.status !== 'actual' || (warning.expiresAt ?? Infinity) <= now) return null
  const wanted = suggestedResponse(rules, warning)
  if (!wanted) return null
  // An update of the same colour, or a milder one, goes on with the question that was asked; its time does not start anew.
  const asked = warning.references
    .flatMap((reference) => ownValue(realm.warnings, warningKey({ source, id: reference }))?.suggestion ?? [])
    .filter((earlier) => earlier.headquarters === wanted.headquarters && earlier.level <= wanted.level)
    .sort((a, b) => a.askedAt - b.askedAt)[0]
  if (asked) return { ...wanted, question: asked.question, askedAt: asked.askedAt, dueAt: asked.dueAt }
  return { ...wanted, question: warningKey({ source, id }), askedAt: now, dueAt: now + rules.reasonMinutes * 60_000 }
}

/** When a suggestion was answered, by a response or by a reason; null while it is not. */
export function settledAt(realm: Slices, warning: HallWarning, suggestion: WarningSuggestion): number | null {
  const declined = [warning, ...Object.values(realm.warnings)].find((one) => one.declined?.question === suggestion.question)?.declined
  const answers = Object.values(realm.responses).flatMap((response) => (answersSuggestion(response, suggestion) ? [response.startedAt] : []))
  const times = [...(declined ? [declined.at] : []), ...answers]
  return times.length === 0 ? null : Math.max(suggestion.askedAt, Math.min(...times))
}

// One that was running and ended before anybody was asked answers nothing; one started for the question counts even after its end.
function answersSuggestion({ headquarters, level, startedAt, endedAt }: HallResponse, suggestion: WarningSuggestion): boolean {
  if (headquarters !== suggestion.headquarters || level > suggestion.level) return false
  return endedAt === undefined || startedAt >= suggestion.askedAt
}

/** Time limits for answering what warnings suggest; one for each question. */
export function warningDeadlines(realm: Slices): Deadline[] {
  const byQuestion = new Map<string, Deadline>()
  for (const warning of Object.values(realm.warnings)) {
    const { suggestion } = warning
    if (!suggestion) continue
    const doneAt = settledAt(realm, warning, suggestion) ?? overAt(warning, suggestion.dueAt)
    const known = byQuestion.get(suggestion.question)
    // A question is done with only when the last warning that carries it is.
    if (known && known.doneAt === undefined) continue
    byQuestion.set(suggestion.question, deadlineOf(warning, suggestion, doneAt))
  }
  return [...byQuestion.values()]
}

// What expires before its limit asks nobody; what expires after it was left unanswered, and stays so until the reason is given.
function overAt({ endedAt, expiresAt }: HallWarning, dueAt: number): number | undefined {
  return endedAt ?? (expiresAt !== undefined && expiresAt <= dueAt ? expiresAt : undefined)
}

function deadlineOf(warning: HallWarning, { question, askedAt, dueAt }: WarningSuggestion, doneAt: number | undefined): Deadline {
  return {
    id: `warning.response:${question}`,
    kind: 'warning.response',
    subject: { kind: 'warning', id: warningKey(warning) },
    startAt: askedAt,
    startBasis: 'known',
    dueAt,
    ...(doneAt === undefined ? {} : { doneAt }),
  }
}
