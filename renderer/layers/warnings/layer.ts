// SPDX-License-Identifier: Apache-2.0
import { TOWN_CENTRES } from '../../map/index.ts'
import type { MapLayer } from '../layer.ts'
import { drawWarnings } from './draw.ts'
import { planWarnings } from './plan.ts'

/** Draws the areas of official warnings; new geometry only when an area differs. */
export const warningsLayer: MapLayer = {
  id: 'warnings',
  datasets: [],
  needs: ['warnings'],
  open: (surface) => {
    let drawn = ''
    return (input) => {
      const areas = planWarnings(input.warnings, TOWN_CENTRES)
      const key = areas.map((area) => area.key).join('\n')
      if (key === drawn) return 'nothing'
      drawn = key
      drawWarnings(surface, areas)
      return 'scene'
    }
  },
}
