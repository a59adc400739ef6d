// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { MusterMember } from './schema.ts'
import { withResponse } from './state.ts'

/** A member is called into the hall; calling again counts, and does not start the limits anew. */
export function notifyMember(realm: RealmState, { responseId, memberId, ...call }: EventBody<'muster.notified'>, { at }: HallEvent): RealmState {
  return withResponse(realm, responseId, (response) => {
    const known = ownValue(response.members ?? {}, memberId)
    const member: MusterMember = known
      ? { ...known, lastNotifiedAt: at, timesNotified: known.timesNotified + 1 }
      : { ...call, id: memberId, notifiedAt: at, lastNotifiedAt: at, timesNotified: 1 }
    return { ...response, members: { ...response.members, [memberId]: member } }
  })
}

/** A member answered the call (叫应). */
export function answerMember(realm: RealmState, body: EventBody<'muster.answered'>, { at }: HallEvent): RealmState {
  const { way, answeredBy, expectedAt } = body
  return withMember(realm, body, (member) => {
    if (member.answeredAt !== undefined || isSettled(member)) return member
    const details = { ...(answeredBy === undefined ? {} : { answeredBy }), ...(expectedAt === undefined ? {} : { expectedAt }) }
    return { ...member, answeredAt: at, answerWay: way, ...details }
  })
}

/** A member is in the hall. */
export function signInMember(realm: RealmState, body: EventBody<'muster.signedIn'>, { at }: HallEvent): RealmState {
  return withMember(realm, body, (member) => (isSettled(member) ? member : { ...member, signedInAt: at }))
}

/** A member cannot come; a substitute may. */
export function excuseMember(realm: RealmState, body: EventBody<'muster.excused'>, { at }: HallEvent): RealmState {
  const substitute = body.substituteId === undefined ? {} : { substituteId: body.substituteId }
  return withMember(realm, body, (member) => (isSettled(member) ? member : { ...member, excusedAt: at, excuse: body.reason, ...substitute }))
}

function isSettled(member: MusterMember): boolean {
  return member.signedInAt !== undefined || member.excusedAt !== undefined
}

interface MemberPlace {
  readonly responseId: string
  readonly memberId: string
}

function withMember(realm: RealmState, { responseId, memberId }: MemberPlace, change: (member: MusterMember) => MusterMember): RealmState {
  return withResponse(realm, responseId, (response) => {
    const member = ownValue(response.members ?? {}, memberId)
    if (!member) return response
    const changed = change(member)
    return changed === member ? response : { ...response, members: { ...response.members, [memberId]: changed } }
  })
}
