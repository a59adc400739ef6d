// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, Sign, SignShape } from '../map/index.ts'
import { glyphFor, wordsFor, type LayerClass } from './words.ts'

/** A line of the legend: a sign or a line, and its word. */
export interface LegendItem {
  readonly id: LayerClass | 'metro'
  readonly text: string
  readonly sign?: Sign
}

const SHAPES: readonly [LayerClass, SignShape][] = [
  ['incident', 'drop'],
  ['team', 'square'],
  ['supply', 'hexagon'],
  ['facility', 'house'],
  ['sensor', 'shortRectangle'],
  ['vehicle', 'square'],
]

/** Only what can be on the map now (图例仅列在场之形); the metro line is always drawn, as a dashed line without a sign. */
export function legendItems(input: LayerInput): LegendItem[] {
  const words = wordsFor(input.locale)
  const items = SHAPES.filter(([id]) => isPresent(id, input)).map(([id, shape]): LegendItem => ({
    id,
    text: words[id],
    sign: { shape, glyph: glyphFor(undefined, id, input.locale), fill: id === 'incident' ? 'solid' : 'plain', sizeRem: id === 'vehicle' ? 1.2 : 1.6 },
  }))
  return [...items, { id: 'metro', text: words.metro }]
}

function isPresent(id: LayerClass, input: LayerInput): boolean {
  if (id === 'incident') return input.incidents.some((incident) => incident.status !== 'resolved')
  if (id === 'facility' && !input.emergency) return false
  for (const record of input.records(id)) if (record.position) return true
  return false
}
