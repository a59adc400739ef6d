// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_INDICATORS, DEFAULT_VITAL_SIGNS } from '../../shared/config/index.ts'
import { loadConfig, parseConfigText } from '../storage/index.ts'
import { completeSetting } from './setting.ts'
import { problemText } from './settingChange.ts'

function settingOf(text: string) {
  const parsed = parseConfigText(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return completeSetting({ config: parsed.config, origin: 'hall.yaml', problems: [] }, null)
}

const indicator = (id: string) =>
  `  - { id: ${id}, title: { zh: 水位, en: Level }, unit: m, decimals: 2, periodS: 60, sourceTitle: { zh: 水务, en: Water }, from: { sensorId: g1, statistic: last } }\n`
const tile = (id: string, main: string, sub: string) =>
  `  - { id: ${id}, glyph: { zh: 河, en: R }, title: { zh: 河道, en: River }, indicator: ${main}, subs: [{ indicator: ${sub}, label: { zh: 次, en: Sub } }], chart: { series: ${main}, kind: line } }\n`

test('indicators of the file stand over those of the product by id; the tiles that name the others keep them', () => {
  const setting = settingOf(`indicators:\n${indicator('river.level')}${indicator('canal.level')}`)
  expect(setting.indicators.map((one) => one.id)).toEqual([...DEFAULT_INDICATORS.map((one) => one.id), 'canal.level'])
  expect(setting.indicators.find((one) => one.id === 'river.level')?.from).toEqual({ sensorId: 'g1', statistic: 'last' })
  expect([setting.vitalSigns, setting.problems]).toEqual([DEFAULT_VITAL_SIGNS, []])
})

test('every tile of the product names indicators of the product', () => {
  expect(settingOf('').problems).toEqual([])
})

test('a tile with an unknown indicator, also beside its main one, is told with its path and left out', () => {
  const tiles = tile('good', 'canal.level', 'water.pressure') + tile('bad', 'canal.lvl', 'water.pressure') + tile('half', 'canal.level', 'water.presure')
  const setting = settingOf(`indicators:\n${indicator('canal.level')}vitalSigns:\n${tiles}`)
  expect(setting.vitalSigns.map((sign) => sign.id)).toEqual(['good'])
  expect(setting.problems.map(problemText)).toEqual([
    'vitalSigns.1.indicator: there is no indicator "canal.lvl"; the tile "bad" is left out',
    'vitalSigns.2.subs.0.indicator: there is no indicator "water.presure"; the tile "half" is left out',
  ])
})

test('a named file that is not there is a problem of the setting that then runs', async () => {
  const file = '/nonexistent/hall.yaml'
  const read = await loadConfig({ file, dataDir: '/nonexistent/data', now: () => 0 })
  expect(completeSetting(read, null).problems.map(problemText)).toEqual([expect.stringMatching(/^\/nonexistent\/hall\.yaml: ENOENT/)])
})

test('the sample of an own indicator in docs/integrate.md is a configuration without problems', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'integrate.md'), 'utf8')
  const sample =
    text
      .split('```yaml\n')
      .find((block) => block.includes('indicators:'))
      ?.split('```')[0] ?? ''
  const setting = settingOf(sample)
  expect([setting.problems, setting.vitalSigns.map((sign) => sign.indicator)]).toEqual([[], ['river.level']])
  expect(setting.indicators.find((one) => one.id === 'river.level')?.thresholds?.alarm).toBe(3.8)
})
