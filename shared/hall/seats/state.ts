// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { Deadline } from '../../domain/index.ts'
import type { NamedPerson } from '../duty/person.ts'

/** Ways a seat (席位) is kept: 驻场, 轮值, 备勤, 远程. */
export const SEAT_WAYS = ['resident', 'rotating', 'standby', 'remote'] as const
/** Way a seat is kept. */
export type SeatWay = (typeof SEAT_WAYS)[number]

/** Why the command cluster (指挥集群) is called up. */
export const CALL_UP_REASONS = ['holiday', 'event', 'emergency'] as const
/** What a seat answers to a call-up. */
export const SEAT_ANSWERS = ['coming', 'present', 'unable'] as const

/** Who sits on a seat, since when, and away since when. */
export interface Seat {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly person?: NamedPerson
  readonly way?: SeatWay
  readonly since?: number
  readonly awaySince?: number
  readonly awayReason?: string
  /** All earlier absences of the one who sits there now. */
  readonly awayMs: number
  readonly history: readonly {
    readonly at: number
    readonly what: 'taken' | 'left' | 'back' | 'released'
    readonly by: string
    readonly person?: NamedPerson
    readonly note?: string
  }[]
}

/** A call-up of seats, with what they answered. */
export interface CallUp {
  readonly id: string
  readonly reason: (typeof CALL_UP_REASONS)[number]
  readonly title: string
  readonly responseId?: string
  readonly seats: readonly { readonly id: string; readonly name: string }[]
  readonly at: number
  readonly by: string
  readonly replyBy: number
  readonly replies: Readonly<
    Record<string, { readonly at: number; readonly answer: (typeof SEAT_ANSWERS)[number]; readonly by?: NamedPerson; readonly etaMinutes?: number }>
  >
  readonly endedAt?: number
  /** Commands that called and that ended; undoing one takes its calling or ending back. Absent in older states. */
  readonly commandId?: string
  readonly endedByCommandId?: string
}

/** Seats and call-ups of one realm. */
export interface SeatSlice {
  readonly seats: Readonly<Record<string, Seat>>
  readonly callUps: Readonly<Record<string, CallUp>>
}

/** Nobody sits yet. */
export const NO_SEATS: SeatSlice = { seats: {}, callUps: {} }

/** A seat as the board shows it. */
export interface SeatLine {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly status: 'empty' | 'present' | 'away'
  readonly person?: NamedPerson
  readonly way?: SeatWay
  readonly since?: number
  readonly awaySince?: number
}

/** Every seat of the hall in the order of the rule, then those that are taken and no longer in it. */
export function seatBoard(realm: SeatSlice, seats: readonly { readonly id: string; readonly name: string; readonly unitId: string }[]): SeatLine[] {
  const gone = Object.values(realm.seats).filter((seat) => seat.person && !seats.some(({ id }) => id === seat.id))
  return [...seats, ...gone].map(({ id, name, unitId }): SeatLine => {
    const seat = ownValue(realm.seats, id)
    if (!seat?.person) return { id, name, unitId, status: 'empty' }
    const { person, way, since, awaySince } = seat
    const base = { id, name, unitId, person, ...(way === undefined ? {} : { way }), ...(since === undefined ? {} : { since }) }
    return awaySince === undefined ? { ...base, status: 'present' } : { ...base, status: 'away', awaySince }
  })
}

/** How a call-up was answered. */
export function callUpCount({ seats, replies }: CallUp): {
  readonly asked: number
  readonly coming: number
  readonly present: number
  readonly unable: number
  readonly unanswered: number
} {
  const answers = seats.flatMap(({ id }) => ownValue(replies, id)?.answer ?? [])
  const count = (answer: (typeof SEAT_ANSWERS)[number]): number => answers.filter((one) => one === answer).length
  return { asked: seats.length, coming: count('coming'), present: count('present'), unable: count('unable'), unanswered: seats.length - answers.length }
}

/** Limits of call-ups: every seat answers. */
export function seatDeadlines(realm: SeatSlice): Deadline[] {
  return Object.values(realm.callUps).map((callUp) => {
    const isAnswered = callUpCount(callUp).unanswered === 0
    const lastAt = Math.max(callUp.at, ...Object.values(callUp.replies).map((reply) => reply.at))
    const doneAt = isAnswered ? lastAt : callUp.endedAt
    return {
      id: `seat:${callUp.id}:reply`,
      kind: 'seat.reply',
      subject: { kind: 'callUp', id: callUp.id },
      startAt: callUp.at,
      startBasis: 'known' as const,
      dueAt: callUp.replyBy,
      ...(doneAt === undefined ? {} : { doneAt }),
    }
  })
}
