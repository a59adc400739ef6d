// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { isSamePerson } from '../hall/duty/person.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { SEAT_WAYS, type Seat } from '../hall/seats/state.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'
import { SEAT_CALL_UP_COMMANDS } from './seatCallUp.ts'

const seatId = z.string().min(1).max(300)
const note = z.string().trim().min(1).max(1000)
const done = z.strictObject({ seatId: z.string() })
const roles = ['operator', 'admin'] as const

const take = defineCommand({
  summary: 'Somebody takes a seat (席位) of the hall, in one of four ways.',
  roles,
  input: z.strictObject({ seatId, person: personInput, way: z.enum(SEAT_WAYS).default('resident') }),
  output: done,
  inverse: 'seat.release',
  plan: (state, input, context) => {
    const seat = context.rules.dutyComposition.seats.find((one) => one.id === input.seatId)
    if (!seat) return refuse('unknown-seat', { zh: `seatId: 没有席位“${input.seatId}”`, en: `seatId: there is no seat "${input.seatId}"` })
    const person = findPerson(state, input.person, 'person')
    if (!person.ok) return person
    const known = ownValue(realmOf(state, context.realm).seats, input.seatId)
    if (known?.person && !isSamePerson(known.person, person.value))
      return refuse('wrong-state', {
        zh: `seatId: “${seat.name}”席位由“${known.person.name}”在席, 先离席`,
        en: `seatId: the seat "${seat.name}" is taken by "${known.person.name}"; release it first`,
      })
    if (known?.person && known.way === input.way)
      return refuse('already-done', { zh: `seatId: “${known.person.name}”已在席`, en: `seatId: "${known.person.name}" sits there already` })
    return accept([{ type: 'seat.taken', body: { id: seat.id, name: seat.name, unitId: seat.unitId, person: person.value, way: input.way } }], {
      seatId: seat.id,
    })
  },
})

const leave = defineCommand({
  summary: 'Whoever sits on a seat is away for a while (暂离).',
  roles,
  input: z.strictObject({ seatId, reason: note.optional() }),
  output: done,
  inverse: 'seat.back',
  plan: (state, input, context) => {
    const seat = takenSeat(state, context, input.seatId)
    if (!seat.ok) return seat
    if (seat.value.awaySince !== undefined)
      return refuse('already-done', { zh: `seatId: “${seat.value.name}”席位已暂离`, en: `seatId: the seat "${seat.value.name}" is away already` })
    return accept([{ type: 'seat.left', body: { id: input.seatId, ...present({ reason: input.reason }) } }], { seatId: input.seatId })
  },
})

const back = defineCommand({
  summary: 'Whoever was away is back on the seat.',
  roles,
  input: z.strictObject({ seatId }),
  output: done,
  inverse: 'seat.leave',
  plan: (state, input, context) => {
    const seat = takenSeat(state, context, input.seatId)
    if (!seat.ok) return seat
    if (seat.value.awaySince === undefined)
      return refuse('wrong-state', { zh: `seatId: “${seat.value.name}”席位未暂离`, en: `seatId: the seat "${seat.value.name}" is not away` })
    return accept([{ type: 'seat.returned', body: { id: input.seatId } }], { seatId: input.seatId })
  },
})

const release = defineCommand({
  summary: 'Whoever sat on a seat gives it up (离席).',
  roles,
  input: z.strictObject({ seatId, note: note.optional() }),
  output: done,
  plan: (state, input, context) => {
    const seat = takenSeat(state, context, input.seatId)
    if (!seat.ok) return seat
    return accept([{ type: 'seat.released', body: { id: input.seatId, ...present({ note: input.note }) } }], { seatId: input.seatId })
  },
})

function takenSeat(state: HallState, { realm, rules }: PlanContext, wanted: string): Found<Seat> {
  const seat = ownValue(realmOf(state, realm).seats, wanted)
  if (seat?.person) return { ok: true, value: seat }
  if (!seat && !rules.dutyComposition.seats.some((one) => one.id === wanted))
    return refuse('unknown-seat', { zh: `seatId: 没有席位“${wanted}”`, en: `seatId: there is no seat "${wanted}"` })
  return refuse('wrong-state', { zh: `seatId: 席位“${wanted}”无人在席`, en: `seatId: nobody sits on the seat "${wanted}"` })
}

/** Commands of seats (席位). */
export const SEAT_COMMANDS = { 'seat.take': take, 'seat.leave': leave, 'seat.back': back, 'seat.release': release, ...SEAT_CALL_UP_COMMANDS } as const
