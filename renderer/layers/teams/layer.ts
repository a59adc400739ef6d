// SPDX-License-Identifier: Apache-2.0
import type { MapLayer } from '../layer.ts'
import { planTeams } from './plan.ts'

/** Draws the dataset `team`. */
export const teamsLayer: MapLayer = {
  id: 'teams',
  datasets: ['team'],
  needs: ['emergency', 'selection', 'view'],
  open: (surface) => (input, view) => (surface.marks(planTeams(input, view)) ? 'marks' : 'nothing'),
}
