// SPDX-License-Identifier: Apache-2.0
import { INCIDENT_CLASSES, type IncidentClass } from '../../../shared/domain/index.ts'
import { activeResponses, type HallResponse, type RealmState } from '../../../shared/hall/index.ts'

/** One special headquarters and what it has in force. */
export interface HeadquartersState {
  readonly id: IncidentClass
  readonly response: HallResponse | null
}

/** All four headquarters in their fixed order, each with its highest response in force. */
export function headquartersStates(realm: RealmState): HeadquartersState[] {
  const active = activeResponses(realm)
  return INCIDENT_CLASSES.map((id) => ({ id, response: active.find((response) => response.headquarters === id) ?? null }))
}
