// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../domain/index.ts'
import type { RealmState } from './realm.ts'

/** Time limits an area has set in a realm; whether one is near or overdue is judged from it and the clock, never stored. */
export type DeadlineSource = (realm: RealmState) => readonly Deadline[]

/** One line for each area that sets limits. */
const SOURCES: readonly DeadlineSource[] = []

/** All time limits of a realm, the soonest due first. */
export function deadlinesOf(realm: RealmState): Deadline[] {
  return SOURCES.flatMap((source) => source(realm)).sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}
