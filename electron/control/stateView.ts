// SPDX-License-Identifier: Apache-2.0
import { timelineNow } from '../../shared/domain/index.ts'
import { realmOf, type HallState } from '../../shared/hall/index.ts'
import { stateHash } from '../hall/index.ts'
import { realmView, type Sight } from './realmView.ts'

/** What `/state` answers: one realm of the hall at a moment, in the words of the people in it, and the wall. */
export function stateView(
  state: HallState,
  { at, realm, sight }: { readonly at: number; readonly realm: string; readonly sight: Sight },
): Record<string, unknown> {
  const { wall } = state
  return {
    at,
    realm,
    seq: state.seq,
    stateHash: stateHash(state),
    ...realmView(realmOf(state, realm), at, sight),
    drills: Object.values(state.drills),
    screens: Object.fromEntries(Object.entries(wall.screens).map(([id, screen]) => [id, { ...screen, shownAt: Math.round(timelineNow(screen.timeline, at)) }])),
    previewLayoutId: wall.previewLayoutId,
    takenAt: wall.takenAt,
    cameras: wall.cameras,
    theme: wall.theme,
    locale: wall.locale,
    notices: state.notices,
  }
}
