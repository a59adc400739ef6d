// SPDX-License-Identifier: Apache-2.0
import type { AlarmClass, DutyLevel } from './defaults.ts'
import type { AlarmEscalation } from './schema.ts'

const MINUTE_MS = 60_000

/** A step up with its moment, as it goes into an event. */
export interface DatedStep {
  readonly step: number
  readonly to: DutyLevel
  readonly dueAt: number
}

/** When an alarm of this class climbs to whom, counted from the moment it was raised. */
export function alarmSteps(rule: AlarmEscalation, alarmClass: AlarmClass, raisedAt: number): DatedStep[] {
  return rule.steps
    .filter((row) => row.class === alarmClass)
    .map((row) => ({ step: row.step, to: row.to, dueAt: raisedAt + Math.round(row.afterMinutes * MINUTE_MS) }))
    .sort((a, b) => a.step - b.step)
}

/** The last moment an alarm may stay shelved when it is shelved now. */
export function latestShelving(rule: AlarmEscalation, now: number): number {
  return now + rule.shelveMaxMinutes * MINUTE_MS
}
