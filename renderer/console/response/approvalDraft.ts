// SPDX-License-Identifier: Apache-2.0
import type { CommandInput } from '../../../shared/contracts/index.ts'
import type { Rank } from '../../../shared/domain/index.ts'
import type { HallState } from '../../../shared/hall/index.ts'
import { commandRank, mayApprove, type ApprovalVerdict, type CommandLevel, type CommandRanks } from '../../../shared/rules/commandRanks/index.ts'
import { parseMoment } from '../rewind/moment.ts'

/** Ways an approval is given. */
export const WAYS = ['oral', 'phone', 'written'] as const
/** Ranks that approve a response, the lowest first. */
export const APPROVING_RANKS = ['departmentHead', 'deputyDistrictHead', 'districtHead'] as const satisfies readonly Rank[]

/** The approval as it is being filled in; empty strings and nulls are what is missing. */
export interface ApprovalDraft {
  approver: string
  rank: (typeof APPROVING_RANKS)[number] | null
  delegator: string
  basis: string
  way: (typeof WAYS)[number] | null
  approvedAt: string
  clause: string
  recorder: string
}

/** Why a field is not right; codes of `console.response.errors`. */
export type DraftError = 'required' | 'tooLong' | 'tooShort' | 'badTime' | 'future' | 'exists' | 'rankTooLow'

/** A post that can be chosen as approver. */
export interface ApproverPost {
  readonly id: string
  readonly label: string
  readonly rank: Rank
}

/** What an approval must be checked against. */
export interface ApprovalContext {
  readonly now: number
  readonly ranks: CommandRanks
  readonly posts: readonly ApproverPost[]
}

/** Errors by field; a field without one is right. */
export type ApprovalErrors = Partial<Record<keyof ApprovalDraft, DraftError>>

// The limits of the command's own schema, so that the form says beforehand what the hall would refuse.
const LONGEST = { approver: 80, clause: 200, recorder: 80 } as const

/** Posts of the organisation (组织) whose holders may approve something, as a list to choose from. */
export function approverPosts({ organisation }: Pick<HallState, 'organisation'>): ApproverPost[] {
  return Object.values(organisation.posts)
    .filter((post) => (APPROVING_RANKS as readonly Rank[]).includes(post.rank))
    .map(({ id, title, person, rank, unitId }) => {
      const unit = organisation.units[unitId]?.name
      return { id, rank, label: [unit && !title.startsWith(unit) ? unit : '', title, person ?? ''].filter(Boolean).join(' ') }
    })
}

/** The post that was chosen, when the words are one of the list. */
export function chosenPost(draft: Pick<ApprovalDraft, 'approver'>, { posts }: Pick<ApprovalContext, 'posts'>): ApproverPost | undefined {
  return posts.find((post) => post.label === draft.approver.trim())
}

/** Whether the approver's rank is enough for the level; null while level or rank is open. */
export function verdictOf(draft: ApprovalDraft, level: CommandLevel | null, context: ApprovalContext): ApprovalVerdict | null {
  const rank = chosenPost(draft, context)?.rank ?? draft.rank
  if (level === null || rank === null) return null
  const isDelegated = draft.delegator.trim() !== '' && draft.basis.trim() !== ''
  return mayApprove(context.ranks, { level, rank, ...(isDelegated ? { delegatedBy: commandRank(context.ranks, level).approver } : {}) })
}

/** Whether the form asks for a delegation: the rank is too low by itself and high enough with one. */
export function wantsDelegation(draft: ApprovalDraft, level: CommandLevel | null, context: ApprovalContext): boolean {
  const rank = chosenPost(draft, context)?.rank ?? draft.rank
  if (level === null || rank === null || mayApprove(context.ranks, { level, rank }).ok) return false
  return mayApprove(context.ranks, { level, rank, delegatedBy: commandRank(context.ranks, level).approver }).ok
}

/** What is wrong with the approval, field by field. */
export function approvalErrors(draft: ApprovalDraft, level: CommandLevel | null, context: ApprovalContext): ApprovalErrors {
  const errors: ApprovalErrors = {}
  if (draft.way === null) errors.way = 'required'
  for (const [field, longest] of Object.entries(LONGEST) as Array<[keyof typeof LONGEST, number]>) {
    const length = draft[field].trim().length
    if (length === 0) errors[field] = 'required'
    else if (length > longest && !(field === 'approver' && chosenPost(draft, context))) errors[field] = 'tooLong'
  }
  if (draft.rank === null && !chosenPost(draft, context)) errors.rank = 'required'
  const approvedAt = parseMoment(draft.approvedAt)
  if (draft.approvedAt.trim() === '') errors.approvedAt = 'required'
  else if (approvedAt === null) errors.approvedAt = 'badTime'
  else if (approvedAt > context.now) errors.approvedAt = 'future'
  return { ...errors, ...rankErrors(draft, level, context) }
}

function rankErrors(draft: ApprovalDraft, level: CommandLevel | null, context: ApprovalContext): ApprovalErrors {
  if (verdictOf(draft, level, context)?.ok !== false) return {}
  if (!wantsDelegation(draft, level, context)) return { rank: 'rankTooLow' }
  return {
    ...(draft.delegator.trim() === '' ? { delegator: 'required' } : {}),
    ...(draft.basis.trim() === '' ? { basis: 'required' } : {}),
  }
}

type ApprovalFields = Pick<CommandInput<'response.raise'>, 'approver' | 'delegatedBy' | 'way' | 'approvedAt' | 'clause' | 'recordedBy'>

/** The fields of the command that make up the approval; meant for a draft without errors. */
export function approvalFields(draft: ApprovalDraft, level: CommandLevel, context: ApprovalContext): ApprovalFields {
  const post = chosenPost(draft, context)
  const approvedAt = parseMoment(draft.approvedAt)
  const delegation = { name: draft.delegator.trim(), rank: commandRank(context.ranks, level).approver, basis: draft.basis.trim() }
  return {
    approver: post ? { postId: post.id } : { name: draft.approver.trim(), ...(draft.rank === null ? {} : { rank: draft.rank }) },
    ...(wantsDelegation(draft, level, context) ? { delegatedBy: delegation } : {}),
    ...(draft.way === null ? {} : { way: draft.way }),
    ...(approvedAt === null ? {} : { approvedAt }),
    clause: draft.clause.trim(),
    recordedBy: { name: draft.recorder.trim() },
  }
}

/** An empty approval; the time starts as now, the recorder as the chief on duty. */
export function emptyApproval(nowText: string, recorder: string): ApprovalDraft {
  return { approver: '', rank: null, delegator: '', basis: '', way: null, approvedAt: nowText, clause: '', recorder }
}
