// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema, isAtLeast, rankSchema, type Rank } from '../domain/index.ts'
import { waySchema } from '../hall/responses/schema.ts'
import type { HallState, ResponseApproval } from '../hall/index.ts'
import { LEVEL_NUMERALS, mayApprove, RANK_WORDS, type CommandLevel } from '../rules/commandRanks/index.ts'
import { judgeApprovalTime } from '../rules/responseLimits/index.ts'
import type { PlanContext } from './command.ts'
import { beijingMinute } from './beijingText.ts'
import type { Found } from './dutyPeople.ts'
import { recorderOf } from './responseRecorder.ts'
import { refuse, type Refusal, type RefusalText } from './refusals.ts'

const words = z.string().trim().max(80)
const person = { postId: z.string().trim().max(120).optional(), name: words.optional(), title: words.optional(), rank: rankSchema.optional() }

/** What an approval is made of. All of it is needed, but what is missing is told by name and not as a wrong type. */
export const approvalInput = {
  approver: z.strictObject(person).optional(),
  /** Who let a lower rank decide (委托), and on what basis. */
  delegatedBy: z.strictObject({ ...person, basis: z.string().trim().max(200).optional() }).optional(),
  way: waySchema.optional(),
  approvedAt: instantSchema.optional(),
  clause: z.string().trim().max(200).optional(),
  /** The shift chief on duty (当班值班长), who records and does not decide. */
  recordedBy: z.strictObject({ postId: person.postId, name: person.name }).optional(),
}
const approvalSchema = z.strictObject(approvalInput)
/** An approval as a caller gives it. */
export type ApprovalInput = z.infer<typeof approvalSchema>

/** A field that is missing: its name in the input, and in Chinese. */
export type MissingField = readonly [field: string, zh: string]

/** What the approval is for; `missing` are further fields the command needs. */
export interface ApprovalCase {
  readonly level: CommandLevel | undefined
  readonly missing: readonly MissingField[]
  /** When the decision that this one follows was approved. */
  readonly notBefore?: number
}

/** The approval as the event keeps it, or the refusal that names everything that is missing, or the one thing that is wrong. */
export function judgeApproval(
  state: HallState,
  input: ApprovalInput,
  { level, missing, notBefore, context }: ApprovalCase & { readonly context: PlanContext },
): Found<ResponseApproval> {
  const { approver, delegatedBy, way, approvedAt, clause } = input
  const lacking = missingOfApproval(input)
  const recorder = recorderOf(state, input.recordedBy, context)
  const all = [...missing, ...lacking, ...(recorder.ok || recorder.code !== 'recorder-missing' ? [] : [['recordedBy', '记录的值班长'] as const])]
  if (lacking.length > 0) return refuse('approval-missing', missingText(all))
  if (missing.length > 0) return refuse('missing-fields', missingText(all))
  if (!recorder.ok) return recorder
  // The list above leaves none of these undefined.
  if (!approver || way === undefined || approvedAt === undefined || clause === undefined || level === undefined)
    return refuse('approval-missing', missingText(all))
  const who = rankedPerson(state, approver, 'approver')
  if (!who.ok) return who
  const delegator = delegatedBy && rankedPerson(state, delegatedBy, 'delegatedBy')
  if (delegator && !delegator.ok) return delegator
  const late = timeRefusal(approvedAt, notBefore, context)
  if (late) return late
  const verdict = mayApprove(context.rules.commandRanks, { level, rank: who.value.rank, delegatedBy: delegator?.value.rank })
  if (!verdict.ok) return refuse('approver-too-low', tooLowText(verdict, { level, who: who.value, delegator: delegator?.value }))
  const approval: ResponseApproval = {
    approver: who.value.name,
    approverRank: who.value.rank,
    ...(who.value.postId === undefined ? {} : { approverPostId: who.value.postId }),
    way,
    at: approvedAt,
    clause,
    ...recorder.value,
    ...(delegator ? { delegation: delegationOf(delegator.value, delegatedBy?.basis ?? '') } : {}),
  }
  return { ok: true, value: approval }
}

/** Words of a list of missing fields. */
export function missingText(fields: readonly MissingField[]): RefusalText {
  return { zh: `缺少: ${fields.map(([field, zh]) => `${zh}(${field})`).join('、')}`, en: `missing: ${fields.map(([field]) => field).join(', ')}` }
}

function missingOfApproval({ approver, delegatedBy, way, approvedAt, clause }: ApprovalInput): MissingField[] {
  return [
    ...missingOfPerson(approver ?? {}, ['approver', '审批人']),
    ...(delegatedBy ? missingOfPerson(delegatedBy, ['delegatedBy', '委托人']) : []),
    ...(delegatedBy && !delegatedBy.basis ? [['delegatedBy.basis', '委托依据'] as const] : []),
    ...(way === undefined ? [['way', '审批方式'] as const] : []),
    ...(approvedAt === undefined ? [['approvedAt', '审批时间'] as const] : []),
    ...(clause ? [] : [['clause', '依据条款'] as const]),
  ]
}

type PersonInput = NonNullable<ApprovalInput['approver']>

function missingOfPerson({ postId, name, rank }: PersonInput, [field, zh]: MissingField): MissingField[] {
  if (postId) return []
  if (!name) return [[field, zh]]
  return rank === undefined ? [[`${field}.rank`, `${zh}职级`]] : []
}

interface RankedPerson {
  readonly name: string
  readonly rank: Rank
  readonly postId?: string
}

// A rank from the organisation counts before one that was only stated.
function rankedPerson(state: HallState, { postId, name, title, rank }: PersonInput, field: string): Found<RankedPerson> {
  if (!postId) return { ok: true, value: { name: [title, name].filter(Boolean).join(' ').slice(0, 200), rank: heldRank(state, name) ?? rank ?? 'none' } }
  const post = ownValue(state.organisation.posts, postId)
  if (post) return { ok: true, value: { name: [post.title, name || post.person].filter(Boolean).join(' ').slice(0, 200), rank: post.rank, postId } }
  const isEmpty = Object.keys(state.organisation.posts).length === 0
  return refuse('unknown-post', {
    zh: `${field}.postId: ${isEmpty ? '尚未导入组织表, 无从核对职级; 请填姓名、职务和职级' : `组织表中没有岗位“${postId}”`}`,
    en: `${field}.postId: ${isEmpty ? 'no organisation is imported, so the rank cannot be proven; state name, title and rank' : `the organisation has no post "${postId}"`}`,
  })
}

/** The highest rank of the posts that the organisation gives to somebody of this name. */
export function heldRank({ organisation }: HallState, name: string | undefined): Rank | undefined {
  const ranks = Object.values(organisation.posts).flatMap(({ title, person, rank }) =>
    person !== undefined && (person === name || `${title} ${person}` === name) ? [rank] : [],
  )
  return ranks.reduce<Rank | undefined>((highest, rank) => (highest !== undefined && isAtLeast(highest, rank) ? highest : rank), undefined)
}

function delegationOf({ name, rank, postId }: RankedPerson, basis: string): NonNullable<ResponseApproval['delegation']> {
  return { by: name, rank, basis, ...(postId === undefined ? {} : { byPostId: postId }) }
}

function timeRefusal(approvedAt: number, notBefore: number | undefined, { rules, now }: PlanContext): Refusal | null {
  const stands = judgeApprovalTime(rules.responseLimits, approvedAt, now)
  const time = beijingMinute(approvedAt)
  if (stands === 'future') return refuse('in-the-future', { zh: `approvedAt: 审批时间 ${time} 晚于当前时刻`, en: `approvedAt: ${time} lies in the future` })
  // People write minutes.
  if (stands === 'fine' && notBefore !== undefined && approvedAt < notBefore - (notBefore % 60_000))
    return refuse('out-of-order', {
      zh: `approvedAt: 审批时间 ${time} 早于前一次审批 ${beijingMinute(notBefore)}, 请核对`,
      en: `approvedAt: ${time} is before the decision it follows, of ${beijingMinute(notBefore)}`,
    })
  if (stands === 'fine') return null
  const minutes = rules.responseLimits.approvalWithinMinutes
  return refuse('out-of-order', {
    zh: `approvedAt: 审批时间 ${time} 早于 ${minutes} 分钟前, 请核对`,
    en: `approvedAt: ${time} is more than ${minutes} minutes ago`,
  })
}

type TooLow = Extract<ReturnType<typeof mayApprove>, { readonly ok: false }>

interface TooLowCase {
  readonly level: CommandLevel
  readonly who: RankedPerson
  readonly delegator: RankedPerson | undefined
}

function tooLowText(verdict: TooLow, { level, who, delegator }: TooLowCase): RefusalText {
  const { zh: needed, en: neededEn } = RANK_WORDS[verdict.needed]
  const lowest = verdict.delegateTo && RANK_WORDS[verdict.delegateTo]
  const zh = {
    'rank-too-low': lowest ? `, 或由其委托${lowest.zh}` : '',
    'no-delegation': ', 该级别不得委托',
    'delegate-too-low': `, 只可委托至${lowest?.zh ?? needed}`,
    'delegator-too-low': `, 委托人“${delegator?.name ?? ''}”职级不足`,
  }[verdict.why]
  const en = {
    'rank-too-low': lowest ? `, or ${lowest.en} by delegation` : '',
    'no-delegation': ', and this level is not delegated',
    'delegate-too-low': `, delegated no lower than to ${lowest?.en ?? neededEn}`,
    'delegator-too-low': `; the delegating "${delegator?.name ?? ''}" has too low a rank`,
  }[verdict.why]
  return {
    zh: `${LEVEL_NUMERALS[level]}级响应须由${needed}批准${zh}; “${who.name}”为${RANK_WORDS[who.rank].zh}`,
    en: `level ${LEVEL_NUMERALS[level]} needs the approval of ${neededEn} (${verdict.needed})${en}; "${who.name}" is ${RANK_WORDS[who.rank].en}`,
  }
}
