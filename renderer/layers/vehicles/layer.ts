// SPDX-License-Identifier: Apache-2.0
import type { MapLayer } from '../layer.ts'
import { planVehicles } from './plan.ts'

/** Draws the vehicles in place, without a frame of the scene. */
export const vehiclesLayer: MapLayer = {
  id: 'vehicles',
  datasets: ['vehicle'],
  needs: ['emergency', 'selection', 'view'],
  open: (surface) => (input, view) => {
    const plan = planVehicles(input, view)
    const haveMarksChanged = surface.marks(plan.marks)
    const haveDotsChanged = surface.dots(plan.dots)
    return haveMarksChanged || haveDotsChanged ? 'marks' : 'nothing'
  },
}
