// SPDX-License-Identifier: Apache-2.0
import { isInsideRing } from '../../../shared/base/index.ts'
import type { Ink, MapWarning, MapWarningColour } from '../../map/index.ts'

/** An area in the colour of its official warning (预警); its ring is not closed. */
export interface WarningArea {
  readonly key: string
  readonly ink: Ink
  readonly ring: readonly (readonly [lon: number, lat: number])[]
}

const GRAVITY: Record<MapWarningColour, number> = { blue: 0, yellow: 1, orange: 2, red: 3 }

/** An area with more of the district's places than this is the district: the strip says so, a tint says nothing. */
const WHOLE_SHARE = 0.9

/**
 * Areas in the order to draw them, the gravest last and so on top. Warnings without an area, and those for the
 * whole district (`places` are its towns), are left out.
 */
export function planWarnings(warnings: readonly MapWarning[], places: readonly (readonly [lon: number, lat: number])[]): WarningArea[] {
  return [...warnings]
    .filter(({ polygons = [] }) => !isWholeDistrict(polygons, places))
    .sort((a, b) => GRAVITY[a.colour] - GRAVITY[b.colour] || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, colour, polygons = [] }) =>
      polygons.filter((ring) => ring.length >= 3).map((ring) => ({ key: JSON.stringify([id, colour, ring]), ink: colour, ring: openRing(ring) })),
    )
}

function isWholeDistrict(rings: readonly (readonly (readonly [number, number])[])[], places: readonly (readonly [number, number])[]): boolean {
  return places.length > 0 && places.filter(([lon, lat]) => rings.some((ring) => isInsideRing({ lon, lat }, ring))).length > WHOLE_SHARE * places.length
}

// CAP closes its rings by repeating the first corner; a ribbon does that by itself.
function openRing(ring: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const first = ring[0]
  const last = ring[ring.length - 1]
  return first && last && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}
