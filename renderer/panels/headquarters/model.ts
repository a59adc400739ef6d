// SPDX-License-Identifier: Apache-2.0
import { HEADQUARTERS_KEYS, type HeadquartersKey } from '../../../shared/domain/index.ts'
import { activeResponses, type HallResponse, type RealmState } from '../../../shared/hall/index.ts'

/** One special headquarters and what it has in force. */
export interface HeadquartersState {
  readonly id: HeadquartersKey
  readonly response: HallResponse | null
}

/** The four headquarters in their fixed order, each with its highest response in force; the lead of key city problems (城市重要关键问题) only while it has one. */
export function headquartersStates(realm: RealmState): HeadquartersState[] {
  const active = activeResponses(realm)
  return HEADQUARTERS_KEYS.map((id) => ({ id, response: active.find((response) => response.headquarters === id) ?? null })).filter(
    ({ id, response }) => id !== 'key' || response !== null,
  )
}
