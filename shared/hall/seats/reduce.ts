// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { RealmState } from '../realm.ts'
import type { SEAT_EVENTS } from './events.ts'
import type { CallUp, Seat } from './state.ts'

const ENTRIES_KEPT = 40
const ENDED_CALL_UPS_KEPT = 60

/** How events of seats change a realm. */
export const SEAT_REDUCERS: RealmReducers<typeof SEAT_EVENTS> = {
  'seat.taken': (realm, body, event) => {
    const known = ownValue(realm.seats, body.id)
    const history = noted(known, event, { what: 'taken', person: body.person })
    return withSeat(realm, { ...body, since: event.at, awayMs: 0, history })
  },
  'seat.left': (realm, body, event) =>
    changeSeat(realm, body.id, (seat) =>
      seat.awaySince === undefined
        ? {
            ...seat,
            awaySince: event.at,
            ...(body.reason === undefined ? {} : { awayReason: body.reason }),
            history: noted(seat, event, { what: 'left', note: body.reason }),
          }
        : seat,
    ),
  'seat.returned': (realm, body, event) =>
    changeSeat(realm, body.id, (seat) => {
      const { awaySince, awayReason: _over, ...rest } = seat
      return awaySince === undefined ? seat : { ...rest, awayMs: seat.awayMs + event.at - awaySince, history: noted(seat, event, { what: 'back' }) }
    }),
  'seat.released': (realm, body, event) =>
    changeSeat(realm, body.id, (seat) => {
      const { id, name, unitId } = seat
      return { id, name, unitId, awayMs: 0, history: noted(seat, event, { what: 'released', note: body.note }) }
    }),
  'seat.calledUp': (realm, body, event) => {
    if (ownValue(realm.callUps, body.id)) return realm
    return withCallUp(realm, { ...body, at: event.at, by: event.actor.principal, commandId: event.commandId, replies: {} } as CallUp)
  },
  'seat.replied': (realm, body, event) => {
    const callUp = ownValue(realm.callUps, body.callUpId)
    if (!callUp || callUp.endedAt !== undefined || !callUp.seats.some(({ id }) => id === body.seatId)) return realm
    const { answer, by, etaMinutes } = body
    const reply = { at: event.at, answer, ...(by ? { by } : {}), ...(etaMinutes === undefined ? {} : { etaMinutes }) }
    return withCallUp(realm, { ...callUp, replies: { ...callUp.replies, [body.seatId]: reply } })
  },
  'seat.stoodDown': (realm, body, event) => {
    const callUp = ownValue(realm.callUps, body.callUpId)
    return !callUp || callUp.endedAt !== undefined ? realm : withCallUp(realm, { ...callUp, endedAt: event.at, endedByCommandId: event.commandId })
  },
}

type Entry = Seat['history'][number]

function noted(
  seat: Pick<Seat, 'history' | 'person'> | undefined,
  event: HallEvent,
  entry: { what: Entry['what']; person?: Entry['person']; note?: string | undefined },
): Seat['history'] {
  const { what, person = seat?.person, note } = entry
  const line: Entry = { at: event.at, what, by: event.actor.principal, ...(person ? { person } : {}), ...(note === undefined ? {} : { note }) }
  return [line, ...(seat?.history ?? [])].slice(0, ENTRIES_KEPT)
}

function changeSeat(realm: RealmState, id: string, change: (seat: Seat) => Seat): RealmState {
  const seat = ownValue(realm.seats, id)
  const after = seat?.person ? change(seat) : undefined
  return !after || after === seat ? realm : withSeat(realm, after)
}

function withSeat(realm: RealmState, seat: Seat): RealmState {
  return { ...realm, seats: { ...realm.seats, [seat.id]: seat } }
}

function withCallUp(realm: RealmState, callUp: CallUp): RealmState {
  const callUps = dropOldest(
    { ...realm.callUps, [callUp.id]: callUp },
    { isDone: (one) => one.endedAt !== undefined, at: (one) => one.endedAt ?? 0, kept: ENDED_CALL_UPS_KEPT },
  )
  return { ...realm, callUps }
}
