// SPDX-License-Identifier: Apache-2.0
import type { HallReducers } from '../area.ts'
import type { HallState } from '../state.ts'
import type { UNDO_EVENTS } from './events.ts'
import { putBack } from './kinds.ts'

/** How undoing changes the state: the values stand again, and what was undone is no longer there to be undone. */
export const UNDO_REDUCERS: HallReducers<typeof UNDO_EVENTS> = {
  'undo.applied': (state, body) => {
    const restored = body.restored.reduce((current, { keys, value }) => keys.reduce((next, key) => putBack(next, key, value), current), state)
    return { ...withInstant(restored, body), undo: state.undo.filter((entry) => entry.commandId !== body.undoes) }
  },
}

// The windows change layouts together at this instant; the clock of takes never goes back.
function withInstant(state: HallState, { restored, commitAt }: { readonly restored: readonly { keys: string[][] }[]; readonly commitAt: number }): HallState {
  const isTake = restored.some(({ keys }) => keys.some(([kind]) => kind === 'layout'))
  return isTake ? { ...state, wall: { ...state.wall, takenAt: Math.max(state.wall.takenAt, commitAt) } } : state
}
