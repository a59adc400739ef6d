// SPDX-License-Identifier: Apache-2.0
import type { DutyRole, DutyRoom } from './defaults.ts'
import type { DutyComposition } from './schema.ts'

/** How many people of which role a shift needs, as it goes into an event. */
export interface DutyNeed {
  readonly dutyLeader: number
  readonly shiftChief: number
  readonly officer: number
  readonly onPost: number
}

/** One thing a shift lacks: a role, or the second person on post. */
export interface DutyLack {
  readonly what: DutyRole | 'onPost'
  readonly wanted: number
  readonly present: number
}

const ROLES: readonly DutyRole[] = ['dutyLeader', 'shiftChief', 'officer']

/** What a kind of duty room needs; nothing where the rule has no row. */
export function dutyNeed({ rooms }: DutyComposition, room: DutyRoom): DutyNeed {
  const { dutyLeader = 0, shiftChief = 0, officer = 0, onPost = 0 } = rooms.find((row) => row.id === room) ?? {}
  return { dutyLeader, shiftChief, officer, onPost }
}

/** What the people present lack; a leader leads from wherever he is and is not one of the two on post. */
export function dutyLacks(need: DutyNeed, present: readonly DutyRole[]): DutyLack[] {
  const count = (role: DutyRole): number => present.filter((one) => one === role).length
  const roles = ROLES.map((role): DutyLack => ({ what: role, wanted: need[role], present: count(role) }))
  const onPost: DutyLack = { what: 'onPost', wanted: need.onPost, present: count('shiftChief') + count('officer') }
  return [...roles, onPost].filter((one) => one.present < one.wanted)
}
