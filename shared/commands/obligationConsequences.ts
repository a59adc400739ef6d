// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { Obligation } from '../hall/index.ts'
import { alarmKey } from './alarmKey.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

/** Duties that ran out of time are marked and raise one alarm; it is cleared when the duty ends. */
export function obligationConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  return Object.values(realm.obligations).flatMap((duty): Consequence[] => {
    const key = alarmKey(`obligation:${duty.id}:missed`)
    const alarm = ownValue(realm.alarms, key)
    if (duty.status !== 'open')
      return alarm && alarm.status !== 'cleared'
        ? [{ name: 'alarm.clear', input: { key }, commandId: alarmKey(`obligation:${duty.id}:ended`), realm: realmId }]
        : []
    if (now <= duty.dueAt) return []
    const marked = alarmKey(`obligation:${duty.id}:mark`)
    const miss: Consequence = { name: 'obligation.miss', input: { obligationId: duty.id }, commandId: marked, realm: realmId }
    const raise: Consequence = { name: 'alarm.raise', input: alarmOf(duty, key), commandId: key, realm: realmId }
    return [...(duty.missedAt === undefined ? [miss] : []), ...(alarm ? [] : [raise])]
  })
}

function alarmOf(duty: Obligation, key: string): Record<string, unknown> {
  return {
    key,
    kind: 'obligation.missed',
    class: 'urgent',
    subject: { kind: 'incident', id: duty.incidentId },
    text: { zh: `逾期未完成：${duty.zh}（${duty.holder.words}）`, en: `Overdue: ${duty.en} (${duty.holder.words})` },
    audience: 'console',
  }
}
