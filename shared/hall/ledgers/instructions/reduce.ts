// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../../base/index.ts'
import type { HallEvent } from '../../../domain/index.ts'
import type { RealmReducers } from '../../area.ts'
import { dropOldest } from '../../dropOldest.ts'
import type { EventBody } from '../../events.ts'
import type { RealmState } from '../../realm.ts'
import { corrected, given } from '../parts.ts'
import type { INSTRUCTION_EVENTS } from './events.ts'
import type { Assignment, Instruction } from './state.ts'

const CLOSED_KEPT = 300
const FEEDBACK_KEPT = 100
const REOPENED_KEPT = 20

/** How events of instructions change a realm. */
export const INSTRUCTION_REDUCERS: RealmReducers<typeof INSTRUCTION_EVENTS> = {
  'instruction.registered': (realm, body, event) => {
    if (ownValue(realm.instructions, body.id)) return realm
    const registered = { registeredAt: event.at, registeredBy: event.actor.principal }
    return put(realm, { ...body, ...registered, status: 'registered', assignments: [], reopened: [], corrections: [] })
  },
  'instruction.assigned': (realm, { id, assignment }, event) =>
    changeOpen(realm, id, (one) => ({
      ...one,
      status: 'assigned',
      assignments: [...one.assignments, { ...assignment, assignedAt: event.at, assignedBy: event.actor.principal, feedback: [] }],
    })),
  'instruction.answered': (realm, body) => changeOpen(realm, body.id, (one) => answered(one, body)),
  'instruction.closed': (realm, { id, summary, reason }, event) =>
    changeOpen(realm, id, (one) => ({
      ...one,
      status: 'closed',
      closed: { at: event.at, by: event.actor.principal, summary, ...(reason === undefined ? {} : { reason }) },
    })),
  'instruction.reopened': reopen,
  'instruction.corrected': (realm, { id, change, reason }, event) => {
    const one = ownValue(realm.instructions, id)
    const note = { at: event.at, by: event.actor.principal, reason }
    return one ? put(realm, corrected(one, given(change) as Partial<Instruction>, note)) : realm
  },
}

function answered(instruction: Instruction, { assignmentId, feedback }: EventBody<'instruction.answered'>): Instruction {
  const assignment = instruction.assignments.find((one) => one.id === assignmentId)
  if (!assignment || assignment.doneAt !== undefined) return instruction
  const done = feedback.isFinal ? { doneAt: feedback.at } : {}
  const after: Assignment = { ...assignment, feedback: [...assignment.feedback, feedback].slice(-FEEDBACK_KEPT), ...done }
  return { ...instruction, status: 'answered', assignments: instruction.assignments.map((one) => (one.id === assignmentId ? after : one)) }
}

function reopen(realm: RealmState, { id, reason }: EventBody<'instruction.reopened'>, event: HallEvent): RealmState {
  const one = ownValue(realm.instructions, id)
  if (!one || one.status !== 'closed') return realm
  const { closed: _closed, ...rest } = one
  const status = one.assignments.length > 0 ? 'assigned' : 'registered'
  return put(realm, { ...rest, status, reopened: [{ at: event.at, by: event.actor.principal, reason }, ...one.reopened].slice(0, REOPENED_KEPT) })
}

function changeOpen(realm: RealmState, id: string, next: (instruction: Instruction) => Instruction): RealmState {
  const one = ownValue(realm.instructions, id)
  if (!one || one.status === 'closed') return realm
  const after = next(one)
  return after === one ? realm : put(realm, after)
}

function put(realm: RealmState, instruction: Instruction): RealmState {
  const all = { ...realm.instructions, [instruction.id]: instruction }
  return { ...realm, instructions: dropOldest(all, { isDone: (one) => one.status === 'closed', at: (one) => one.closed?.at ?? one.at, kept: CLOSED_KEPT }) }
}
