// SPDX-License-Identifier: Apache-2.0
import roads from '../data/roads.json' with { type: 'json' }
import { distanceKm, fiveDecimals } from './outline.ts'
import type { Position } from './outline.ts'

/** A schematic road that lies wholly inside the outline, with the distance of each point from its start (m). */
export interface Road {
  readonly name: string
  readonly points: readonly Position[]
  readonly metres: readonly number[]
  readonly lengthM: number
}

/** Every schematic road. */
export const ROADS: readonly Road[] = roads.roads.map((road) => {
  const points = road.points.map((point) => ({ lon: point[0] ?? 0, lat: point[1] ?? 0 }))
  const metres: number[] = [0]
  points.forEach((point, index) => {
    const before = points[index - 1]
    if (before !== undefined) metres.push((metres[index - 1] ?? 0) + distanceKm(before, point) * 1000)
  })
  return { name: road.name, points, metres, lengthM: metres[metres.length - 1] ?? 0 }
})

/** The first road of a name; throws for an unknown one, which would be a mistake in our own tables. */
export function roadNamed(name: string): Road {
  const road = ROADS.find((candidate) => candidate.name === name)
  if (road === undefined) throw new RangeError(`unknown road ${name}`)
  return road
}

/** The place at a distance from the road's start (m, clamped), and the bearing of travel towards the end (degrees). */
export function alongRoad(road: Road, distanceM: number): Position & { bearing: number } {
  const wanted = Math.min(road.lengthM, Math.max(0, distanceM))
  let low = 0
  let high = road.metres.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((road.metres[middle] ?? 0) <= wanted) low = middle
    else high = middle
  }
  const from = road.points[low]
  const to = road.points[high]
  if (from === undefined || to === undefined) throw new RangeError('road without points')
  const start = road.metres[low] ?? 0
  const span = (road.metres[high] ?? 0) - start
  const share = span === 0 ? 0 : (wanted - start) / span
  return { ...partWay(from, to, share), bearing: bearingOf(from, to) }
}

/** Distance from the start (m) of the road's point nearest to a place. */
export function nearestM(road: Road, place: Position): number {
  let best = 0
  let bestKm = Number.POSITIVE_INFINITY
  road.points.forEach((point, index) => {
    const apart = distanceKm(point, place)
    if (apart < bestKm) {
      bestKm = apart
      best = road.metres[index] ?? 0
    }
  })
  return best
}

/** A place between two, `share` 0 to 1. */
export function partWay(from: Position, to: Position, share: number): Position {
  return { lon: fiveDecimals(from.lon + (to.lon - from.lon) * share), lat: fiveDecimals(from.lat + (to.lat - from.lat) * share) }
}

/** Compass bearing from one place to another, degrees clockwise from north, [0, 360). */
export function bearingOf(from: Position, to: Position): number {
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180)
  const degrees = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI
  return (degrees + 360) % 360
}
