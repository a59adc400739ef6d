// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../hallRules.ts'
import { houseNumbers, mergeScore, sameHouseNumber, textSimilarity, type Comparable } from './index.ts'

const AT = 1_790_000_000_000
const HERE = { lon: 121.3, lat: 31.1 }
// 0.001 degrees of latitude are 111.2 m.
const away = (metres: number) => ({ lon: HERE.lon, lat: HERE.lat + metres / 111_195 })
const FIRE: Comparable = { at: AT, position: HERE, class: 'accident', texts: ['沪松公路1558号 厂房冒烟起火'] }
const rules = DEFAULT_RULES.mergeReports
const scoreOf = (change: Partial<Comparable>) => mergeScore(FIRE, { ...FIRE, ...change }, rules)?.score ?? null

// All rows: 产品工作假设 (C), weights 35 distance, 20 time, 10 class, 20 text, 15 house number.
test.each([
  ['the same in everything', {}, 100],
  ['within the full distance', { position: away(99) }, 100],
  ['half-way between full and none', { position: away(550) }, 82],
  ['at the distance that excludes', { position: away(1000.5) }, null],
  ['within the full time', { at: AT + 15 * 60_000 }, 100],
  ['half-way in time', { at: AT - 97.5 * 60_000 }, 90],
  ['at the time that excludes', { at: AT + 180 * 60_000 }, null],
  ['another class', { class: 'natural' }, 90],
  ['a class that is not known', { class: undefined }, 100],
  ['another house number of the same road', { texts: ['沪松公路1600号 厂房冒烟起火'] }, 84],
  ['other words at the same place and time', { texts: ['公园内有游客走失'] }, 76],
  ['only words to compare', { position: undefined }, 100],
  ['nothing but time and class to compare', { position: undefined, texts: [''] }, null],
] as const)('%s scores %s', (_name, change, score) => {
  const got = scoreOf(change as Partial<Comparable>)
  if (score === null || got === null) expect(got).toBe(score)
  else expect(Math.abs(got - score)).toBeLessThanOrEqual(2)
})

test.each([
  ['同一楼起火', '同一楼起火', 1],
  ['松江区九亭镇沪松公路起火！', '九亭镇沪松公路起火', 1],
  ['ＡＢＣ大厦', 'abc大厦', 1],
  ['', '起火', 0],
  ['积水', '火灾', 0],
] as const)('words "%s" and "%s" are alike by %s', (a, b, wanted) => {
  expect(textSimilarity(a, b)).toBe(wanted)
})

test('house numbers are read with their roads, whatever stands before', () => {
  expect(houseNumbers('新松江路０９２５弄附近')).toEqual([{ road: '新松江路', number: '925' }])
  expect(sameHouseNumber('在新松江路925弄', '新松江路925号')).toBe(1)
  expect(sameHouseNumber('谷阳路925号', '新松江路925号')).toBe(0)
  expect(sameHouseNumber('新松江路', '新松江路925号')).toBeNull()
})

test.each([
  ['上海市松江区中山街道人民北路100号', '位于人民北路100号的商铺', 1],
  ['方松街道文诚路800弄5号', '报警人在文诚路800弄', 1],
  ['人民北路100-1号', '人民北路100号', 1],
  ['人民北路100、102号沿街商铺', '人民北路100号', 1],
  ['九亭镇沪松公路1558号', '中山街道北松公路1558号', 0],
  ['新镇街12号', '泗泾镇新镇街12号', 1],
] as const)('%s and %s: same number of the same road %s', (a, b, wanted) => {
  expect([sameHouseNumber(a, b), sameHouseNumber(b, a)]).toEqual([wanted, wanted])
})

test('the score is symmetric and between 0 and 100', () => {
  const text = fc.array(fc.constantFrom('沪松公路', '1558号', '厂房', '起火', '九亭', '积水', 'x'), { maxLength: 5 }).map((parts) => parts.join(''))
  const one = fc.record({
    at: fc.integer({ min: AT, max: AT + 8e6 }),
    position: fc.option(fc.nat(1200).map(away), { nil: undefined }),
    texts: fc.array(text, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(one, one, (a, b) => {
      const left = mergeScore(a, b, rules)
      expect(mergeScore(b, a, rules)?.score).toBe(left?.score)
      if (left) expect(left.score >= 0 && left.score <= 100).toBe(true)
    }),
    { numRuns: 10_000 },
  )
})
