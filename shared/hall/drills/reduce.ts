// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { HallState } from '../state.ts'
import type { DRILL_EVENTS } from './events.ts'
import type { Drill } from './state.ts'

const CLOSED_DRILLS_KEPT = 50

/** How events of drills change the state. */
export const DRILL_REDUCERS: HallReducers<typeof DRILL_EVENTS> = {
  'drill.opened': (state, body, event) => {
    if (ownValue(state.drills, body.id)) return state
    return withDrill(state, { ...body, openedAt: event.at, openedBy: event.actor.principal })
  },
  'drill.closed': (state, body, event) => {
    const drill = ownValue(state.drills, body.id)
    if (!drill || drill.closedAt !== undefined) return state
    return forgetOldest(withDrill(state, { ...drill, closedAt: event.at, closedBy: event.actor.principal, summary: body.summary }))
  },
}

function withDrill(state: HallState, drill: Drill): HallState {
  return { ...state, drills: { ...state.drills, [drill.id]: drill } }
}

/** A drill that is no longer listed takes what happened in it along; the journal keeps both. */
function forgetOldest(state: HallState): HallState {
  const drills = dropOldest(state.drills, { isDone: (one) => one.closedAt !== undefined, at: (one) => one.closedAt ?? 0, kept: CLOSED_DRILLS_KEPT })
  if (drills === state.drills) return state
  const realms = Object.fromEntries(Object.entries(state.realms).filter(([id]) => !Object.hasOwn(state.drills, id) || Object.hasOwn(drills, id)))
  return { ...state, drills, realms }
}
