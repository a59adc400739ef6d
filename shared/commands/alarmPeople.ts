// SPDX-License-Identifier: Apache-2.0
import { leaderOnDuty, shiftChief } from '../hall/duty/state.ts'
import type { NamedPerson } from '../hall/duty/person.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import type { DutyLevel } from '../rules/alarmEscalation/index.ts'
import type { PlanContext } from './command.ts'

/** Who holds a rank of duty at the moment, as an event keeps it; empty where nobody has checked in, and for leaders of the district, who keep no roster here. */
export function peopleOfLevel(state: HallState, { realm }: PlanContext, level: DutyLevel): NamedPerson[] {
  const slice = realmOf(state, realm)
  const one = level === 'shiftChief' ? shiftChief(slice) : level === 'dutyLeader' ? leaderOnDuty(slice) : null
  return one ? [one] : []
}
