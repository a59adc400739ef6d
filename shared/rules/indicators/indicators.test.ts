// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_INDICATORS, DEFAULT_VITAL_SIGNS, indicatorSchema, vitalSignSchema, type IndicatorDefinition } from '../../config/index.ts'
import { recordSchema } from '../../domain/index.ts'
import { assess, concludeDistrict, createDeriver, type Assessment, type ConclusionInput, type DeriverInput } from './index.ts'

const T = 1_780_000_000_000
const mean: IndicatorDefinition = {
  id: 'water.pressure',
  title: { zh: '压力', en: 'Pressure' },
  unit: 'MPa',
  decimals: 3,
  periodS: 30,
  sourceTitle: { zh: '供水', en: 'Water' },
  from: { kind: 'water.pressure', statistic: 'mean' },
}
const sensor = (id: string, kind = 'water.pressure'): DeriverInput => ({
  dataset: 'sensor',
  source: 'list',
  district: '310117',
  id,
  observedAt: T,
  body: { name: id, kind },
})
const reading = (id: string, value: number, at: number): DeriverInput => ({
  dataset: 'reading',
  source: 'scada',
  district: '310117',
  id,
  observedAt: at,
  body: { value },
})
const derive = (deriver: ReturnType<typeof createDeriver>, now: number) =>
  deriver.derive(now).map((record) => [record.id, record.body['value'], record.body['used'], record.body['of'], record.observedAt - T])

test('the mean of a kind, as old as its newest reading, under the source of the readings', () => {
  const deriver = createDeriver([mean], () => 1000)
  for (const id of ['a', 'b', 'c']) deriver.take(sensor(id))
  deriver.take(reading('a', 0.2, T))
  deriver.take(reading('b', 0.3, T + 400))
  const records = deriver.derive(T + 500)
  expect(recordSchema.parse(records[0])).toMatchObject({ dataset: 'indicator', source: 'scada', receivedAt: T + 500 })
  expect(records.map((record) => record.body)).toEqual([{ value: 0.25, unit: 'MPa', used: 2, of: 3 }])
  expect(records[0]!.observedAt).toBe(T + 400)
})

test('nothing new, no new record; a sensor list that comes after the readings joins them', () => {
  const deriver = createDeriver([mean], () => 1000)
  deriver.take(reading('a', 0.2, T))
  expect(derive(deriver, T)).toEqual([])
  deriver.take(sensor('a'))
  expect(derive(deriver, T)).toEqual([['water.pressure', 0.2, 1, 1, 0]])
  expect(derive(deriver, T + 1000)).toEqual([])
  deriver.take(reading('a', 0.2, T))
  expect(derive(deriver, T + 1000)).toEqual([])
})

test('a reading that is stale leaves the total; when all are, the last record stands and ages', () => {
  const deriver = createDeriver([mean], () => 1000)
  for (const id of ['a', 'b']) deriver.take(sensor(id))
  deriver.take(reading('a', 1, T))
  deriver.take(reading('b', 2, T + 3001))
  expect(derive(deriver, T + 3001)).toEqual([['water.pressure', 2, 1, 2, 3001]])
  deriver.take(reading('a', 9, T + 100))
  expect(derive(deriver, T + 9000)).toEqual([])
})

test.each<[IndicatorDefinition['from'], number]>([
  [{ kind: 'k', statistic: 'sum' }, 14],
  [{ kind: 'k', statistic: 'max' }, 7],
  [{ kind: 'k', statistic: 'min' }, 2],
  [{ kind: 'k', statistic: 'countAbove', above: 5 }, 2],
  [{ sensorId: 'b', statistic: 'last' }, 5],
])('statistic %o', (from, expected) => {
  const deriver = createDeriver([{ ...mean, from }], () => 1000)
  for (const [index, value] of [2, 5, 7].entries()) {
    const id = 'abc'[index]!
    deriver.take(sensor(id, 'k'))
    deriver.take(reading(id, value, T))
  }
  expect(deriver.derive(T)[0]!.body['value']).toBe(expected)
})

test('a sensor that is gone leaves its kind', () => {
  const deriver = createDeriver([mean], () => 1000)
  for (const id of ['a', 'b']) deriver.take(sensor(id))
  deriver.take({ ...sensor('b'), deleted: true, body: {} })
  deriver.take(reading('a', 1, T))
  expect(derive(deriver, T)).toEqual([['water.pressure', 1, 1, 1, 0]])
})

// Source: facts 1.9. Limits above are reached at the limit (25 cm 封交), limits below are broken under it (≥ 0.14 MPa must arrive).
test.each<[number | null, Assessment]>([
  [4.9, 'normal'],
  [5, 'watch'],
  [15, 'warn'],
  [24.9, 'warn'],
  [25, 'alarm'],
  [null, 'normal'],
])('ponding of %s cm is %s', (value, expected) => {
  expect(assess(value, { direction: 'above', watch: 5, warn: 15, alarm: 25 })).toBe(expected)
})

test.each<[number, Assessment]>([
  [0.16, 'normal'],
  [0.159, 'watch'],
  [0.14, 'watch'],
  [0.139, 'warn'],
  [0.09, 'alarm'],
])('pressure of %s MPa is %s', (value, expected) => {
  expect(assess(value, { direction: 'below', watch: 0.16, warn: 0.14, alarm: 0.1 })).toBe(expected)
})

const fine: ConclusionInput = { signs: [{ id: 'water', assessment: 'normal', age: 'fresh', isKey: true }], incidents: [], warnings: [] }

test('steady with the things to look at, gravest first; work orders below 一般 are daily life', () => {
  const conclusion = concludeDistrict({
    signs: [
      { id: 'power', assessment: 'watch', age: 'late', isKey: true },
      { id: 'water', assessment: 'alarm', age: 'fresh', isKey: true },
    ],
    incidents: [
      { id: 'i1', grade: 'daily' },
      { id: 'i2', grade: 'general' },
    ],
    warnings: ['w1'],
  })
  expect(conclusion).toMatchObject({ code: 'steady', grade: null, graveCount: 0, missing: [] })
  expect(conclusion.attention.map((item) => item.id)).toEqual(['i2', 'water', 'power', 'w1'])
})

test.each([['stale'], ['lost'], [null]] as const)('nothing is concluded while a sign is %s, and it is not counted as unusual', (age) => {
  const conclusion = concludeDistrict({ ...fine, signs: [...fine.signs, { id: 'gas', assessment: 'alarm', age, isKey: true }] })
  expect(conclusion).toMatchObject({ code: 'incomplete', missing: ['gas'], attention: [] })
})

test('an incident of 较大 or worse comes first, also while data are missing', () => {
  const conclusion = concludeDistrict({
    signs: [{ id: 'gas', assessment: 'normal', age: 'lost', isKey: true }],
    incidents: [
      { id: 'a', grade: 'larger' },
      { id: 'b', grade: 'major' },
      { id: 'c', grade: 'larger' },
    ],
    warnings: [],
  })
  expect(conclusion).toMatchObject({ code: 'graveIncident', grade: 'major', graveCount: 1 })
  expect(conclusion.attention.map((item) => item.id)).toEqual(['b', 'a', 'c'])
})

test('the defaults are valid, and every tile names indicators that exist', () => {
  const ids = new Set(DEFAULT_INDICATORS.map((one) => indicatorSchema.parse(one).id))
  expect(ids.size).toBe(DEFAULT_INDICATORS.length)
  expect(DEFAULT_VITAL_SIGNS.map((sign) => sign.glyph.zh).join('')).toBe('水电气桥涝空轨路')
  for (const sign of DEFAULT_VITAL_SIGNS) {
    vitalSignSchema.parse(sign)
    for (const id of [sign.indicator, ...sign.subs.map((sub) => sub.indicator), ...(sign.chart.thresholdOf ? [sign.chart.thresholdOf] : [])])
      expect(ids, id).toContain(id)
  }
})

test('a missing sign that is no key source is named, and the sentence stands', () => {
  const conclusion = concludeDistrict({ ...fine, signs: [...fine.signs, { id: 'bridge', assessment: 'normal', age: 'stale', isKey: false }] })
  expect(conclusion).toMatchObject({ code: 'steady', missing: ['bridge'] })
})

test('under a response the district is not called steady, and the level is named', () => {
  expect(concludeDistrict({ ...fine, responseLevel: 3 })).toMatchObject({ code: 'response', responseLevel: 3 })
  expect(concludeDistrict(fine)).toMatchObject({ code: 'steady', responseLevel: null })
})
