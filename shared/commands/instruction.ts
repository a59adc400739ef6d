// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../domain/index.ts'
import type { HallState } from '../hall/index.ts'
import { pendingAssignments, type Assignment, type Instruction } from '../hall/ledgers/instructions/state.ts'
import { entryWaySchema, given } from '../hall/ledgers/parts.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import {
  dueRefusal,
  entryAnswer,
  entryIdInput,
  findEntry,
  firstRefusal,
  incidentRefusal,
  linkIdInput,
  pastRefusal,
  realmAt,
  reasonInput,
  refuseField,
  textInput,
} from './ledgerChecks.ts'
import { refuse } from './refusals.ts'

const MOST_ASSIGNMENTS = 100

const register = defineCommand({
  summary: 'Register a leader’s instruction (批示): who, when, in which way, its words and the incident it is about.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ leader: personInput, at: instantSchema, text: textInput, way: entryWaySchema, incidentId: linkIdInput.optional() }),
  output: entryAnswer,
  plan: (state, input, context) => {
    const refused = firstRefusal(pastRefusal('at', input.at, context), incidentRefusal(realmAt(state, context), input.incidentId))
    if (refused) return refused
    const leader = findPerson(state, input.leader, 'leader')
    if (!leader.ok) return leader
    const id = `instruction-${state.seq + 1}`
    return accept([{ type: 'instruction.registered', body: { ...input, id, leader: leader.value } }], { id })
  },
})

const assign = defineCommand({
  summary: 'Assign (交办) an instruction to a unit, with its time limit; several units by several commands.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id: entryIdInput, unit: unitInput, dueAt: instantSchema.optional(), way: entryWaySchema.optional(), note: textInput.optional() }),
  output: z.strictObject({ id: z.string(), assignmentId: z.string() }),
  plan: (state, { id, unit: named, ...rest }, context) => {
    const found = openInstruction(state, id, context)
    if (!found.ok) return found
    const unit = findUnit(state, named, 'unit')
    if (!unit.ok) return unit
    const has = (one: Assignment): boolean => (unit.value.id === undefined ? one.unit.name === unit.value.name : one.unit.id === unit.value.id)
    if (pendingAssignments(found.value).some(has))
      return refuseField('already-exists', 'unit', [`已交办给“${unit.value.name}”且尚未办结`, `"${unit.value.name}" has it already and has not finished`])
    if (found.value.assignments.length >= MOST_ASSIGNMENTS)
      return refuseField('over-capacity', 'id', [`一件批示最多交办 ${MOST_ASSIGNMENTS} 次`, `an instruction is assigned ${MOST_ASSIGNMENTS} times at most`])
    const late = dueRefusal('dueAt', rest.dueAt, context.now)
    if (late) return late
    const assignmentId = `assignment-${state.seq + 1}`
    return accept([{ type: 'instruction.assigned', body: { id, assignment: { ...rest, id: assignmentId, unit: unit.value } } }], { id, assignmentId })
  },
})

const feedback = defineCommand({
  summary: 'Record what a unit answered to an instruction; a final answer ends its part, an interim one leaves the limit running.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    /** Needed where more than one unit still has it. */
    assignmentId: entryIdInput.optional(),
    text: textInput,
    by: personInput,
    at: instantSchema.optional(),
    way: entryWaySchema.optional(),
    isFinal: z.boolean().default(true),
  }),
  output: z.strictObject({ id: z.string(), assignmentId: z.string() }),
  plan: (state, input, context) => {
    const found = openInstruction(state, input.id, context)
    if (!found.ok) return found
    const assignment = pendingAssignment(found.value, input.assignmentId)
    if (!assignment.ok) return assignment
    const at = input.at ?? context.now
    const refused = pastRefusal('at', input.at, { now: context.now, from: assignment.value.assignedAt })
    if (refused) return refused
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const way = input.way === undefined ? {} : { way: input.way }
    const answer = { text: input.text, at, by: by.value, isFinal: input.isFinal, ...way }
    const assignmentId = assignment.value.id
    return accept([{ type: 'instruction.answered', body: { id: input.id, assignmentId, feedback: answer } }], { id: input.id, assignmentId })
  },
})

const close = defineCommand({
  summary: 'Close (办结) an instruction; while a unit has not answered, or none was assigned, only with the reason.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id: entryIdInput, summary: textInput, reason: reasonInput.optional() }),
  output: entryAnswer,
  inverse: 'instruction.reopen',
  plan: (state, input, context) => {
    const found = openInstruction(state, input.id, context)
    if (!found.ok) return found
    const pending = pendingAssignments(found.value).map(({ unit }) => unit.name)
    if (input.reason === undefined && found.value.assignments.length === 0)
      return refuse('reason-missing', { zh: 'reason: 尚未交办任何单位, 办结须写明理由', en: 'reason: it was assigned to nobody; closing it needs a reason' })
    if (input.reason === undefined && pending.length > 0)
      return refuse('reason-missing', {
        zh: `reason: ${pending.join('、')}尚未反馈, 办结须写明理由`,
        en: `reason: ${pending.join(', ')} has not answered; closing it needs a reason`,
      })
    return accept([{ type: 'instruction.closed', body: input }], { id: input.id })
  },
})

const reopen = defineCommand({
  summary: 'Open a closed instruction again, with the reason.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id: entryIdInput, reason: reasonInput }),
  output: entryAnswer,
  inverse: 'instruction.close',
  plan: (state, input, context) => {
    const found = findEntry(realmAt(state, context).instructions, input.id, ['批示', 'instruction'])
    if (!found.ok) return found
    if (found.value.status !== 'closed') return refuseField('wrong-state', 'id', ['该批示未办结', 'this instruction is not closed'])
    return accept([{ type: 'instruction.reopened', body: input }], { id: input.id })
  },
})

const correct = defineCommand({
  summary: 'Correct (更正) an instruction as registered, with the reason; the earlier values stay with it.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: entryIdInput,
    reason: reasonInput,
    leader: personInput.optional(),
    at: instantSchema.optional(),
    text: textInput.optional(),
    way: entryWaySchema.optional(),
  }),
  output: entryAnswer,
  inverse: 'instruction.correct',
  plan: (state, { id, reason, leader: named, ...fields }, context) => {
    const found = findEntry(realmAt(state, context).instructions, id, ['批示', 'instruction'])
    if (!found.ok) return found
    const leader = named && findPerson(state, named, 'leader')
    if (leader && !leader.ok) return leader
    const change = { ...given(fields), ...(leader ? { leader: leader.value } : {}) }
    if (Object.keys(change).length === 0) return refuse('missing-fields', { zh: '没有要更正的内容', en: 'nothing to correct was named' })
    return pastRefusal('at', fields.at, context) ?? accept([{ type: 'instruction.corrected', body: { id, change, reason } }], { id })
  },
})

function openInstruction(state: HallState, id: string, context: PlanContext): Found<Instruction> {
  const found = findEntry(realmAt(state, context).instructions, id, ['批示', 'instruction'])
  if (!found.ok || found.value.status !== 'closed') return found
  return refuseField('already-done', 'id', ['该批示已办结, 须先重新打开', 'this instruction is closed; reopen it first'])
}

function pendingAssignment(instruction: Instruction, assignmentId: string | undefined): Found<Assignment> {
  const pending = pendingAssignments(instruction)
  if (assignmentId === undefined) {
    if (pending.length === 1) return { ok: true, value: pending[0]! }
    if (pending.length === 0) return refuseField('wrong-state', 'id', ['没有待反馈的单位, 先交办', 'no unit owes an answer; assign it first'])
    const names = pending.map(({ id, unit }) => `${unit.name} ${id}`)
    return refuseField('missing-fields', 'assignmentId', [`须指明哪个单位: ${names.join('、')}`, `name one of ${names.join(', ')}`])
  }
  const value = instruction.assignments.find((one) => one.id === assignmentId)
  if (!value) return refuseField('unknown-entry', 'assignmentId', [`没有交办“${assignmentId}”`, `there is no assignment "${assignmentId}"`])
  if (value.doneAt !== undefined)
    return refuseField('already-done', 'assignmentId', [`“${value.unit.name}”已办结反馈`, `"${value.unit.name}" has given its final answer`])
  return { ok: true, value }
}

/** Commands of leaders' instructions (批示). */
export const INSTRUCTION_COMMANDS = {
  'instruction.register': register,
  'instruction.assign': assign,
  'instruction.feedback': feedback,
  'instruction.close': close,
  'instruction.reopen': reopen,
  'instruction.correct': correct,
} as const
