// SPDX-License-Identifier: Apache-2.0
import type { CommandInput, WindowDescription } from '../../../shared/contracts/index.ts'
import { HEADQUARTERS_KEYS, type HeadquartersKey } from '../../../shared/domain/index.ts'
import { approvalErrors, approvalFields, emptyApproval, type ApprovalContext, type ApprovalDraft, type DraftError } from './approvalDraft.ts'

/** Response levels, the highest first. */
export const LEVELS = [1, 2, 3, 4] as const
/** Warning colour that stands for each level's shape. */
export const LEVEL_COLOURS = { 1: 'red', 2: 'orange', 3: 'yellow', 4: 'blue' } as const

/** The form as it is being filled in; empty strings and nulls are what is missing. */
export interface ResponseDraft {
  headquarters: HeadquartersKey | ''
  level: (typeof LEVELS)[number] | null
  planId: string
  approval: ApprovalDraft
}

/** Errors by field; a field without one is right. */
export type DraftErrors = Partial<Record<'headquarters' | 'level' | 'planId' | keyof ApprovalDraft, DraftError>>

/** Longest summary of a response, in characters. */
export const LONGEST_SUMMARY = 4_000

type OfferedPlan = WindowDescription['config']['plans'][number]

/** What the draft must be checked against. */
export interface DraftContext extends ApprovalContext {
  /** Headquarters that have a response in force. */
  readonly engaged: readonly HeadquartersKey[]
  readonly plans: readonly OfferedPlan[]
}

/** Plans that the chosen headquarters may follow at the chosen level. */
export function offeredPlans({ headquarters, level }: ResponseDraft, plans: readonly OfferedPlan[]): OfferedPlan[] {
  return plans.filter((plan) => plan.headquarters === headquarters && (level === null || plan.levels.includes(level)))
}

/** What is wrong with the draft, field by field. */
export function draftErrors(draft: ResponseDraft, context: DraftContext): DraftErrors {
  const errors: DraftErrors = {}
  const { headquarters } = draft
  if (headquarters === '') errors.headquarters = 'required'
  else if (context.engaged.includes(headquarters)) errors.headquarters = 'exists'
  if (draft.level === null) errors.level = 'required'
  // A plan of another headquarters or level was chosen before those were changed.
  if (!offeredPlans(draft, context.plans).some((plan) => plan.id === draft.planId)) errors.planId = 'required'
  return { ...errors, ...approvalErrors(draft.approval, draft.level, context) }
}

/** The command's input, or null while anything is missing or wrong. */
export function draftInput(draft: ResponseDraft, context: DraftContext): CommandInput<'response.raise'> | null {
  const { headquarters, level, planId, approval } = draft
  if (Object.keys(draftErrors(draft, context)).length > 0 || headquarters === '' || level === null) return null
  return { headquarters, level, planId, ...approvalFields(approval, level, context) }
}

/** An empty form; the time of approval starts as now, the recorder as the chief on duty. */
export function emptyDraft(nowText: string, recorder: string): ResponseDraft {
  return { headquarters: '', level: null, planId: '', approval: emptyApproval(nowText, recorder) }
}

/** The headquarters a response may belong to. */
export const HEADQUARTERS = HEADQUARTERS_KEYS
