// SPDX-License-Identifier: Apache-2.0
import type { Deadline } from '../../domain/index.ts'
import { levelKey, type LevelSlice } from './levels.ts'

/** Time limits of the levels at which matters are being settled; a level left behind has none. */
export function levelDeadlines(realm: LevelSlice): Deadline[] {
  return Object.values(realm.levels)
    .filter((state) => state.closedAt === undefined)
    .map((state) => ({
      id: `level:${levelKey(state.subject)}:${state.since}`,
      kind: `level.${state.level}`,
      subject: state.subject,
      owner: state.level,
      startAt: state.since,
      startBasis: 'known',
      dueAt: state.dueAt,
    }))
}
