// SPDX-License-Identifier: Apache-2.0
import { EMPTY_REALM } from '../realm.ts'
import { EMPTY_HALL, type HallState } from '../state.ts'

/** Version of the state's shape; raised when a stored state can no longer be completed by empty slices. */
export const STATE_VERSION = 1

/** A stored state with an empty slice for every area that came later. */
export function completeState(stored: HallState): HallState {
  const realms = Object.entries(stored.realms).map(([id, realm]) => [id, { ...EMPTY_REALM, ...realm }])
  return { ...EMPTY_HALL, ...stored, realms: Object.fromEntries(realms) }
}
