// SPDX-License-Identifier: Apache-2.0
import { ownValue, textPrint } from '../base/index.ts'
import { openAlarms } from '../hall/index.ts'
import { suggestions, type OpenSuggestion } from '../hall/warnings/suggestions.ts'
import { LEVEL_NUMERALS } from '../rules/commandRanks/index.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

const KIND = 'warning.responseMissing'
const LONGEST_PLAIN = 150

/** A suggestion left unanswered too long becomes an alarm, once for each question; it is over when the question is. */
export function warningConsequences({ realm, realmId, rules, now }: ConsequenceSight): Consequence[] {
  const overdue = suggestions(realm, rules.warningSuggestion, now).filter((one) => one.isOverdue)
  const keys = new Set(overdue.map(({ question }) => keyOf(question)))
  const raised = [...new Map(overdue.map((one) => [one.question, one])).values()].flatMap((one): Consequence[] => {
    const key = keyOf(one.question)
    if (ownValue(realm.alarms, key)) return []
    return [{ name: 'alarm.raise', input: alarmOf(one, key), commandId: `${key}:overdue`, realm: realmId }]
  })
  const over = openAlarms(realm).filter((alarm) => alarm.kind === KIND && !keys.has(alarm.key))
  return [
    ...raised,
    ...over.map(({ key, sinceSeq }): Consequence => ({ name: 'alarm.clear', input: { key }, commandId: `${key}:${sinceSeq}:answered`, realm: realmId })),
  ]
}

// An alarm's key has a bound that a foreign identifier may exceed.
function keyOf(question: string): string {
  const print = question.length > LONGEST_PLAIN ? `~${textPrint(question)}` : ''
  return `warning.response:${question.slice(0, LONGEST_PLAIN)}${print}`
}

function alarmOf({ warning, headquarters, level, askedAt, dueAt, key: subject }: OpenSuggestion, key: string): Record<string, unknown> {
  const minutes = Math.round((dueAt - askedAt) / 60_000)
  const headline = warning.headline.slice(0, 120)
  return {
    key,
    kind: KIND,
    class: 'attention',
    subject: { kind: 'warning', id: subject.slice(0, 300) },
    text: {
      zh: `“${headline}”${minutes} 分钟内未启动响应(建议${LEVEL_NUMERALS[level]}级), 请启动或填写理由`,
      en: `"${headline}": no response within ${minutes} minutes (${headquarters}, level ${LEVEL_NUMERALS[level]} suggested); start one or give the reason`,
    },
    audience: 'console',
  }
}
