// SPDX-License-Identifier: Apache-2.0
import type { Camera } from '../../shared/domain/camera.ts'
import { toLocal, type Point } from './flatWorld.ts'

type Vector = readonly [number, number, number]

/** The eye in local metres with its three axes, and its working distance. */
export interface Pose {
  readonly eye: Vector
  readonly right: Vector
  readonly up: Vector
  readonly forward: Vector
  readonly target: Point
  readonly distanceM: number
}

/** Tangents of half the angles of view of the whole map region. */
export interface Lens {
  readonly tanX: number
  readonly tanY: number
}

/** A map region on the wall in CSS pixels, and the part of it that this window shows (0..1, y down). */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly part: Part
}

/** x0, y0, x1, y1 of a region, 0..1, y down. */
export type Part = readonly [number, number, number, number]

/** All that turns metres into pixels. */
export interface Projection {
  readonly pose: Pose
  readonly lens: Lens
  readonly frame: Frame
}

/** A place on the map region in CSS pixels of this window; depth ≤ 0 lies behind the eye. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly depthM: number
}

const RADIANS = Math.PI / 180
/** Half the vertical angle of the long lens: 27.5° in all. */
const TAN_HALF_HEIGHT = Math.tan(0.24)
/** Narrower regions than this open the lens, so that the district still fits across. */
const NARROW_ASPECT = 1.5

/** The lens for a region of the given width : height. */
export function lensFor(aspect: number): Lens {
  const tanY = TAN_HALF_HEIGHT * Math.max(1, NARROW_ASPECT / aspect)
  return { tanX: tanY * aspect, tanY }
}

/** Puts the eye where the camera says. */
export function poseOf(camera: Camera): Pose {
  const [x, y] = toLocal(camera.lon, camera.lat)
  const sinB = Math.sin(camera.bearingDeg * RADIANS)
  const cosB = Math.cos(camera.bearingDeg * RADIANS)
  const sinT = Math.sin(camera.tiltDeg * RADIANS)
  const cosT = Math.cos(camera.tiltDeg * RADIANS)
  const d = camera.distanceM
  return {
    eye: [x - sinB * sinT * d, y - cosB * sinT * d, cosT * d],
    right: [cosB, -sinB, 0],
    up: [sinB * cosT, cosB * cosT, sinT],
    forward: [sinB * sinT, cosB * sinT, -cosT],
    target: [x, y],
    distanceM: d,
  }
}

/** Local metres to CSS pixels of the window. */
export function project({ pose, lens, frame }: Projection, point: Vector): Spot {
  const d: Vector = [point[0] - pose.eye[0], point[1] - pose.eye[1], point[2] - pose.eye[2]]
  const depthM = dot(d, pose.forward)
  const nx = dot(d, pose.right) / (depthM * lens.tanX)
  const ny = dot(d, pose.up) / (depthM * lens.tanY)
  return {
    x: (0.5 + 0.5 * nx) * frame.width - frame.part[0] * frame.width,
    y: (0.5 - 0.5 * ny) * frame.height - frame.part[1] * frame.height,
    depthM,
  }
}

/** CSS pixels of the window to the ground; undefined above the horizon. */
export function unproject({ pose, lens, frame }: Projection, x: number, y: number): Point | undefined {
  const sx = ((x / frame.width + frame.part[0]) * 2 - 1) * lens.tanX
  const sy = (1 - (y / frame.height + frame.part[1]) * 2) * lens.tanY
  const ray = [0, 1, 2].map((i) => pose.forward[i]! + pose.right[i]! * sx + pose.up[i]! * sy) as unknown as Vector
  if (ray[2] >= -1e-9) return undefined
  const t = -pose.eye[2] / ray[2]
  return [pose.eye[0] + ray[0] * t, pose.eye[1] + ray[1] * t]
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
