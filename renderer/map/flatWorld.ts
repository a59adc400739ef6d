// SPDX-License-Identifier: Apache-2.0

/** A point of the flat map: metres east and north of the district's origin. */
export type Point = readonly [east: number, north: number]

/** The tangent point of the flat map (WGS 84 degrees). */
export const ORIGIN = { lon: 121.22, lat: 31.02 } as const

const RADIANS = Math.PI / 180
const SEMI_MAJOR_M = 6_378_137
const ECCENTRICITY_2 = 0.006694379990141317
const origin = toEarth(ORIGIN.lon, ORIGIN.lat)
const sinLon = Math.sin(ORIGIN.lon * RADIANS)
const cosLon = Math.cos(ORIGIN.lon * RADIANS)
const sinLat = Math.sin(ORIGIN.lat * RADIANS)
const cosLat = Math.cos(ORIGIN.lat * RADIANS)

/** Longitude and latitude to metres in the tangent plane of the origin; height is dropped, so the map is flat. */
export function toLocal(lon: number, lat: number): Point {
  const [x, y, z] = toEarth(lon, lat)
  const dx = x - origin[0]
  const dy = y - origin[1]
  const dz = z - origin[2]
  return [-sinLon * dx + cosLon * dy, -sinLat * cosLon * dx - sinLat * sinLon * dy + cosLat * dz]
}

/** Metres in the tangent plane back to longitude and latitude (within 1 m up to 30 km from the origin). */
export function toLonLat([east, north]: Point): [lon: number, lat: number] {
  // The plane floats above the ellipsoid by about r²/2R: sink to it first, as toLocal dropped that height.
  const up = -(east * east + north * north) / (2 * SEMI_MAJOR_M)
  const x = origin[0] - sinLon * east - sinLat * cosLon * north + cosLat * cosLon * up
  const y = origin[1] + cosLon * east - sinLat * sinLon * north + cosLat * sinLon * up
  const z = origin[2] + cosLat * north + sinLat * up
  const radius = Math.hypot(x, y)
  let lat = Math.atan2(z, radius * (1 - ECCENTRICITY_2))
  for (let i = 0; i < 3; i++) {
    const prime = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY_2 * Math.sin(lat) ** 2)
    lat = Math.atan2(z + ECCENTRICITY_2 * prime * Math.sin(lat), radius)
  }
  return [Math.atan2(y, x) / RADIANS, lat / RADIANS]
}

function toEarth(lon: number, lat: number): [number, number, number] {
  const sin = Math.sin(lat * RADIANS)
  const cos = Math.cos(lat * RADIANS)
  const prime = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY_2 * sin * sin)
  return [prime * cos * Math.cos(lon * RADIANS), prime * cos * Math.sin(lon * RADIANS), prime * (1 - ECCENTRICITY_2) * sin]
}
