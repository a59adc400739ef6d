// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../domain/index.ts'
import { alarmDeadlines } from './alarms/state.ts'
import { chainDeadlines } from './chain/state.ts'
import { dutyDeadlines } from './duty/state.ts'
import { seatDeadlines } from './seats/state.ts'
import { matterDeadlines } from './matters/state.ts'
import { orderDeadlines } from './orders/state.ts'
import { levelDeadlines } from './incidents/levelDeadlines.ts'
import { obligationDeadlines } from './obligations/state.ts'
import { ledgerDeadlines } from './ledgers/state.ts'
import { messageDeadlines } from './messages/state.ts'
import type { RealmState } from './realm.ts'
import { responseDeadlines } from './responses/progress.ts'
import { warningDeadlines } from './warnings/suggestions.ts'

/** Time limits an area has set in a realm; whether one is near or overdue is judged from it and the clock, never stored. */
export type DeadlineSource = (realm: RealmState) => readonly Deadline[]

/** One line for each area that sets limits. */
const SOURCES: readonly DeadlineSource[] = [
  ledgerDeadlines,
  levelDeadlines,
  obligationDeadlines,
  chainDeadlines,
  warningDeadlines,
  messageDeadlines,
  responseDeadlines,
  alarmDeadlines,
  orderDeadlines,
  matterDeadlines,
  dutyDeadlines,
  seatDeadlines,
]

/** All time limits of a realm, the soonest due first. */
export function deadlinesOf(realm: RealmState): Deadline[] {
  return SOURCES.flatMap((source) => source(realm)).sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}
