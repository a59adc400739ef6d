// SPDX-License-Identifier: Apache-2.0
import schematic from '../data/schematic.json' with { type: 'json' }
import { hashOf, unit } from './random.ts'

/** WGS 84, degrees. */
export interface Position {
  readonly lon: number
  readonly lat: number
}

/** One of the 17 towns with its schematic cell (a closed ring of lon/lat). */
export interface Town {
  readonly code: string
  readonly name: string
  readonly centre: Position
  readonly ring: readonly (readonly number[])[]
}

/** The district's schematic outline: closed ring of lon/lat, WGS 84 (示意, 非行政区划界线). */
export const OUTLINE: readonly (readonly number[])[] = ringOf('district')

/** The 17 towns (6 街道, 11 镇). */
export const TOWNS: readonly Town[] = schematic.features.flatMap((feature) => {
  const centre = feature.properties.centre
  if (feature.properties.kind !== 'town' || centre === undefined) return []
  const lon = centre[0] ?? 0
  const lat = centre[1] ?? 0
  return [{ code: feature.properties.code, name: feature.properties.name, centre: { lon, lat }, ring: feature.geometry.coordinates[0] ?? [] }]
})

/** The eighteenth reporting unit, 松江经开区, with the town it lies in. */
export const ZONE = { code: '310117-JKQ', name: '经开区', centre: { lon: 121.29, lat: 31.045 }, townCode: '310117105' } as const

/** True when a position lies inside the district's schematic outline. */
export function isInside(position: Position): boolean {
  return ringHolds(OUTLINE, position)
}

/** The town whose cell holds the position, else the one with the nearest centre. */
export function townAt(position: Position): Town {
  const holder = TOWNS.find((town) => ringHolds(town.ring, position))
  if (holder !== undefined) return holder
  return TOWNS.reduce((best, town) => (distanceKm(town.centre, position) < distanceKm(best.centre, position) ? town : best))
}

/** The town of a code; throws for an unknown code, which would be a mistake in our own tables. */
export function townOf(code: string): Town {
  const town = TOWNS.find((candidate) => candidate.code === code)
  if (town === undefined) throw new RangeError(`unknown town ${code}`)
  return town
}

/** A repeatable place in a town: inside its cell and the outline, denser near the centre. */
export function placeIn(town: Town, key: number): Position {
  const lons = town.ring.map((point) => point[0] ?? 0)
  const lats = town.ring.map((point) => point[1] ?? 0)
  const west = Math.min(...lons)
  const south = Math.min(...lats)
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const pull = Math.sqrt(unit(key, attempt * 3))
    const lon = west + unit(key, attempt * 3 + 1) * (Math.max(...lons) - west)
    const lat = south + unit(key, attempt * 3 + 2) * (Math.max(...lats) - south)
    const place = {
      lon: fiveDecimals(town.centre.lon + (lon - town.centre.lon) * pull),
      lat: fiveDecimals(town.centre.lat + (lat - town.centre.lat) * pull),
    }
    if (ringHolds(town.ring, place) && isInside(place)) return place
  }
  return town.centre
}

/** `placeIn` for a named thing. */
export function placeOf(town: Town, seed: number, name: string): Position {
  return placeIn(town, hashOf(seed, `place:${name}`))
}

/** Distance in km; a plane is exact enough within one district. */
export function distanceKm(from: Position, to: Position): number {
  const east = (to.lon - from.lon) * 111.32 * Math.cos((from.lat * Math.PI) / 180)
  const north = (to.lat - from.lat) * 110.95
  return Math.hypot(east, north)
}

/** Degrees to five decimals, about one metre. */
export function fiveDecimals(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function ringOf(kind: string): readonly (readonly number[])[] {
  const feature = schematic.features.find((candidate) => candidate.properties.kind === kind)
  return feature?.geometry.coordinates[0] ?? []
}

function ringHolds(ring: readonly (readonly number[])[], position: Position): boolean {
  let holds = false
  let previous = ring[ring.length - 1]
  for (const point of ring) {
    if (previous !== undefined && crosses(point, previous, position)) holds = !holds
    previous = point
  }
  return holds
}

function crosses(point: readonly number[], previous: readonly number[], position: Position): boolean {
  const lon = point[0] ?? 0
  const lat = point[1] ?? 0
  const otherLon = previous[0] ?? 0
  const otherLat = previous[1] ?? 0
  if (lat > position.lat === otherLat > position.lat) return false
  return position.lon < ((otherLon - lon) * (position.lat - lat)) / (otherLat - lat) + lon
}
