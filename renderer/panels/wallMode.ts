// SPDX-License-Identifier: Apache-2.0
import { activeResponses, REAL, realmOf, type HallState } from '../../shared/hall/index.ts'

/** Mode of the hall (平急): an emergency response of the district in force, a drill running, or neither. */
export type WallMode = 'normal' | 'emergency' | 'drill'

/** Mode of the hall; a real response always outranks a drill. */
export function wallMode(hall: HallState): WallMode {
  if (activeResponses(realmOf(hall)).length > 0) return 'emergency'
  const isDrilling = Object.entries(hall.realms).some(([name, realm]) => name !== REAL && activeResponses(realm).length > 0)
  return isDrilling ? 'drill' : 'normal'
}
