// SPDX-License-Identifier: Apache-2.0
import { ownValue, textPrint } from '../base/index.ts'
import { judgeDeadline, type Deadline } from '../domain/index.ts'
import { openAlarms } from '../hall/index.ts'
import { ledgerDeadlines } from '../hall/ledgers/state.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'
import { beijingMinute } from './beijingText.ts'

const LONGEST_PLAIN = 150

const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'cityLedger.receipt': ['上报下达记录未收到回执', 'No receipt for an entry of the city ledger'],
  'instruction.feedback': ['批示逾期未反馈', 'No feedback to an instruction in time'],
  'consultation.decision': ['会商决定逾期未落实', 'A decision of a consultation is not carried out in time'],
  'risk.handling': ['风险逾期未销号', 'A risk is not dealt with in time'],
  'evacuation.complete': ['转移安置逾期未完成', 'An evacuation is not complete in time'],
}

/** Limits of the ledgers that ran out become alarms, once each; what was done after all ends them. */
export function ledgerConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  const overdue = ledgerDeadlines(realm).filter((deadline) => judgeDeadline(deadline, now).state === 'overdue')
  const keys = new Set(overdue.map(keyOf))
  const raised = overdue.flatMap((deadline): Consequence[] => {
    const key = keyOf(deadline)
    if (ownValue(realm.alarms, key)) return []
    return [{ name: 'alarm.raise', input: alarmOf(deadline, key), commandId: `${key}:overdue`, realm: realmId }]
  })
  const over = openAlarms(realm).filter((alarm) => Object.hasOwn(WORDS, alarm.kind) && !keys.has(alarm.key))
  return [
    ...raised,
    ...over.map(({ key, sinceSeq }): Consequence => ({ name: 'alarm.clear', input: { key }, commandId: `${key}:${sinceSeq}:done`, realm: realmId })),
  ]
}

// The moment is part of it: a limit that was corrected to a later one may run out a second time.
function keyOf({ id, dueAt }: Deadline): string {
  const whole = `${id}:${dueAt}`
  return whole.length > LONGEST_PLAIN ? `${whole.slice(0, LONGEST_PLAIN)}~${textPrint(whole)}` : whole
}

function alarmOf({ kind, subject, owner, dueAt }: Deadline, key: string): Record<string, unknown> {
  const [zh, en] = WORDS[kind] ?? [kind, kind]
  const who = owner === undefined ? '' : ` · ${owner.slice(0, 120)}`
  const due = beijingMinute(dueAt)
  return {
    key,
    kind,
    class: 'attention',
    subject,
    text: { zh: `${zh}(时限 ${due}) ${subject.id}${who}`, en: `${en} (due ${due}): ${subject.id}${who}` },
    audience: 'console',
  }
}
