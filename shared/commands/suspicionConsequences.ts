// SPDX-License-Identifier: Apache-2.0
import { isAlarmOpen } from '../hall/index.ts'
import type { Suspicion } from '../hall/suspicions/state.ts'
import { suspectsAmong } from '../rules/suspicion/suspect.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

/** Suspicions that are new, and the notices on the console that go with those that wait. */
export function suspicionConsequences({ realm, realmId, rules, now }: ConsequenceSight): Consequence[] {
  const known = new Set(Object.values(realm.suspicions).map((one) => one.cause))
  const fresh = suspectsAmong({ realm, rules, now }, (cause) => !known.has(cause))
  return [
    ...fresh.map(({ cause }): Consequence => ({ name: 'suspicion.raise', input: { cause }, commandId: `suspicion:${cause}`, realm: realmId })),
    ...Object.values(realm.suspicions).flatMap((one) =>
      noticeOf(one, { isOpen: isAlarmOpen(realm, keyOf(one)), wasRaised: Object.hasOwn(realm.alarms, keyOf(one)), realmId }),
    ),
  ]
}

interface NoticeSight {
  readonly isOpen: boolean
  readonly wasRaised: boolean
  readonly realmId: string
}

function noticeOf(one: Suspicion, { isOpen, wasRaised, realmId }: NoticeSight): Consequence[] {
  const key = keyOf(one)
  if (one.status !== 'pending') return isOpen ? [{ name: 'alarm.clear', input: { key }, commandId: `${key}:clear`, realm: realmId }] : []
  if (wasRaised) return []
  const text = { zh: `疑似未报·待核：${one.title.slice(0, 300)}`, en: `Perhaps not reported, to be checked: ${one.title.slice(0, 300)}` }
  const input = { key, kind: 'suspicion', class: 'notice', subject: { kind: 'suspicion', id: one.id }, text, audience: 'console' }
  return [{ name: 'alarm.raise', input, commandId: `${key}:notice`, realm: realmId }]
}

function keyOf({ id }: Suspicion): string {
  return `suspected:${id}`
}
