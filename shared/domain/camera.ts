// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from './instant.ts'

/**
 * Where a map looks: the ground point in the middle (WGS 84 degrees), the eye's distance from it in metres,
 * its tilt from straight down, and the bearing that is up on the screen (clockwise from north).
 */
export const cameraSchema = z.strictObject({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-85).max(85),
  distanceM: z.number().min(300).max(400_000),
  tiltDeg: z.number().min(0).max(80),
  bearingDeg: z.number().min(-360).max(360),
})

/** Where a map looks. */
export type Camera = z.infer<typeof cameraSchema>

/** A flight from one camera to another; `durationMs` 0 stands still at `to`. */
export const cameraTrackSchema = z.strictObject({
  from: cameraSchema,
  to: cameraSchema,
  startAt: instantSchema,
  durationMs: z.number().int().min(0).max(60_000),
})

/** A flight from one camera to another. */
export type CameraTrack = z.infer<typeof cameraTrackSchema>

/** The whole district, seen with a long lens. */
export const NORMAL_CAMERA: Camera = { lon: 121.2043, lat: 31.0245, distanceM: 57_000, tiltDeg: 35, bearingDeg: -4 }

/** Around an incident: its 5 km ring fills the picture. */
export function incidentCamera(lon: number, lat: number): Camera {
  // Kept inside what a camera may be: a feed may place an incident anywhere on earth.
  const inside = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value))
  return { lon: inside(lon + 0.00105, 180), lat: inside(lat - 0.0063, 85), distanceM: 20_500, tiltDeg: 47, bearingDeg: -14 }
}

/** A track that stands still. */
export function stillTrack(camera: Camera): CameraTrack {
  return { from: camera, to: camera, startAt: 0, durationMs: 0 }
}

/**
 * The camera at an instant. Pure in (track, now), so every window of a wall computes the same one.
 * Flights ease in and out without a jerk and rise a little over long ways.
 */
export function cameraAt(track: CameraTrack, now: number): { camera: Camera; moving: boolean } {
  const { from, to } = track
  const share = track.durationMs <= 0 ? 1 : (now - track.startAt) / track.durationMs
  if (share >= 1) return { camera: to, moving: false }
  if (share <= 0) return { camera: from, moving: true }
  const k = share ** 3 * (share * (6 * share - 15) + 10)
  const wayM = Math.hypot((to.lon - from.lon) * METRES_PER_DEGREE * Math.cos(from.lat * RADIANS), (to.lat - from.lat) * METRES_PER_DEGREE)
  return {
    moving: true,
    camera: {
      lon: mix(from.lon, to.lon, k),
      lat: mix(from.lat, to.lat, k),
      distanceM: Math.exp(mix(Math.log(from.distanceM), Math.log(to.distanceM), k)) + wayM * RISE * Math.sin(Math.PI * k),
      tiltDeg: mix(from.tiltDeg, to.tiltDeg, k),
      bearingDeg: from.bearingDeg + shortestTurn(from.bearingDeg, to.bearingDeg) * k,
    },
  }
}

const RADIANS = Math.PI / 180
const METRES_PER_DEGREE = 111_200
/** Share of the way by which a flight rises in its middle. */
const RISE = 0.25

function mix(a: number, b: number, k: number): number {
  return a + (b - a) * k
}

function shortestTurn(from: number, to: number): number {
  return ((((to - from) % 360) + 540) % 360) - 180
}
