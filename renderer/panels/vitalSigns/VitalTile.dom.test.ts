// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import { commonWords } from '../../app/locales/common.ts'
import { panelWords } from '../../app/locales/panels.ts'
import { SAMPLE_NOW } from '../sampleRecords.ts'
import type { VitalTile as Tile } from './model.ts'
import VitalTile from './VitalTile.vue'

const title = { zh: '供水', en: 'Water' }
const fresh: Tile = {
  id: 'water',
  glyph: { zh: '水', en: 'W' },
  title,
  state: 'normal',
  value: '0.268',
  unit: 'MPa',
  suffix: null,
  subs: [{ label: { zh: '浊度', en: 'Turbidity' }, value: '0.11', unit: 'NTU', isOld: false }],
  sourceTitle: { zh: '供水 SCADA', en: 'Water SCADA' },
  used: 25,
  of: 26,
  freshness: { state: 'fresh', ageMs: 12_000, ticks: 5, at: SAMPLE_NOW - 12_000 },
  lastKnown: null,
  chart: null,
}

function show(tile: Tile, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const i18n = createI18n({
    legacy: false,
    locale,
    messages: { 'zh-CN': { common: commonWords.zh, panels: panelWords.zh }, en: { common: commonWords.en, panels: panelWords.en } },
  })
  return mount(VitalTile, { props: { tile, now: SAMPLE_NOW, compact: false }, global: { plugins: [i18n] } })
}

test('a fresh tile has value, unit, source with used of all points, age and state', () => {
  const text = show(fresh).text()
  for (const part of ['0.268', 'MPa', '供水 SCADA · 25/26 点', '12 秒前', '正常', '浊度']) expect(text).toContain(part)
  expect(show(fresh).findAll('.ticks .on')).toHaveLength(5)
})

test('a stale tile is hatched and says since when it stands still', () => {
  const tile = show({ ...fresh, state: 'stale', freshness: { state: 'stale', ageMs: 21 * 60_000, ticks: 0, at: 0 } })
  expect(tile.classes()).toContain('is-stale')
  expect(tile.text()).toContain('停更 21 分钟')
  expect(tile.findAll('.ticks .on')).toHaveLength(0)
})

test('a lost tile shows a dash; the old number only stands in the caption with its time', () => {
  const tile = show({
    ...fresh,
    state: 'lost',
    value: '—',
    freshness: { state: 'lost', ageMs: 3_600_000, ticks: 0, at: SAMPLE_NOW },
    lastKnown: { value: '0.268', at: SAMPLE_NOW - 60_000 },
  })
  expect(tile.classes()).toContain('is-lost')
  expect(tile.find('.main').text()).toBe('—MPa')
  expect(tile.text()).toContain('末值 0.268 · 00:13')
})

test('the same tile in English', () => {
  expect(show(fresh, 'en').text()).toContain('25/26 points')
})
