// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod'
import type { NamedPerson } from '../duty/person.ts'
import type { CLUE_EVENTS, ClueResult } from './events.ts'

/** A clue (线索): something sensitive, a trend or an early sign, until it is an incident or nothing. */
export type Clue = z.infer<(typeof CLUE_EVENTS)['clue.registered']> & {
  readonly status: 'registered' | 'verified' | 'converted' | 'closed'
  readonly registeredAt: number
  readonly registeredBy: string
  /** Checks, the newest first. */
  readonly verifications: readonly {
    readonly by: NamedPerson
    readonly at: number
    readonly result: ClueResult
    readonly note: string
    readonly recordedBy: string
  }[]
  readonly incidentId?: string
  readonly reason?: string
  readonly endedAt?: number
  readonly endedBy?: string
}

/** Clues of one realm. */
export interface ClueSlice {
  readonly clues: Readonly<Record<string, Clue>>
}

/** No clue yet. */
export const NO_CLUES: ClueSlice = { clues: {} }

/** Whether a clue still waits for its end. */
export function isOpenClue(clue: Clue): boolean {
  return clue.status === 'registered' || clue.status === 'verified'
}

/** Clues that became an incident. */
export function cluesOf(realm: ClueSlice, incidentId: string): Clue[] {
  return Object.values(realm.clues).filter((clue) => clue.incidentId === incidentId)
}

/** Clues that wait for their end, the oldest first. */
export function openClues(realm: ClueSlice): Clue[] {
  return Object.values(realm.clues)
    .filter(isOpenClue)
    .sort((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1))
}
