// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, MapRecord, Mark, PlanView } from '../../map/index.ts'
import { planResources } from '../resources.ts'
import { distanceText, glyphFor, wordsFor } from '../words.ts'

/** Rescue teams (队伍): squares; near the main incident with what they are doing, or their distance. */
export function planTeams(input: LayerInput, view: PlanView): Mark[] {
  return planResources(input, view, {
    dataset: 'team',
    shape: 'square',
    priority: 280,
    isShownOverDistrict: true,
    glyph: (record) => glyphFor(record.body['kind'], 'team', input.locale),
    clusterGlyph: glyphFor(undefined, 'team', input.locale),
    tag: (record, kilometres) => statusWords(record, input.locale) ?? distanceText(kilometres, input.locale),
  })
}

// A team that stands by is told by its distance; one that moves, by what it does.
function statusWords(record: MapRecord, locale: LayerInput['locale']): string | undefined {
  const { status } = record.body
  if (record.age === 'lost') return undefined
  return status === 'enRoute' || status === 'onScene' ? wordsFor(locale)[status] : undefined
}
