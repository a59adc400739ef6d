// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { Deadline } from '../../domain/index.ts'
import type { AlarmClass, DutyLevel } from '../../rules/alarmEscalation/defaults.ts'
import type { NamedPerson } from '../duty/person.ts'

/** How an alarm (告警) stands. */
export type AlarmStatus = 'raised' | 'acknowledged' | 'shelved' | 'cleared'

/** One thing that happened to an alarm. */
export interface AlarmStep {
  readonly at: number
  readonly what: 'raised' | 'graver' | 'acknowledged' | 'shelved' | 'returned' | 'escalated' | 'cleared'
  readonly by: string
  readonly note?: string
}

/** Something that needs a person; the same key is the same alarm however often it is raised. */
export interface HallAlarm {
  readonly key: string
  readonly kind: string
  readonly class: AlarmClass
  readonly subject: { readonly kind: string; readonly id: string }
  readonly text: { readonly zh: string; readonly en: string }
  readonly audience: 'console' | 'wall'
  readonly status: AlarmStatus
  /** Number of the event its steps are counted from: raised, graver, or back from the shelf. */
  readonly sinceSeq: number
  readonly raisedAt: number
  readonly lastAt: number
  /** How often it was raised since it was last clear. */
  readonly count: number
  /** Steps up that wait for their moment, as dated when it was raised. */
  readonly escalations: readonly { readonly step: number; readonly to: DutyLevel; readonly dueAt: number }[]
  readonly escalatedTo?: DutyLevel
  readonly escalatedStep: number
  readonly acknowledged?: { readonly at: number; readonly by: NamedPerson }
  readonly shelved?: { readonly at: number; readonly until: number; readonly reason: string }
  readonly clearedAt?: number
  /** The latest things that happened, the newest first. */
  readonly history: readonly AlarmStep[]
}

/** Alarms of one realm, by key. */
export interface AlarmSlice {
  readonly alarms: Readonly<Record<string, HallAlarm>>
}

/** No alarm yet. */
export const NO_ALARMS: AlarmSlice = { alarms: {} }

const CLASS_ORDER: readonly AlarmClass[] = ['urgent', 'attention', 'notice']

/** Whether the first class is graver than the second. */
export function isGraver(one: AlarmClass, other: AlarmClass): boolean {
  return CLASS_ORDER.indexOf(one) < CLASS_ORDER.indexOf(other)
}

/** Alarms that are not cleared, the gravest first, then the newest. */
export function openAlarms(realm: AlarmSlice): HallAlarm[] {
  return Object.values(realm.alarms)
    .filter((alarm) => alarm.status !== 'cleared')
    .sort((a, b) => CLASS_ORDER.indexOf(a.class) - CLASS_ORDER.indexOf(b.class) || b.raisedAt - a.raisedAt || (a.key < b.key ? -1 : 1))
}

/** Whether an alarm of this key is open: what a source of consequences asks before it raises one. */
export function isAlarmOpen(realm: AlarmSlice, key: string): boolean {
  const alarm = ownValue(realm.alarms, key)
  return alarm !== undefined && alarm.status !== 'cleared'
}

/** The next step up of an alarm that nobody acknowledged; undefined where none is left or somebody has it in hand. */
export function nextEscalation(alarm: HallAlarm): HallAlarm['escalations'][number] | undefined {
  return alarm.status === 'raised' ? alarm.escalations.find((one) => one.step > alarm.escalatedStep) : undefined
}

/** Permanent id of an alarm's limit: named by the event it is counted from, since the same alarm may come back. */
export function alarmLimitId(alarm: HallAlarm): string {
  return `alarm:${alarm.sinceSeq}`
}

/** Limits of alarms: the next step up while unacknowledged, the end of a shelving. */
export function alarmDeadlines(realm: AlarmSlice): Deadline[] {
  return openAlarms(realm).flatMap((alarm) => {
    const base = { subject: { kind: 'alarm', id: alarm.key }, startBasis: 'known' as const }
    const next = nextEscalation(alarm)
    if (next)
      return [{ ...base, id: `${alarmLimitId(alarm)}:${next.step}`, kind: 'alarm.acknowledge', owner: next.to, startAt: alarm.raisedAt, dueAt: next.dueAt }]
    if (!alarm.shelved) return []
    return [{ ...base, id: `${alarmLimitId(alarm)}:shelved`, kind: 'alarm.shelve', startAt: alarm.shelved.at, dueAt: alarm.shelved.until }]
  })
}
