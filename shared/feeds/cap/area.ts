// SPDX-License-Identifier: Apache-2.0
import type { CapArea } from './wire.ts'

const CIRCLE_CORNERS = 32
const KM_PER_DEGREE = 111.195
const MOST_CORNERS = 5_000
const MOST_RINGS = 200

/** All polygons and circles of the areas as rings of [lon, lat], at most 200; what cannot be read is left out. Undefined when none is left. */
export function areaRings(areas: readonly CapArea[]): [number, number][][] | undefined {
  const polygons = areas.flatMap((area) => area.polygon.map(readPolygon))
  const circles = areas.flatMap((area) => area.circle.map(readCircle))
  const rings = [...polygons, ...circles].filter((ring) => ring !== null).slice(0, MOST_RINGS)
  return rings.length > 0 ? rings : undefined
}

/** The ring that spans most: a warning of many towns stands in the middle of the largest. */
export function largestRing(rings: readonly [number, number][][]): [number, number][] {
  return rings.reduce((largest, ring) => (extentOf(ring) > extentOf(largest) ? ring : largest), rings[0] ?? [])
}

// CAP writes "lat,lon lat,lon …", the first corner repeated at the end.
function readPolygon(text: string): [number, number][] | null {
  const corners = text
    .trim()
    .split(/\s+/, MOST_CORNERS + 1)
    .map(readPair)
  if (corners.length < 4 || corners.length > MOST_CORNERS || corners.some((corner) => corner === null)) return null
  return corners as [number, number][]
}

function readPair(text: string): [number, number] | null {
  const parts = text.split(',')
  const [lat, lon] = parts.map(Number)
  if (parts.length !== 2 || lat === undefined || lon === undefined) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null
}

// "lat,lon radius-in-km".
function readCircle(text: string): [number, number][] | null {
  const [pair = '', radius = ''] = text.trim().split(/\s+/)
  const centre = readPair(pair)
  const radiusKm = Number(radius)
  if (!centre || !(radiusKm > 0 && radiusKm < 1000)) return null
  const [lon, lat] = centre
  const dLat = radiusKm / KM_PER_DEGREE
  const dLon = dLat / Math.max(0.05, Math.cos((lat * Math.PI) / 180))
  return Array.from({ length: CIRCLE_CORNERS + 1 }, (_, index) => {
    const angle = (2 * Math.PI * (index % CIRCLE_CORNERS)) / CIRCLE_CORNERS
    return [lon + dLon * Math.cos(angle), Math.max(-90, Math.min(90, lat + dLat * Math.sin(angle)))] as [number, number]
  })
}

function extentOf(ring: readonly (readonly [number, number])[]): number {
  const lons = ring.map((corner) => corner[0])
  const lats = ring.map((corner) => corner[1])
  return (Math.max(...lons) - Math.min(...lons)) * (Math.max(...lats) - Math.min(...lats))
}
