// SPDX-License-Identifier: Apache-2.0
import gcoord from 'gcoord'
import { fiveDecimals } from './outline.ts'
import type { Position } from './outline.ts'

/** The same place in GCJ-02 degrees (for the lists that are deliberately served in that system). */
export function toGcj02(position: Position): Position {
  const moved = gcoord.transform([position.lon, position.lat], gcoord.WGS84, gcoord.GCJ02)
  return { lon: fiveDecimals(moved[0]), lat: fiveDecimals(moved[1]) }
}
