// SPDX-License-Identifier: Apache-2.0
import type { MapLayer } from '../layer.ts'
import { planFacilities } from './plan.ts'

/** Draws the dataset `facility`. */
export const facilitiesLayer: MapLayer = {
  id: 'facilities',
  datasets: ['facility'],
  needs: ['emergency', 'selection', 'view'],
  open: (surface) => (input, view) => (surface.marks(planFacilities(input, view)) ? 'marks' : 'nothing'),
}
