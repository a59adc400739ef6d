// SPDX-License-Identifier: Apache-2.0
import { alarmLimitId, nextEscalation, openAlarms } from '../hall/alarms/state.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

/** Alarms that climb because nobody acknowledged them, and shelved ones whose time ran out. */
export function alarmConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  return openAlarms(realm).flatMap((alarm): Consequence[] => {
    const { key } = alarm
    if (alarm.shelved && alarm.shelved.until <= now)
      return [{ name: 'alarm.unshelve', input: { key }, commandId: `${alarmLimitId(alarm)}:${alarm.shelved.at}:returned`, realm: realmId }]
    const next = nextEscalation(alarm)
    if (!next || now <= next.dueAt) return []
    return [{ name: 'alarm.escalate', input: { key, step: next.step }, commandId: `${alarmLimitId(alarm)}:${next.step}`, realm: realmId }]
  })
}
