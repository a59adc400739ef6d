// SPDX-License-Identifier: Apache-2.0
import type { Camera } from '../../shared/domain/camera.ts'
import type { RegionSize } from './region.ts'

/** A scale bar: a round distance, its length on the wall, and the bearing that is up (degrees from north). */
export interface ScaleBar {
  readonly metres: number
  readonly widthRem: number
  readonly bearingDeg: number
}

const WIDEST_REM = 8

/** The longest of 1, 2, 5 × 10ⁿ metres that is at most 8 rem long across the middle of the map. */
export function scaleBarOf(camera: Camera, region: Pick<RegionSize, 'frame' | 'lens' | 'remPx'>): ScaleBar {
  const metresPerPx = (2 * region.lens.tanX * camera.distanceM) / region.frame.width
  const most = metresPerPx * WIDEST_REM * region.remPx
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
  return { metres, widthRem: metres / metresPerPx / region.remPx, bearingDeg: camera.bearingDeg }
}
