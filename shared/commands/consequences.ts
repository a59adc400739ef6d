// SPDX-License-Identifier: Apache-2.0
import { isOpenDrill, REAL, type HallState } from '../hall/index.ts'
import type { HallRules } from '../rules/hallRules.ts'
import { alarmConsequences } from './alarmConsequences.ts'
import type { Consequence, ConsequenceSource } from './consequence.ts'
import { dutyConsequences } from './dutyConsequences.ts'
import { seatConsequences } from './seatConsequences.ts'
import { orderConsequences } from './orderConsequences.ts'
import { escalationConsequences } from './escalationConsequences.ts'
import { chainConsequences } from './chainConsequences.ts'
import { suspicionConsequences } from './suspicionConsequences.ts'
import { obligationConsequences } from './obligationConsequences.ts'
import { messageConsequences } from './messageConsequences.ts'
import { ledgerConsequences } from './ledgerConsequences.ts'
import { warningConsequences } from './warningConsequences.ts'
import { responseConsequences } from './responseConsequences.ts'

export type { Consequence, ConsequenceSight, ConsequenceSource } from './consequence.ts'

/** One line for each area. */
const SOURCES: readonly ConsequenceSource[] = [
  ledgerConsequences,
  escalationConsequences,
  obligationConsequences,
  chainConsequences,
  suspicionConsequences,
  warningConsequences,
  responseConsequences,
  messageConsequences,
  alarmConsequences,
  orderConsequences,
  dutyConsequences,
  seatConsequences,
]

/** Everything the system must do at this moment, in all realms. Pure: the same state, rules and moment give the same list. */
export function consequences(state: HallState, rules: HallRules, now: number): Consequence[] {
  // What was left open when a drill closed stays so: its realm takes no more commands.
  const running = Object.entries(state.realms).filter(([realmId]) => realmId === REAL || isOpenDrill(state, realmId))
  return running.flatMap(([realmId, realm]) => SOURCES.flatMap((source) => source({ state, realmId, realm, rules, now })))
}
