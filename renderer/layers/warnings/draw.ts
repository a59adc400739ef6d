// SPDX-License-Identifier: Apache-2.0
import { Flat, toLocal } from '../../map/index.ts'
import type { LayerSurface } from '../layer.ts'
import type { WarningArea } from './plan.ts'

const TINT = 0.1

/** Replaces the areas drawn: a tint under the blocks, the edge over them. */
export function drawWarnings(surface: LayerSurface, areas: readonly WarningArea[]): void {
  surface.ground.removeAll()
  surface.over.removeAll()
  if (areas.length === 0) return
  const tint = new Flat()
  const edge = new Flat()
  for (const { ink, ring } of areas) {
    const local = ring.map(([lon, lat]) => toLocal(lon, lat))
    tint.fill(local, { ink, alpha: TINT })
    edge.line(local, { ink, leastPx: 1.8, alpha: 0.75, closed: true })
  }
  surface.ground.add(tint.primitive(surface.setting, 'free'))
  surface.over.add(edge.primitive(surface.setting, 'free'))
}
