// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { NO_ACCESS, type AccessSlice } from './access/state.ts'
import { NO_DRILLS, type DrillSlice } from './drills/state.ts'
import { EMPTY_REALM, REAL, type RealmState } from './realm.ts'
import { NO_ORGANISATION, type Organisation } from './organisation/state.ts'
import type { Notice, WallState } from './wall/state.ts'
import { NOTHING_TO_UNDO, type UndoSlice } from './undo/state.ts'

/** Everything the journal says, folded. A pure function of the events and nothing else. */
export interface HallState extends AccessSlice, DrillSlice, UndoSlice {
  readonly v: 1
  readonly seq: number
  readonly at: number
  readonly wall: WallState
  readonly realms: Readonly<Record<string, RealmState>>
  readonly organisation: Organisation
  readonly notices: readonly Notice[]
}

/** State before the first event. */
export const EMPTY_HALL: HallState = {
  v: 1,
  seq: 0,
  at: 0,
  wall: { screens: {}, previewLayoutId: null, takenAt: 0, cameras: {}, theme: 'dark', locale: 'zh-CN' },
  realms: {},
  ...NO_DRILLS,
  ...NO_ACCESS,
  ...NOTHING_TO_UNDO,
  organisation: NO_ORGANISATION,
  notices: [],
}

/** One realm's state, empty when nothing happened in it yet. */
export function realmOf(state: HallState, realm: string = REAL): RealmState {
  return ownValue(state.realms, realm) ?? EMPTY_REALM
}

/** State with one realm changed. */
export function withRealm(state: HallState, realm: string, change: (realm: RealmState) => RealmState): HallState {
  const before = realmOf(state, realm)
  const after = change(before)
  return after === before && ownValue(state.realms, realm) ? state : { ...state, realms: { ...state.realms, [realm]: after } }
}
