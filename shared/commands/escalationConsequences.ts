// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { levelKey, type LevelState } from '../hall/index.ts'
import { nextLevel } from '../rules/escalation/index.ts'
import { alarmKey } from './alarmKey.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

/** Matters whose level ran out of time climb; at the top the console is told once. */
export function escalationConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  return Object.values(realm.levels).flatMap((state): Consequence[] => {
    if (state.closedAt !== undefined || now <= state.dueAt) return []
    const limit = `level:${levelKey(state.subject)}:${state.since}`
    if (nextLevel(state.level) !== null) return climb(state, limit, realmId)
    const key = alarmKey(`${limit}:overdue`)
    if (ownValue(realm.alarms, key)) return []
    const subject = { kind: state.subject.kind, id: state.subject.id.slice(0, 300) }
    const text = { zh: '区级办结时限已过', en: 'The district’s limit to settle it has passed' }
    return [
      { name: 'alarm.raise', input: { key, kind: 'level.overdue', class: 'attention', subject, text, audience: 'console' }, commandId: key, realm: realmId },
    ]
  })
}

function climb(state: LevelState, limit: string, realm: string): Consequence[] {
  const { kind, id } = state.subject
  const commandId = alarmKey(`${limit}:time`)
  if (kind === 'incident') return [{ name: 'incident.escalate', input: { incidentId: id, from: state.level }, commandId, realm }]
  const cut = id.indexOf('/')
  return [{ name: 'gridCase.escalate', input: { source: id.slice(0, cut), id: id.slice(cut + 1), from: state.level }, commandId, realm }]
}
