// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema } from '../domain/index.ts'
import { alarmWords } from '../hall/alarms/events.ts'
import { isGraver, nextEscalation, type HallAlarm } from '../hall/alarms/state.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import { alarmSteps, latestShelving } from '../rules/alarmEscalation/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { refuse, type Refusal } from './refusals.ts'
import { peopleOfLevel } from './alarmPeople.ts'

const key = z.string().min(1).max(330)
const reason = z.string().trim().min(1).max(1000)
const done = z.strictObject({ key: z.string(), changed: z.boolean() })

const raise = defineCommand({
  summary: 'Raise an alarm (告警); the same key is the same alarm and is counted, a graver class must be acknowledged anew.',
  roles: ['system', 'feed'],
  input: z.strictObject({ key: z.string().min(1).max(200), ...alarmWords }),
  output: done,
  plan: (state, input, context) => {
    // A feed speaks only under its own name: it can neither hide nor repeat an alarm of the hall.
    const ownKey = context.actor.role === 'feed' ? `${context.actor.principal}/${input.key}` : input.key
    const known = ownValue(realmOf(state, context.realm).alarms, ownKey)
    if (known && known.status !== 'cleared' && !isGraver(input.class, known.class))
      return accept([{ type: 'alarm.repeated', body: { key: ownKey, text: input.text } }], { key: ownKey, changed: false })
    const escalations = alarmSteps(context.rules.alarmEscalation, input.class, context.now)
    return accept([{ type: 'alarm.raised', body: { ...input, key: ownKey, escalations } }], { key: ownKey, changed: true })
  },
})

const acknowledge = defineCommand({
  summary: 'Somebody takes an alarm in hand; it climbs no further.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ key, by: personInput.optional(), note: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    const found = alarmIn(state, context, input.key)
    if (!found.ok) return found
    if (found.value.status === 'acknowledged') return refuse('already-done', said(found.value, ['已确认', 'was acknowledged before']))
    if (found.value.status !== 'raised') return refuse('wrong-state', said(found.value, ['已搁置, 先取消搁置', 'is shelved; return it first']))
    const by = input.by ? findPerson(state, input.by, 'by') : { ok: true as const, value: { name: context.actor.principal } }
    if (!by.ok) return by
    const body = { key: input.key, by: by.value, ...(input.note === undefined ? {} : { note: input.note }) }
    return accept([{ type: 'alarm.acknowledged', body }], { key: input.key, changed: true })
  },
})

const shelve = defineCommand({
  summary: 'Put an alarm on the shelf until a moment, with the reason; then it returns by itself.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ key, reason, until: instantSchema }),
  output: done,
  inverse: 'alarm.unshelve',
  plan: (state, input, context) => {
    const found = alarmIn(state, context, input.key)
    if (!found.ok) return found
    if (found.value.status === 'shelved') return refuse('already-done', said(found.value, ['已搁置', 'is shelved already']))
    const refused = shelvingRefusal(input.until, context)
    return refused ?? accept([{ type: 'alarm.shelved', body: input }], { key: input.key, changed: true })
  },
})

const unshelve = defineCommand({
  summary: 'An alarm comes back from the shelf: its time ran out, or somebody fetched it.',
  roles: ['operator', 'admin', 'system'],
  input: z.strictObject({ key }),
  output: done,
  plan: (state, input, context) => {
    const found = alarmIn(state, context, input.key)
    if (!found.ok) return found
    if (found.value.status !== 'shelved') return refuse('wrong-state', said(found.value, ['未被搁置', 'is not shelved']))
    const escalations = alarmSteps(context.rules.alarmEscalation, found.value.class, context.now)
    return accept([{ type: 'alarm.returned', body: { key: input.key, escalations } }], { key: input.key, changed: true })
  },
})

const clear = defineCommand({
  summary: 'End an alarm: its cause is gone, or somebody says why it is none.',
  roles: ['operator', 'admin', 'system'],
  input: z.strictObject({ key, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    const found = alarmIn(state, context, input.key)
    if (!found.ok) return found
    if (input.reason === undefined && context.actor.role !== 'system')
      return refuse('reason-missing', { zh: 'reason: 人工解除告警须写明理由', en: 'reason: clearing an alarm by hand needs a reason' })
    return accept([{ type: 'alarm.cleared', body: { key: input.key, reason: input.reason ?? '原因已消除' } }], { key: input.key, changed: true })
  },
})

const escalate = defineCommand({
  summary: 'An alarm that nobody acknowledged in time climbs to the next rank on duty.',
  roles: ['system'],
  input: z.strictObject({ key, step: z.number().int().min(1).max(9) }),
  output: done,
  plan: (state, input, context) => {
    const found = alarmIn(state, context, input.key)
    if (!found.ok) return found
    const next = nextEscalation(found.value)
    // Acknowledged in the meantime, or climbed already: nothing is left to do.
    if (next?.step !== input.step || context.now <= next.dueAt) return accept([], { key: input.key, changed: false })
    const people = peopleOfLevel(state, context, next.to)
    return accept([{ type: 'alarm.escalated', body: { key: input.key, step: next.step, to: next.to, people } }], { key: input.key, changed: true })
  },
})

function alarmIn(state: HallState, { realm }: PlanContext, wanted: string): Found<HallAlarm> {
  const value = ownValue(realmOf(state, realm).alarms, wanted)
  if (!value) return refuse('unknown-alarm', { zh: `key: 没有告警“${wanted}”`, en: `key: there is no alarm "${wanted}"` })
  if (value.status === 'cleared') return refuse('already-done', said(value, ['已解除', 'is cleared']))
  return { ok: true, value }
}

function shelvingRefusal(until: number, { rules, now }: PlanContext): Refusal | null {
  const rule = rules.alarmEscalation
  if (until <= now) return refuse('out-of-order', { zh: 'until: 搁置截止时间须晚于当前时刻', en: 'until: it must lie in the future' })
  if (until <= latestShelving(rule, now)) return null
  return refuse('over-capacity', {
    zh: `until: 搁置最长 ${rule.shelveMaxMinutes} 分钟`,
    en: `until: an alarm is shelved for ${rule.shelveMaxMinutes} minutes at most`,
  })
}

function said(alarm: HallAlarm, [zh, en]: readonly [zh: string, en: string]): { zh: string; en: string } {
  return { zh: `key: 告警“${alarm.key}”${zh}`, en: `key: the alarm "${alarm.key}" ${en}` }
}

/** Commands of alarms (告警). */
export const ALARM_COMMANDS = {
  'alarm.raise': raise,
  'alarm.acknowledge': acknowledge,
  'alarm.shelve': shelve,
  'alarm.unshelve': unshelve,
  'alarm.clear': clear,
  'alarm.escalate': escalate,
} as const
