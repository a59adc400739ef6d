// SPDX-License-Identifier: Apache-2.0
import { assumption, type RuleSource } from '../ruleTable.ts'

/** Classes of alarms, the mildest first. */
export const ALARM_CLASSES = ['notice', 'attention', 'urgent'] as const
/** Class of an alarm. */
export type AlarmClass = (typeof ALARM_CLASSES)[number]

/** Rank of duty a matter climbs to. */
export type DutyLevel = 'shiftChief' | 'dutyLeader' | 'districtLeader'

/** One step up, as a plain row. */
export interface AlarmStep {
  readonly id: string
  readonly class: AlarmClass
  readonly step: number
  readonly afterMinutes: number
  readonly to: DutyLevel
  readonly source: RuleSource
}

/** How long an alarm may be shelved, as shipped. */
export const SHIPPED_SHELVE_MINUTES = 480

const source = assumption('告警未确认逐级上报')

/** Steps as shipped; a mere notice does not climb. */
export const SHIPPED_ALARM_STEPS: readonly AlarmStep[] = [
  { id: 'urgent-1', class: 'urgent', step: 1, afterMinutes: 3, to: 'shiftChief', source },
  { id: 'urgent-2', class: 'urgent', step: 2, afterMinutes: 8, to: 'dutyLeader', source },
  { id: 'attention-1', class: 'attention', step: 1, afterMinutes: 10, to: 'shiftChief', source },
  { id: 'attention-2', class: 'attention', step: 2, afterMinutes: 30, to: 'dutyLeader', source },
]
