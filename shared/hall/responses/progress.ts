// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../../domain/index.ts'
import type { MusterMember, ResponseStep } from './schema.ts'
import { activeResponses, type HallResponse, type ResponseSlice } from './state.ts'

/** Where a member stands on the way into the hall: 已通知 · 已叫应 · 已签到 · 已请假. */
export type MusterStage = 'notified' | 'answered' | 'signedIn' | 'excused'

/** How far the call into the hall (进驻) has come; `completeAt` is when the last one signed in or was excused. */
export interface MusterProgress {
  readonly called: number
  readonly answered: number
  readonly signedIn: number
  readonly excused: number
  /** Not yet in the hall and not excused. */
  readonly missing: readonly string[]
  /** Missing although their limit is over. */
  readonly overdue: readonly string[]
  readonly completeAt: number | null
}

/** Stage of a member. */
export function musterStage(member: MusterMember): MusterStage {
  if (member.signedInAt !== undefined) return 'signedIn'
  if (member.excusedAt !== undefined) return 'excused'
  return member.answeredAt === undefined ? 'notified' : 'answered'
}

/** Counts of the call into the hall at a moment; nobody called means nobody is missing and nothing is complete. */
export function musterProgress(response: HallResponse, now: number): MusterProgress {
  const members = Object.values(response.members ?? {})
  const at = (stage: MusterStage): MusterMember[] => members.filter((member) => musterStage(member) === stage)
  const missing = [...at('notified'), ...at('answered')]
  const settledAt = members.map((member) => member.signedInAt ?? member.excusedAt ?? 0)
  return {
    called: members.length,
    answered: members.filter((member) => member.answeredAt !== undefined || member.signedInAt !== undefined).length,
    signedIn: at('signedIn').length,
    excused: at('excused').length,
    missing: missing.map((member) => member.id),
    overdue: missing.filter((member) => now > (member.answeredAt === undefined ? member.answerDueAt : member.signInDueAt)).map((member) => member.id),
    completeAt: members.length > 0 && missing.length === 0 ? Math.max(...settledAt) : null,
  }
}

/** Limits of responses in force: each member's answer and sign-in, each step of the plan. */
export function responseDeadlines(realm: ResponseSlice): Deadline[] {
  return activeResponses(realm).flatMap((response) => [
    ...Object.values(response.members ?? {}).flatMap((member) => memberDeadlines(response, member)),
    ...Object.values(response.steps ?? {}).flatMap((step) => stepDeadline(response, step)),
  ])
}

function memberDeadlines(response: HallResponse, member: MusterMember): Deadline[] {
  const { id, notifiedAt, answeredAt, signedInAt, excusedAt } = member
  const base = {
    subject: { kind: 'response', id: response.id },
    owner: member.postId ?? member.unitId ?? member.name,
    startAt: notifiedAt,
    startBasis: 'known' as const,
  }
  const doneAt = (instant: number | undefined) => (instant === undefined ? {} : { doneAt: instant })
  return [
    { ...base, id: `muster:${response.id}:${id}:answer`, kind: 'muster.answer', dueAt: member.answerDueAt, ...doneAt(answeredAt ?? signedInAt ?? excusedAt) },
    { ...base, id: `muster:${response.id}:${id}:signIn`, kind: 'muster.signIn', dueAt: member.signInDueAt, ...doneAt(signedInAt ?? excusedAt) },
  ]
}

function stepDeadline(response: HallResponse, step: ResponseStep): Deadline[] {
  if (step.droppedAt !== undefined) return []
  const owner = step.ownerUnitId ?? step.ownerName
  return [
    {
      id: `response:${response.id}:${step.id}`,
      kind: 'response.step',
      subject: { kind: 'response', id: response.id },
      ...(owner === undefined ? {} : { owner }),
      startAt: step.startAt,
      startBasis: 'known',
      dueAt: step.dueAt,
      ...(step.doneAt === undefined ? {} : { doneAt: step.doneAt }),
    },
  ]
}
