// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { realmOf, type EventBody, type HallResponse, type HallState, type Organisation, type ResponseStep } from '../hall/index.ts'
import { LEVEL_NUMERALS, type CommandLevel } from '../rules/commandRanks/index.ts'
import { musterDue } from '../rules/muster/index.ts'
import { sendAtOf } from '../rules/outbound/index.ts'
import { planAtLevel, type EmergencyPlan, type PlanMuster } from '../rules/plans/index.ts'
import { beijingClock } from './beijingText.ts'
import type { PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

/** A member as the event of calling keeps him. */
export type CalledMember = Omit<EventBody<'muster.notified'>, 'responseId'>

/** The response with this id, refused when there is none or it has ended. */
export function findActive(state: HallState, id: string, { realm }: PlanContext): Found<HallResponse> {
  const response = ownValue(realmOf(state, realm).responses, id)
  if (!response) return refuse('unknown-response', { zh: `没有应急响应“${id}”`, en: `there is no response "${id}"` })
  if (response.endedAt === undefined) return { ok: true, value: response }
  return refuse('already-ended', { zh: `响应“${id}”已终止`, en: `the response "${id}" ended before` })
}

/** Who a plan calls into the hall (进驻) at a level; with an organisation they have names, without one their ids. */
export function membersOf(
  organisation: Organisation,
  { plan, level }: { readonly plan: EmergencyPlan; readonly level: CommandLevel },
  context: PlanContext,
): CalledMember[] {
  const due = musterDue(context.rules.muster, level, context.now)
  const called = planAtLevel(plan, level).muster.flatMap((one) => memberOf(organisation, one) ?? [])
  return [...new Map(called.map((one) => [one.memberId, { ...one, ...due }])).values()]
}

/** A post or a unit as a member; null when neither is named. */
export function memberOf(
  organisation: Organisation,
  { postId, unitId }: PlanMuster,
): Pick<CalledMember, 'memberId' | 'name' | 'postId' | 'unitId' | 'unitName'> | null {
  const wanted = postId ?? (unitId === undefined ? undefined : `${unitId}:duty`)
  const post = wanted === undefined ? undefined : ownValue(organisation.posts, wanted)
  const unitKey = post?.unitId ?? unitId
  const unit = unitKey === undefined ? undefined : ownValue(organisation.units, unitKey)
  const memberId = postId ?? unitId
  if (memberId === undefined) return null
  const name = [post?.title ?? unit?.name ?? memberId, post?.person].filter(Boolean).join(' ').slice(0, 200)
  const known = {
    ...(post ? { postId: post.id } : {}),
    ...(unitKey === undefined ? {} : { unitId: unitKey }),
    ...(unit ? { unitName: unit.name.slice(0, 200) } : {}),
  }
  return { memberId, name, ...known }
}

/** The steps of a plan at a level, with the limits counted from now. */
export function stepsOf(
  organisation: Organisation,
  { plan, level }: { readonly plan: EmergencyPlan; readonly level: CommandLevel },
  now: number,
): ResponseStep[] {
  return planAtLevel(plan, level).steps.map(({ id, title, minutes, unitId }) => {
    const unit = unitId === undefined ? undefined : ownValue(organisation.units, unitId)
    const owner = { ...(unitId === undefined ? {} : { ownerUnitId: unitId }), ...(unit ? { ownerName: unit.name.slice(0, 200) } : {}) }
    return { id, title, minutes, startAt: now, dueAt: now + Math.round(minutes * 60_000), ...owner }
  })
}

/** What a message of a response says, and to whom. */
export interface ResponseMessage {
  readonly id: string
  readonly kind: 'callUp' | 'change' | 'standDown'
  readonly responseId: string
  readonly members: readonly Pick<CalledMember, 'name' | 'postId' | 'unitId'>[]
  readonly text: string
}

/** The event that queues a message of a response; nobody to tell, no message. */
export function messageDrafts(
  { id, kind, responseId, members, text }: ResponseMessage,
  { rules, now }: PlanContext,
): { readonly type: 'message.queued'; readonly body: EventBody<'message.queued'> }[] {
  if (members.length === 0) return []
  const recipients = members.map(({ name, postId, unitId }) => ({
    name,
    ...(postId === undefined ? {} : { postId }),
    ...(unitId === undefined ? {} : { unitId }),
  }))
  return [{ type: 'message.queued', body: { id, kind, recipients, text: text.slice(0, 2000), sendAt: sendAtOf(rules.outbound, now), responseId } }]
}

/** What the people called are told. */
export function callUpText(plan: string, level: CommandLevel, members: readonly CalledMember[]): string {
  const { answerDueAt = 0, signInDueAt = 0 } = members[0] ?? {}
  const limits = members.length > 0 ? `请于 ${beijingClock(answerDueAt)} 前答复, ${beijingClock(signInDueAt)} 前到区城运中心大厅签到。` : ''
  return `${plan}: ${LEVEL_NUMERALS[level]}级应急响应已启动。${limits}`
}

/** `natural-12`, then `natural-12-2` …: ids made from the number of the event to come. */
export function madeId(noun: string, seq: number, count = 1): string {
  return count === 1 ? `${noun}-${seq + 1}` : `${noun}-${seq + 1}-${count}`
}
