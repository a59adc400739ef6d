// SPDX-License-Identifier: Apache-2.0
import type { MapLayer } from '../layer.ts'
import { planIncidents } from './plan.ts'

/** Draws the incidents. */
export const incidentsLayer: MapLayer = {
  id: 'incidents',
  datasets: [],
  needs: ['incidents', 'selection', 'view'],
  open: (surface) => (input, view) => (surface.marks(planIncidents(input, view)) ? 'marks' : 'nothing'),
}
