// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../domain/index.ts'
import { activeResponses, type HallResponse } from '../hall/index.ts'
import type { ResponseSlice } from '../hall/responses/state.ts'
import { openAlarms, type AlarmSlice } from '../hall/alarms/state.ts'
import { responseDeadlines } from '../hall/responses/progress.ts'
import { LEVEL_NUMERALS } from '../rules/commandRanks/index.ts'
import { beijingClock } from './beijingText.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

// A sound that comes late is of no use: after a long stop of the application it is left out.
const SOUND_WITHIN_MS = 5 * 60_000

/** Alarms of responses: a decision is heard in the hall, a limit that ran out needs somebody, and what was made good is cleared. */
export function responseConsequences({ realm, realmId, now }: ConsequenceSight): Consequence[] {
  const overdue = responseDeadlines(realm).filter((one) => one.doneAt === undefined && one.dueAt < now)
  const raised = [
    ...activeResponses(realm).flatMap((response) => soundOf(response, now)),
    ...overdue.map((deadline) => overdueAlarm(realm.responses, deadline)),
  ]
  return [
    ...raised
      .filter(({ key }) => !Object.hasOwn(realm.alarms, key))
      .map((input): Consequence => ({ name: 'alarm.raise', input: { ...input }, commandId: `${input.key}:alarm`, realm: realmId })),
    ...settledAlarms(realm, new Set(overdue.map((one) => one.id))).map((alarm): Consequence => ({
      name: 'alarm.clear',
      input: { key: alarm.key },
      commandId: `${alarm.key}:${alarm.sinceSeq}:clear`,
      realm: realmId,
    })),
  ]
}

interface AlarmInput {
  readonly key: string
  readonly kind: string
  readonly class: 'notice' | 'attention' | 'urgent'
  readonly subject: { readonly kind: string; readonly id: string }
  readonly text: { readonly zh: string; readonly en: string }
  readonly audience: 'console' | 'wall'
}

function soundOf(response: HallResponse, now: number): AlarmInput[] {
  const decided = response.history?.findLast((one) => one.what === 'raised' || one.what === 'adjusted')
  if (!decided || now - decided.at > SOUND_WITHIN_MS) return []
  const numeral = LEVEL_NUMERALS[response.level]
  return [
    {
      key: `response:${response.id}:${decided.at}`,
      kind: 'response.decided',
      class: 'urgent',
      subject: { kind: 'response', id: response.id },
      text: { zh: `${response.plan}: ${numeral}级应急响应`, en: `${response.plan}: response of level ${numeral}` },
      audience: 'console',
    },
  ]
}

function overdueAlarm(responses: Readonly<Record<string, HallResponse>>, { id, kind, subject, owner, dueAt }: Deadline): AlarmInput {
  const plan = responses[subject.id]?.plan ?? subject.id
  const words = { 'muster.answer': ['未叫应', 'has not answered'], 'muster.signIn': ['未到厅签到', 'has not signed in'] }[kind] ?? [
    '步骤未完成',
    'has not done a step',
  ]
  const due = beijingClock(dueAt)
  return {
    key: id,
    kind,
    class: 'attention',
    subject: { ...subject },
    text: { zh: `${plan}: ${owner ?? ''} ${words[0]}, 应于 ${due} 前`, en: `${plan}: ${owner ?? ''} ${words[1]}, due ${due}` },
    audience: 'console',
  }
}

const LIMIT_KINDS: ReadonlySet<string> = new Set(['muster.answer', 'muster.signIn', 'response.step'])

// A limit that is kept or gone needs nobody; neither does a decision on a response that ended or was undone.
function settledAlarms(realm: AlarmSlice & ResponseSlice, overdue: ReadonlySet<string>) {
  const active = new Set(activeResponses(realm).map((response) => response.id))
  return openAlarms(realm).filter(({ kind, key, subject }) =>
    LIMIT_KINDS.has(kind) ? !overdue.has(key) : kind === 'response.decided' && !active.has(subject.id),
  )
}
