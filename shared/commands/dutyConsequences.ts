// SPDX-License-Identifier: Apache-2.0
import { alarmLimitId, openAlarms, type AlarmSlice } from '../hall/alarms/state.ts'
import { onDutyNow, unitKey, type DutySlice, type Shift } from '../hall/duty/state.ts'
import { ownValue } from '../base/index.ts'
import { DUTY_ROLE_WORDS, type DutyLack } from '../rules/dutyComposition/index.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

const KIND = 'duty.lack'

/** Gaps in shifts that lasted too long become alarms and end with the gap; calls nobody answered are noted. */
export function dutyConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  const running = Object.values(realm.duty.shifts).filter((shift) => shift.startAt <= now && now < shift.endAt)
  const lacks = running.flatMap((shift) => onDutyNow(realm, unitKey(shift.unit), now).lacks.map((lack) => ({ shift, lack, key: keyOf(shift, lack) })))
  const lacking = new Set(lacks.map(({ key }) => key))
  const raised = lacks
    .filter(({ shift, lack, key }) => now > fillBy(realm, shift, lack) && isUnheard(realm, key, fillBy(realm, shift, lack)))
    .map(({ shift, lack, key }): Consequence => {
      const commandId = `duty:${shift.id}:${lack.what}:${fillBy(realm, shift, lack)}`
      return { name: 'alarm.raise', input: alarmOf(shift, lack, key), commandId, realm: realmId }
    })
  const filled = openAlarms(realm)
    .filter((alarm) => alarm.kind === KIND && !lacking.has(alarm.key))
    .map((alarm): Consequence => ({ name: 'alarm.clear', input: { key: alarm.key }, commandId: `${alarmLimitId(alarm)}:filled`, realm: realmId }))
  const silent = Object.values(realm.duty.calls)
    .filter((call) => call.status === 'waiting' && now > call.answerBy)
    .map(({ id }): Consequence => ({ name: 'duty.unanswered', input: { id }, commandId: `duty:call:${id}:unanswered`, realm: realmId }))
  return [...raised, ...filled, ...silent]
}

// Whoever cleared the alarm after the gap was due said why it is none.
function isUnheard(realm: AlarmSlice, key: string, dueAt: number): boolean {
  const alarm = ownValue(realm.alarms, key)
  return !alarm || (alarm.status === 'cleared' && (alarm.clearedAt ?? 0) <= dueAt)
}

function keyOf(shift: Shift, lack: DutyLack): string {
  return `duty:${unitKey(shift.unit)}:${lack.what}`
}

/** By when a gap must be filled: the grace time of the shift, or of the last one who left. */
function fillBy({ duty }: DutySlice, shift: Shift, { what }: DutyLack): number {
  const left = ownValue(duty.left, unitKey(shift.unit)) ?? {}
  const leavings = what === 'onPost' ? [left.shiftChief, left.officer] : [left[what]]
  return leavings.reduce((latest, one) => Math.max(latest, one && one.at >= shift.startAt ? one.returnBy : 0), shift.presentBy)
}

function alarmOf(shift: Shift, { what, wanted, present }: DutyLack, key: string): Record<string, unknown> {
  const isAlone = what === 'onPost' && present === 1
  const { name } = shift.unit
  const zh = isAlone ? `单人在岗: ${name}` : `${name}缺${DUTY_ROLE_WORDS[what]}: 应有 ${wanted}, 在岗 ${present}`
  const en = isAlone ? `Only one person on post: ${name}` : `${name}: ${wanted} wanted as ${what}, ${present} there`
  return {
    key,
    kind: KIND,
    class: 'attention',
    subject: { kind: 'unit', id: unitKey(shift.unit) },
    text: { zh, en },
    audience: 'console',
  }
}
