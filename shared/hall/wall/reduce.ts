// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallReducers } from '../area.ts'
import type { HallState } from '../state.ts'
import type { WALL_EVENTS } from './events.ts'
import type { ScreenState, WallState } from './state.ts'

const PREVIOUS_LAYOUTS_KEPT = 20
const NOTICES_KEPT = 50

/** How the wall's events change the state. */
export const WALL_REDUCERS: HallReducers<typeof WALL_EVENTS> = {
  'session.started': (state, body) => {
    const isThere = (layoutId: string): boolean => body.layoutIds?.includes(layoutId) ?? true
    const screens = body.screens.map((id): [string, ScreenState] => {
      const known = ownValue(state.wall.screens, id)
      const layoutId = known && !body.forceLayout && isThere(known.layoutId) ? known.layoutId : body.layoutId
      return [id, { layoutId, previousLayoutIds: (known?.previousLayoutIds ?? []).filter(isThere), timeline: { v: 1, mode: 'live' } }]
    })
    return withWall(state, { screens: Object.fromEntries(screens), previewLayoutId: null })
  },
  // Consequences outside the state: the effect runner in main listens to these.
  'config.accepted': (state) => state,
  'layout.previewed': (state, body) => withWall(state, { previewLayoutId: body.layoutId }),
  'layout.taken': (state, body) => {
    const screens = mapScreens(state, body.screens, (screen) => ({
      ...screen,
      layoutId: body.layoutId,
      previousLayoutIds: [screen.layoutId, ...screen.previousLayoutIds].slice(0, PREVIOUS_LAYOUTS_KEPT),
    }))
    return withWall(state, {
      screens,
      takenAt: body.commitAt,
      previewLayoutId: state.wall.previewLayoutId === body.layoutId ? null : state.wall.previewLayoutId,
    })
  },
  'layout.returned': (state, body) => {
    const screens = mapScreens(state, body.screens, (screen) => {
      const [layoutId = screen.layoutId, ...previousLayoutIds] = screen.previousLayoutIds.filter((id) => !body.absent?.includes(id))
      return { ...screen, layoutId, previousLayoutIds }
    })
    return withWall(state, { screens, takenAt: body.commitAt })
  },
  'timeline.set': (state, body) => withWall(state, { screens: mapScreens(state, body.screens, (screen) => ({ ...screen, timeline: body.timeline })) }),
  'camera.settled': (state, body) => withWall(state, { cameras: { ...state.wall.cameras, [body.viewId]: body.track } }),
  'wall.appearanceSet': (state, body) => withWall(state, { theme: body.theme ?? state.wall.theme, locale: body.locale ?? state.wall.locale }),
  'notice.raised': (state, body, event) => ({
    ...state,
    notices: [{ seq: event.seq, at: event.at, code: body.code, detail: body.detail }, ...state.notices].slice(0, NOTICES_KEPT),
  }),
  'demonstration.set': (state) => state,
}

function withWall(state: HallState, change: Partial<WallState>): HallState {
  return { ...state, wall: { ...state.wall, ...change } }
}

function mapScreens(state: HallState, ids: readonly string[], change: (screen: ScreenState) => ScreenState): Record<string, ScreenState> {
  return Object.fromEntries(Object.entries(state.wall.screens).map(([id, screen]) => [id, ids.includes(id) ? change(screen) : screen]))
}
