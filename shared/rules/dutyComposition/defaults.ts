// SPDX-License-Identifier: Apache-2.0
import { assumption, notice, type RuleSource } from '../ruleTable.ts'

/** Roles of a shift: 处级带班领导, 值班长, 专职值班员. */
export const DUTY_ROLES = ['dutyLeader', 'shiftChief', 'officer'] as const
/** Role of a person on duty. */
export type DutyRole = (typeof DUTY_ROLES)[number]

/** Kinds of duty rooms: 区总值班室 in the operations centre, 街镇 and 经开区, departments. */
export const DUTY_ROOMS = ['district', 'town', 'department'] as const
/** Kind of a duty room. */
export type DutyRoom = (typeof DUTY_ROOMS)[number]

/** Who must be on post in a kind of duty room. */
export interface DutyRow {
  readonly id: DutyRoom
  readonly dutyLeader: number
  readonly shiftChief: number
  readonly officer: number
  /** At least so many at the same time (双人在岗), the leader not counted. */
  readonly onPost: number
  readonly source: RuleSource
}

/** A seat (席位) of the hall. */
export interface SeatRow {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly source: RuleSource
}

/** Minutes as shipped: grace before an alarm, early check-in, answer to a call, answer to a call-up. */
export const SHIPPED_MINUTES = { graceMinutes: 15, earlyMinutes: 60, answerMinutes: 5, callUpAnswerMinutes: 30 } as const

const composed = notice('三(二)1')
const assumed = assumption('部门值班组成')

/** Composition as shipped. */
export const SHIPPED_DUTY: readonly DutyRow[] = [
  { id: 'district', dutyLeader: 1, shiftChief: 1, officer: 1, onPost: 2, source: composed },
  { id: 'town', dutyLeader: 1, shiftChief: 1, officer: 1, onPost: 2, source: composed },
  { id: 'department', dutyLeader: 1, shiftChief: 0, officer: 1, onPost: 2, source: assumed },
]

const named = notice('三(二)3')
const added = assumption('大厅席位增列')
const seat = (id: string, name: string, source: RuleSource): SeatRow => ({ id, name, unitId: id, source })

/** Seats as shipped: ten that the notice names, and those that usually join them. */
export const SHIPPED_SEATS: readonly SeatRow[] = [
  seat('emergency', '应急', named),
  seat('fire', '消防', named),
  seat('police', '公安', named),
  seat('traffic', '交通', named),
  seat('urban-management', '城管', named),
  seat('housing', '房管', named),
  seat('market-supervision', '市场监管', named),
  seat('water-supply', '供水', named),
  seat('power-supply', '供电', named),
  seat('gas-supply', '供气', named),
  seat('water', '水务', added),
  seat('health', '卫健', added),
  seat('construction', '建管', added),
  seat('civil-affairs', '民政', added),
  seat('press', '新闻', added),
  seat('cyberspace', '网信', added),
  seat('data', '大数据', added),
]
