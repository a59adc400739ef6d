// SPDX-License-Identifier: Apache-2.0
import type { Camera } from '../../shared/domain/camera.ts'
import { toLocal } from './flatWorld.ts'
import type { PlanView } from './layerTypes.ts'
import type { RegionSize } from './region.ts'
import { poseOf, project } from './view.ts'

/** Nearer than this the map shows a few kilometres and no longer the district. */
const CLOSE_FROM_M = 32_000

/** The view at the end of the camera's way, over the whole map region: layers plan for it once per flight. */
export function planViewFor(camera: Camera, { frame, lens, remPx }: RegionSize, revision: number): PlanView {
  const whole = { pose: poseOf(camera), lens, frame: { ...frame, part: [0, 0, 1, 1] as const } }
  return {
    project: (lon, lat) => project(whole, [...toLocal(lon, lat), 0]),
    width: frame.width,
    height: frame.height,
    remPx,
    scale: camera.distanceM < CLOSE_FROM_M ? 'close' : 'district',
    revision,
  }
}
