// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { alarmLimitId, openAlarms } from '../hall/alarms/state.ts'
import { callUpCount, type CallUp } from '../hall/seats/state.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

const KIND = 'seat.unanswered'

/** A call-up that not every seat answered in time becomes an alarm, once, and is cleared when all have answered or it ended. */
export function seatConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  const late = Object.values(realm.callUps).filter((one) => one.endedAt === undefined && now > one.replyBy && callUpCount(one).unanswered > 0)
  const keys = new Set(late.map(({ id }) => keyOf(id)))
  const raised = late
    .filter(({ id }) => !ownValue(realm.alarms, keyOf(id)))
    .map((one): Consequence => ({ name: 'alarm.raise', input: alarmOf(one), commandId: `${keyOf(one.id)}:late`, realm: realmId }))
  const settled = openAlarms(realm)
    .filter((alarm) => alarm.kind === KIND && !keys.has(alarm.key))
    .map((alarm): Consequence => ({ name: 'alarm.clear', input: { key: alarm.key }, commandId: `${alarmLimitId(alarm)}:settled`, realm: realmId }))
  return [...raised, ...settled]
}

function keyOf(callUpId: string): string {
  return `seat:${callUpId}:reply`
}

function alarmOf(callUp: CallUp): Record<string, unknown> {
  const silent = callUp.seats.filter(({ id }) => !ownValue(callUp.replies, id))
  const names = silent
    .map((seat) => seat.name)
    .join('、')
    .slice(0, 200)
  return {
    key: keyOf(callUp.id),
    kind: KIND,
    class: 'attention',
    subject: { kind: 'callUp', id: callUp.id },
    text: { zh: `席位集结 ${silent.length} 席未应答: ${names}`, en: `${silent.length} seats have not answered the call-up: ${names}` },
    audience: 'console',
  }
}
