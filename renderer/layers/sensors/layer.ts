// SPDX-License-Identifier: Apache-2.0
import type { MapLayer } from '../layer.ts'
import { planSensors } from './plan.ts'

/** Draws abnormal sensors and key stations. */
export const sensorsLayer: MapLayer = {
  id: 'sensors',
  datasets: ['sensor', 'reading'],
  needs: ['selection', 'view'],
  open: (surface) => (input, view) => (surface.marks(planSensors(input, view)) ? 'marks' : 'nothing'),
}
