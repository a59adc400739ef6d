// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, Mark, PlanView } from '../../map/index.ts'
import { planResources } from '../resources.ts'
import { distanceText, glyphFor } from '../words.ts'

/** Hospitals, shelters, fire and pump stations: houses, seen only from near. */
export function planFacilities(input: LayerInput, view: PlanView): Mark[] {
  return planResources(input, view, {
    dataset: 'facility',
    shape: 'house',
    priority: 270,
    isShownOverDistrict: false,
    glyph: (record) => glyphFor(record.body['kind'], 'facility', input.locale),
    clusterGlyph: glyphFor(undefined, 'facility', input.locale),
    tag: (_record, kilometres) => distanceText(kilometres, input.locale),
  })
}
