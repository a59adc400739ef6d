// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import type { DutyCall } from '../hall/duty/state.ts'
import { isAlarmOpen, realmOf, type HallState } from '../hall/index.ts'
import { alarmSteps } from '../rules/alarmEscalation/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { findPerson, findUnit, personInput, unitInput, type Found } from './dutyPeople.ts'
import { present } from './orderDrafts.ts'
import { refuse } from './refusals.ts'

const id = z.string().min(1).max(300)
const note = z.string().trim().min(1).max(1000)
const done = z.strictObject({ id: z.string(), changed: z.boolean() })

const call = defineCommand({
  summary: 'Call a duty room or somebody on duty to see whether they answer (点名).',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    unit: unitInput,
    person: personInput.optional(),
    way: z.enum(['phone', 'radio', 'video', 'system']).default('phone'),
    answerMinutes: z.number().int().min(1).max(1440).optional(),
  }),
  output: z.strictObject({ id: z.string(), answerBy: z.number() }),
  plan: (state, input, context) => {
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    const person = input.person ? findPerson(state, input.person, 'person') : undefined
    if (person && !person.ok) return person
    const answerBy = context.now + (input.answerMinutes ?? context.rules.dutyComposition.answerMinutes) * 60_000
    const callId = `call-${state.seq + 1}`
    const body = { id: callId, unit: unit.value, way: input.way, answerBy, ...present({ person: person?.value }) }
    return accept([{ type: 'duty.called', body }], { id: callId, answerBy })
  },
})

const answer = defineCommand({
  summary: 'A reachability call was answered, also late.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id, by: personInput.optional(), at: instantSchema.optional() }),
  output: done,
  plan: (state, input, context) => {
    const found = callIn(state, context, input.id)
    if (!found.ok) return found
    if (found.value.answeredAt !== undefined)
      return refuse('already-done', { zh: `id: 点名“${input.id}”已应答`, en: `id: the call "${input.id}" was answered` })
    const by = input.by ? findPerson(state, input.by, 'by') : undefined
    if (by && !by.ok) return by
    const answeredAt = input.at ?? context.now
    if (answeredAt > context.now) return refuse('in-the-future', { zh: 'at: 时间晚于当前时刻', en: 'at: it lies in the future' })
    if (answeredAt < found.value.at) return refuse('out-of-order', { zh: 'at: 早于点名时间', en: 'at: earlier than the call' })
    const key = callAlarmKey(input.id)
    const cleared: EventDraft[] = isAlarmOpen(realmOf(state, context.realm), key) ? [{ type: 'alarm.cleared', body: { key, reason: '已应答' } }] : []
    return accept([{ type: 'duty.answered', body: { id: input.id, answeredAt, ...present({ by: by?.value }) } }, ...cleared], { id: input.id, changed: true })
  },
})

const unanswered = defineCommand({
  summary: 'A reachability call was not answered: somebody says so, or its time ran out; it becomes an alarm.',
  roles: ['operator', 'admin', 'system'],
  input: z.strictObject({ id, note: note.optional() }),
  output: done,
  plan: (state, input, context) => {
    const found = callIn(state, context, input.id)
    if (!found.ok) return found
    const isSystem = context.actor.role === 'system'
    if (isSystem && (found.value.status !== 'waiting' || context.now <= found.value.answerBy)) return accept([], { id: input.id, changed: false })
    if (found.value.status !== 'waiting')
      return refuse('already-done', { zh: `id: 点名“${input.id}”已有结果`, en: `id: the call "${input.id}" has its result` })
    const body = { id: input.id, ...present({ note: input.note }) }
    return accept([{ type: 'duty.unanswered', body }, callAlarm(found.value, context)], { id: input.id, changed: true })
  },
})

const spotCheck = defineCommand({
  summary: 'Record a spot check (抽查) of a duty room.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    unit: unitInput,
    way: z.enum(['phone', 'video', 'visit']),
    result: z.enum(['present', 'absent', 'incomplete']),
    note: note.optional(),
  }),
  output: z.strictObject({ unit: z.string() }),
  plan: (state, input) => {
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    const { way, result } = input
    return accept([{ type: 'duty.spotChecked', body: { unit: unit.value, way, result, ...present({ note: input.note }) } }], { unit: unit.value.name })
  },
})

function callIn(state: HallState, { realm }: PlanContext, wanted: string): Found<DutyCall> {
  const value = ownValue(realmOf(state, realm).duty.calls, wanted)
  return value ? { ok: true, value } : refuse('unknown-entry', { zh: `id: 没有点名记录“${wanted}”`, en: `id: there is no call "${wanted}"` })
}

function callAlarmKey(callId: string): string {
  return `duty:call:${callId}`
}

function callAlarm({ id: callId, unit, person }: DutyCall, { rules, now }: PlanContext): EventDraft {
  const who = person ? `${unit.name} ${person.name}` : unit.name
  return {
    type: 'alarm.raised',
    body: {
      key: callAlarmKey(callId),
      kind: 'duty.unanswered',
      class: 'attention',
      subject: { kind: 'call', id: callId },
      text: { zh: `点名无人应答: ${who}`, en: `No answer to the reachability call: ${who}` },
      audience: 'console',
      escalations: alarmSteps(rules.alarmEscalation, 'attention', now),
    },
  }
}

/** Commands of reachability calls (点名) and spot checks (抽查). */
export const DUTY_CALL_COMMANDS = { 'duty.call': call, 'duty.answer': answer, 'duty.unanswered': unanswered, 'duty.spotCheck': spotCheck } as const
