// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, Mark, PlanView } from '../../map/index.ts'
import { planResources } from '../resources.ts'
import { distanceText, glyphFor } from '../words.ts'

/** Supply points (物资): hexagons; near the main incident with their distance. */
export function planSupplies(input: LayerInput, view: PlanView): Mark[] {
  const glyph = glyphFor(undefined, 'supply', input.locale)
  return planResources(input, view, {
    dataset: 'supply',
    shape: 'hexagon',
    priority: 260,
    isShownOverDistrict: true,
    glyph: () => glyph,
    clusterGlyph: glyph,
    tag: (_record, kilometres) => distanceText(kilometres, input.locale),
  })
}
