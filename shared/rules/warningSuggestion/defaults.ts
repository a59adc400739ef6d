// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey, WarningColour } from '../../domain/index.ts'
import { assumption, type RuleSource } from '../ruleTable.ts'

/** Level of a response, Ⅰ the highest. */
export type SuggestedLevel = 1 | 2 | 3 | 4

/** Which level a colour suggests, as a plain row. */
export interface ColourRow {
  readonly id: WarningColour
  readonly level: SuggestedLevel
  readonly source: RuleSource
}

/** Which headquarters a kind of warning belongs to; a level stands here only where it differs from the colour's, null where nothing is suggested. */
export interface HazardRow {
  readonly id: string
  /** Words in the warning's kind; the row with the longest word found counts. */
  readonly words: readonly string[]
  readonly headquarters: HeadquartersKey
  readonly levels?: { readonly [Colour in WarningColour]?: SuggestedLevel | null | undefined } | undefined
  readonly source: RuleSource
}

const byColour = assumption('红Ⅰ橙Ⅱ黄Ⅲ蓝Ⅳ')

/** Colours as shipped. */
export const SHIPPED_COLOURS: readonly ColourRow[] = [
  { id: 'red', level: 1, source: byColour },
  { id: 'orange', level: 2, source: byColour },
  { id: 'yellow', level: 3, source: byColour },
  { id: 'blue', level: 4, source: { document: '上海市防汛防台响应实例（2024-09-18）', clause: '台风蓝色预警、高潮位蓝色预警, 全市Ⅳ级响应', confidence: 'A' } },
]

const byWeather = assumption('预警种类归口指挥部')
type Sketch = readonly [id: string, words: readonly string[]]

const NATURAL: readonly Sketch[] = [
  ['typhoon', ['台风']],
  ['rainstorm', ['暴雨']],
  ['snowstorm', ['暴雪']],
  ['coldWave', ['寒潮']],
  ['gale', ['大风']],
  ['thunderGale', ['雷雨大风']],
  ['sandstorm', ['沙尘']],
  ['heat', ['高温']],
  ['lightning', ['雷电']],
  ['hail', ['冰雹']],
  ['frost', ['霜冻']],
  ['fog', ['大雾', '雾']],
  ['haze', ['霾']],
  ['icyRoad', ['道路结冰', '结冰']],
  ['drought', ['干旱']],
  ['tide', ['潮位', '风暴潮']],
  ['flood', ['洪水', '内涝', '水位']],
  ['geological', ['地质灾害']],
  ['forestFire', ['森林火险']],
]

/** Kinds of warnings as shipped: the weather and water ones of the city's list to natural disasters, ozone to accidents (生态环境). */
export const SHIPPED_HAZARDS: readonly HazardRow[] = [
  ...NATURAL.map(([id, words]): HazardRow => ({ id, words, headquarters: 'natural', source: byWeather })),
  { id: 'ozone', words: ['臭氧', '重污染天气'], headquarters: 'accident', source: byWeather },
  { id: 'epidemic', words: ['疫情', '传染病'], headquarters: 'health', source: byWeather },
]
