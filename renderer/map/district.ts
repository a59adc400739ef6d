// SPDX-License-Identifier: Apache-2.0
import { toLocal, type Point } from './flatWorld.ts'
import { counterClockwise, isInside } from './geometry.ts'
import raw from './data/district.json' with { type: 'json' }

type LonLatPair = readonly [number, number]

/** A town (街镇) of the district; density 0..1 says how built-up its core is. */
export interface Town {
  readonly name: string
  readonly nameEn: string
  readonly centre: LonLatPair
  readonly density: number
  readonly ring: readonly LonLatPair[]
}

interface DistrictData {
  readonly outline: readonly LonLatPair[]
  readonly towns: readonly Town[]
  readonly zone: Omit<Town, 'ring'>
  readonly canals: readonly (readonly LonLatPair[])[]
  readonly rivers: readonly { readonly name: string; readonly nameEn: string; readonly widthKm: number; readonly points: readonly LonLatPair[] }[]
  readonly highways: readonly { readonly name: string; readonly points: readonly LonLatPair[] }[]
  readonly roads: readonly (readonly LonLatPair[])[]
  readonly metro: { readonly points: readonly LonLatPair[]; readonly stops: readonly LonLatPair[] }
  readonly neighbours: readonly { readonly name: string; readonly nameEn: string; readonly position: LonLatPair }[]
}

/** The schematic district (示意图): town borders and waters are drawn for orientation, not surveyed. */
export const DISTRICT = raw as unknown as DistrictData

/** The district's border in local metres, counter-clockwise. */
export const OUTLINE: readonly Point[] = counterClockwise(localLine(DISTRICT.outline))

/** Middles of the towns, WGS 84. */
export const TOWN_CENTRES: readonly LonLatPair[] = DISTRICT.towns.map((town) => town.centre)

const TOWN_RINGS: readonly (readonly Point[])[] = DISTRICT.towns.map((town) => localLine(town.ring))

/** A line of longitudes and latitudes in local metres. */
export function localLine(points: readonly LonLatPair[]): Point[] {
  return points.map(([lon, lat]) => toLocal(lon, lat))
}

/** The town at a place, or undefined outside the district. */
export function townAt(lon: number, lat: number): Town | undefined {
  const point = toLocal(lon, lat)
  if (!isInside(point, OUTLINE)) return undefined
  const index = TOWN_RINGS.findIndex((ring) => isInside(point, ring))
  return DISTRICT.towns[index] ?? nearestTown(lon, lat)
}

function nearestTown(lon: number, lat: number): Town | undefined {
  const away = (town: Town): number => Math.hypot((town.centre[0] - lon) * 0.86, town.centre[1] - lat)
  return [...DISTRICT.towns].sort((a, b) => away(a) - away(b))[0]
}
