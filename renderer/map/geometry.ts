// SPDX-License-Identifier: Apache-2.0
import type { Point } from './flatWorld.ts'

/** A repeatable stream of numbers in 0..1 for made-up texture (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Tells whether a point lies inside a closed ring (even-odd). */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!
    const b = ring[j]!
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** The ring in counter-clockwise order, so that its outward side is known. */
export function counterClockwise(ring: readonly Point[]): Point[] {
  let area = 0
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    area += a[0] * b[1] - b[0] * a[1]
  })
  return area >= 0 ? [...ring] : [...ring].reverse()
}

/** A circle of `count` corners; `wobble` makes it a hill's contour. */
export function circle(centre: Point, radiusM: number, shape: { count: number; flatten?: number; wobble?: number }): Point[] {
  const { count, flatten = 1, wobble = 0 } = shape
  return Array.from({ length: count }, (_, i) => {
    const t = (i / count) * 2 * Math.PI
    const r = radiusM * (1 + wobble * (Math.sin(t * 3 + centre[0]) + 0.6 * Math.sin(t * 5)))
    return [centre[0] + Math.cos(t) * r, centre[1] + Math.sin(t) * r * flatten] as const
  })
}

/** The line with points at most `stepM` apart. */
export function resample(points: readonly Point[], stepM: number, closed = false): Point[] {
  const result: Point[] = []
  const last = closed ? points.length : points.length - 1
  for (let i = 0; i < last; i++) {
    const a = points[i]!
    const b = points[(i + 1) % points.length]!
    const count = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / stepM))
    for (let j = 0; j < count; j++) result.push([a[0] + ((b[0] - a[0]) * j) / count, a[1] + ((b[1] - a[1]) * j) / count])
  }
  if (!closed && points.length > 0) result.push(points[points.length - 1]!)
  return result
}

/**
 * Moves a point by a smooth field of place, so that the straight border between two towns turns into a
 * natural one and both neighbours still share it exactly.
 */
export function soften([x, y]: Point, amountM: number): Point {
  return [x + field(x, y) * amountM, y + field(y + 7_000, x - 3_000) * amountM]
}

function field(x: number, y: number): number {
  const u = x / 1_000
  const v = y / 1_000
  return Math.sin(u * 1.7 + v * 0.9) * 0.5 + Math.sin(u * 0.6 - v * 2.3 + 1.3) * 0.35 + Math.sin(u * 3.9 + v * 3.1 + 0.4) * 0.15
}

/** The ring pushed outwards by `distanceM` along its smoothed corner normals (ring counter-clockwise). */
export function outwards(ring: readonly Point[], distanceM: number, span: number): Point[] {
  const n = ring.length
  return ring.map((point, i) => {
    const a = ring[(i - span + n) % n]!
    const b = ring[(i + span) % n]!
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    return [point[0] + ((b[1] - a[1]) / length) * distanceM, point[1] - ((b[0] - a[0]) / length) * distanceM] as const
  })
}
