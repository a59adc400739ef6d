// SPDX-License-Identifier: Apache-2.0
import type { MapLayer } from '../layer.ts'
import { planSupplies } from './plan.ts'

/** Draws the dataset `supply`. */
export const suppliesLayer: MapLayer = {
  id: 'supplies',
  datasets: ['supply'],
  needs: ['emergency', 'selection', 'view'],
  open: (surface) => (input, view) => (surface.marks(planSupplies(input, view)) ? 'marks' : 'nothing'),
}
