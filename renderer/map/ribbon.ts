// SPDX-License-Identifier: Apache-2.0
import type { Point } from './flatWorld.ts'

/** A corner of a ribbon: where, which way its edge goes (longer than 1 at sharp corners), and metres along. */
export interface RibbonCorner {
  readonly point: Point
  readonly normal: Point
  readonly alongM: number
}

/** Sharper corners than this are cut rather than drawn to a needle. */
const LARGEST_MITRE = 2

/** Corners of a ribbon along a line; a closed one repeats its first corner at the end. */
export function ribbonCorners(points: readonly Point[], closed: boolean): RibbonCorner[] {
  const n = points.length
  const at = (i: number): Point => points[closed ? (i + n) % n : Math.max(0, Math.min(n - 1, i))]!
  const corners: RibbonCorner[] = []
  let alongM = 0
  for (let i = 0; i < n + (closed ? 1 : 0); i++) {
    const point = at(i)
    const before = at(i - 1)
    if (i > 0) alongM += Math.hypot(point[0] - before[0], point[1] - before[1])
    corners.push({ point, normal: mitre(direction(before, point), direction(point, at(i + 1))), alongM })
  }
  return corners
}

function mitre(arriving: Point | undefined, leaving: Point | undefined): Point {
  const u = arriving ?? leaving ?? [1, 0]
  const v = leaving ?? u
  const sum: Point = [-(u[1] + v[1]), u[0] + v[0]]
  const length = Math.hypot(...sum) || 1
  const nx = sum[0] / length
  const ny = sum[1] / length
  const stretch = Math.min(LARGEST_MITRE, 1 / Math.max(0.3, -u[1] * nx + u[0] * ny))
  return [nx * stretch, ny * stretch]
}

function direction(a: Point, b: Point): Point | undefined {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  return length > 0 ? [(b[0] - a[0]) / length, (b[1] - a[1]) / length] : undefined
}
