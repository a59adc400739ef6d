// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import { waySchema } from '../hall/responses/schema.ts'
import { musterStage, type HallResponse, type HallState, type MusterMember } from '../hall/index.ts'
import { musterDue } from '../rules/muster/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'
import { callUpText, findActive, madeId, memberOf, messageDrafts, type CalledMember } from './responseParts.ts'

const id = z.string().min(1).max(300)
const words = z.string().trim().min(1).max(200)
// Short enough that an alarm about the member, which carries his id, has room for it.
const memberName = z.string().trim().min(1).max(80)
const unitOrPostId = z.string().min(1).max(120)
const newcomer = z.union([z.strictObject({ postId: unitOrPostId }), z.strictObject({ unitId: unitOrPostId }), z.strictObject({ name: memberName })])
const place = { responseId: id, memberId: id }
const moved = z.strictObject({ responseId: z.string(), memberId: z.string(), isComplete: z.boolean() })

const notify = defineCommand({
  summary: 'Call into the hall (进驻): again everybody who has not answered, or the named members, or somebody new.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ responseId: id, memberIds: z.array(id).min(1).max(100).optional(), add: newcomer.optional() }),
  output: z.strictObject({ called: z.array(z.string()), messageIds: z.array(z.string()) }),
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const response = findActive(state, input.responseId, context)
    if (!response.ok) return response
    const called = input.add ? calledNew(state, { response: response.value, add: input.add }, context) : calledAgain(response.value, input.memberIds)
    if (!called.ok) return called
    const text = callUpText(response.value.plan, response.value.level, called.value)
    const messages = messageDrafts({ id: madeId('message', state.seq), kind: 'callUp', responseId: input.responseId, members: called.value, text }, context)
    const events = called.value.map((member): EventDraft => ({ type: 'muster.notified', body: { responseId: input.responseId, ...member } }))
    return accept([...events, ...messages], { called: called.value.map((one) => one.memberId), messageIds: messages.map((one) => one.body.id) })
  },
})

const answer = defineCommand({
  summary: 'A member answered the call (叫应), and says when to be expected.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ ...place, way: waySchema, answeredBy: words.optional(), expectedAt: instantSchema.optional() }),
  output: moved,
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const found = memberIn(state, input, context)
    if (!found.ok) return found
    if (found.value.member.answeredAt !== undefined)
      return refuse('already-done', { zh: `“${found.value.member.name}”已叫应`, en: `"${input.memberId}" has answered before` })
    return settle(found.value, { type: 'muster.answered', body: input })
  },
})

const signIn = defineCommand({
  summary: 'A member signed in (签到) in the hall.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject(place),
  output: moved,
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const found = memberIn(state, input, context)
    return found.ok ? settle(found.value, { type: 'muster.signedIn', body: input }) : found
  },
})

const excuse = defineCommand({
  summary: 'A member cannot come, with the reason; a substitute (替补) is called instead.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...place, reason: z.string().trim().max(200).optional(), substitute: newcomer.optional() }),
  output: moved.extend({ substituteId: z.string().nullable(), messageIds: z.array(z.string()) }),
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const found = memberIn(state, input, context)
    if (!found.ok) return found
    const { responseId, memberId, reason } = input
    if (!reason) return refuse('reason-missing', { zh: 'reason: 须填写请假理由', en: 'reason: why the member cannot come' })
    const { response } = found.value
    const called = input.substitute ? calledNew(state, { response, add: input.substitute, substituteFor: memberId }, context) : { ok: true as const, value: [] }
    if (!called.ok) return called
    const [substitute] = called.value
    const text = callUpText(response.plan, response.level, called.value)
    const messages = messageDrafts({ id: madeId('message', state.seq), kind: 'callUp', responseId, members: called.value, text }, context)
    const body = { responseId, memberId, reason, ...(substitute ? { substituteId: substitute.memberId } : {}) }
    const events: EventDraft[] = [
      { type: 'muster.excused', body },
      ...called.value.map((member): EventDraft => ({ type: 'muster.notified', body: { responseId, ...member } })),
      ...messages,
    ]
    const isComplete = !substitute && isLastMissing(found.value)
    return accept(events, { responseId, memberId, isComplete, substituteId: substitute?.memberId ?? null, messageIds: messages.map((one) => one.body.id) })
  },
})

/** Commands of calling a headquarters into the hall (进驻). */
export const MUSTER_COMMANDS = { 'muster.notify': notify, 'muster.answer': answer, 'muster.signIn': signIn, 'muster.excuse': excuse } as const

interface MemberPlace {
  readonly response: HallResponse
  readonly member: MusterMember
}

function memberIn(
  state: HallState,
  { responseId, memberId }: { readonly responseId: string; readonly memberId: string },
  context: PlanContext,
): Found<MemberPlace> {
  const response = findActive(state, responseId, context)
  if (!response.ok) return response
  const member = ownValue(response.value.members ?? {}, memberId)
  if (!member) return refuse('unknown-person', { zh: `memberId: 进驻名单中没有“${memberId}”`, en: `memberId: "${memberId}" is not on the roll` })
  const stage = musterStage(member)
  if (stage === 'signedIn') return refuse('already-done', { zh: `“${member.name}”已签到`, en: `"${memberId}" has signed in before` })
  if (stage === 'excused') return refuse('wrong-state', { zh: `“${member.name}”已请假`, en: `"${memberId}" was excused` })
  return { ok: true, value: { response: response.value, member } }
}

function settle(found: MemberPlace, draft: EventDraft) {
  const isComplete = draft.type === 'muster.signedIn' && isLastMissing(found)
  return accept([draft], { responseId: found.response.id, memberId: found.member.id, isComplete })
}

function isLastMissing({ response, member }: MemberPlace): boolean {
  return Object.values(response.members ?? {}).every((one) => one.id === member.id || ['signedIn', 'excused'].includes(musterStage(one)))
}

function calledAgain(response: HallResponse, memberIds: readonly string[] | undefined): Found<CalledMember[]> {
  const members = Object.values(response.members ?? {})
  const unknown = memberIds?.find((wanted) => !members.some((member) => member.id === wanted))
  if (unknown !== undefined) return refuse('unknown-person', { zh: `memberIds: 进驻名单中没有“${unknown}”`, en: `memberIds: "${unknown}" is not on the roll` })
  const waiting = members.filter((member) => (memberIds ? memberIds.includes(member.id) && !isThere(member) : musterStage(member) === 'notified'))
  if (waiting.length === 0) return refuse('wrong-state', { zh: '没有需要再次通知的成员', en: 'nobody is left to be called again' })
  return { ok: true, value: waiting.map(calledFrom) }
}

function isThere(member: MusterMember): boolean {
  return ['signedIn', 'excused'].includes(musterStage(member))
}

// The limits of the first call stay: calling again gives nobody more time.
function calledFrom({ id: memberId, name, postId, unitId, unitName, answerDueAt, signInDueAt }: MusterMember): CalledMember {
  const known = Object.fromEntries(Object.entries({ postId, unitId, unitName }).filter(([, value]) => value !== undefined))
  return { memberId, name, ...known, answerDueAt, signInDueAt }
}

interface Newcomer {
  readonly response: HallResponse
  readonly add: z.infer<typeof newcomer>
  readonly substituteFor?: string
}

function calledNew({ organisation }: HallState, { response, add, substituteFor }: Newcomer, { rules, now }: PlanContext): Found<CalledMember[]> {
  if ('postId' in add && Object.keys(organisation.posts).length > 0 && !ownValue(organisation.posts, add.postId))
    return refuse('unknown-post', { zh: `组织表中没有岗位“${add.postId}”`, en: `the organisation has no post "${add.postId}"` })
  if ('unitId' in add && Object.keys(organisation.units).length > 0 && !ownValue(organisation.units, add.unitId))
    return refuse('unknown-unit', { zh: `组织表中没有单位“${add.unitId}”`, en: `the organisation has no unit "${add.unitId}"` })
  const member = 'name' in add ? { memberId: add.name, name: add.name } : memberOf(organisation, add)
  if (!member || Object.hasOwn(response.members ?? {}, member.memberId))
    return refuse('already-exists', { zh: `“${member?.name ?? ''}”已在进驻名单中`, en: `"${member?.memberId ?? ''}" is on the roll already` })
  return { ok: true, value: [{ ...member, ...(substituteFor === undefined ? {} : { substituteFor }), ...musterDue(rules.muster, response.level, now) }] }
}
