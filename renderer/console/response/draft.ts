// SPDX-License-Identifier: Apache-2.0
import type { CommandInput } from '../../../shared/contracts/index.ts'
import { INCIDENT_CLASSES, type IncidentClass } from '../../../shared/domain/index.ts'
import { parseMoment } from '../rewind/moment.ts'

/** Ways an approval is given. */
export const WAYS = ['oral', 'phone', 'written'] as const
/** Response levels, the highest first. */
export const LEVELS = [1, 2, 3, 4] as const
/** Warning colour that stands for each level's shape. */
export const LEVEL_COLOURS = { 1: 'red', 2: 'orange', 3: 'yellow', 4: 'blue' } as const

/** The form as it is being filled in; empty strings and nulls are what is missing. */
export interface ResponseDraft {
  headquarters: IncidentClass | ''
  level: (typeof LEVELS)[number] | null
  plan: string
  approver: string
  way: (typeof WAYS)[number] | null
  approvedAt: string
  clause: string
}

/** Why a field is not right; codes of `console.response.errors`. */
export type DraftError = 'required' | 'tooLong' | 'badTime' | 'future' | 'exists'
/** Errors by field; a field without one is right. */
export type DraftErrors = Partial<Record<keyof ResponseDraft, DraftError>>

// The limits of the command's own schema, so that the form says beforehand what the hall would refuse.
const LONGEST = { plan: 120, approver: 80, clause: 200 } as const
/** Longest summary of a response, in characters. */
export const LONGEST_SUMMARY = 4_000

/** What the draft must be checked against. */
export interface DraftContext {
  readonly now: number
  /** Headquarters that have a response in force. */
  readonly engaged: readonly IncidentClass[]
}

/** What is wrong with the draft, field by field. */
export function draftErrors(draft: ResponseDraft, context: DraftContext): DraftErrors {
  const errors: DraftErrors = {}
  const { headquarters } = draft
  if (headquarters === '') errors.headquarters = 'required'
  else if (context.engaged.includes(headquarters)) errors.headquarters = 'exists'
  if (draft.level === null) errors.level = 'required'
  if (draft.way === null) errors.way = 'required'
  for (const [field, longest] of Object.entries(LONGEST) as Array<[keyof typeof LONGEST, number]>) {
    const length = draft[field].trim().length
    if (length === 0) errors[field] = 'required'
    else if (length > longest) errors[field] = 'tooLong'
  }
  const approvedAt = parseMoment(draft.approvedAt)
  if (draft.approvedAt.trim() === '') errors.approvedAt = 'required'
  else if (approvedAt === null) errors.approvedAt = 'badTime'
  else if (approvedAt > context.now) errors.approvedAt = 'future'
  return errors
}

/** The command's input, or null while anything is missing or wrong. */
export function draftInput(draft: ResponseDraft, context: DraftContext): CommandInput<'response.raise'> | null {
  const approvedAt = parseMoment(draft.approvedAt)
  const { headquarters, level, way } = draft
  if (Object.keys(draftErrors(draft, context)).length > 0 || headquarters === '' || level === null || way === null || approvedAt === null) return null
  return { headquarters, level, way, approvedAt, plan: draft.plan.trim(), approver: draft.approver.trim(), clause: draft.clause.trim() }
}

/** An empty form; the time of approval starts as now. */
export function emptyDraft(nowText: string): ResponseDraft {
  return { headquarters: '', level: null, plan: '', approver: '', way: null, approvedAt: nowText, clause: '' }
}

/** The headquarters a response may belong to. */
export const HEADQUARTERS = INCIDENT_CLASSES
