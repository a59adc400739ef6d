// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beijingDay, beijingDayStart, clockText, elapsedText, monthDayText, spanParts, timeOnDayText } from './instantText.ts'
import { numberText, shortNumberText, signedText } from './numberText.ts'
import { longestUnits, textUnits } from './textUnits.ts'

const NOW = Date.UTC(2026, 6, 18, 16, 14, 12)

test('instants are written in Beijing time, also across midnight', () => {
  expect(clockText(NOW)).toBe('00:14:12')
  expect(monthDayText(NOW)).toBe('7-19')
  expect(timeOnDayText(NOW, NOW)).toBe('00:14')
  expect(timeOnDayText(NOW - 3_600_000, NOW)).toBe('7-18 23:14')
})

test('Beijing days agree with the time-zone tables of the runtime', () => {
  const reference = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }), (at) => {
      expect(clockText(at)).toBe(reference.format(at))
      expect(beijingDay(beijingDayStart(at))).toBe(beijingDay(at))
      expect(clockText(beijingDayStart(at))).toBe('00:00:00')
    }),
  )
})

test('elapsed time counts hours past a day and never runs backwards', () => {
  expect(elapsedText(47 * 60_000 + 12_999)).toBe('00:47:12')
  expect(elapsedText(101 * 3_600_000)).toBe('101:00:00')
  expect(elapsedText(-5)).toBe('00:00:00')
})

test('a span is told in its largest fitting unit', () => {
  expect([59_999, 60_000, 3_599_999, 3_600_000, 172_799_999, 172_800_000].map(spanParts)).toEqual([
    { unit: 'second', count: 59 },
    { unit: 'minute', count: 1 },
    { unit: 'minute', count: 59 },
    { unit: 'hour', count: 1 },
    { unit: 'hour', count: 47 },
    { unit: 'day', count: 2 },
  ])
})

test('numbers keep their decimals, group thousands and never show a negative zero', () => {
  expect(numberText(1842)).toBe('1,842')
  expect(numberText(1234567.891, 1)).toBe('1,234,567.9')
  expect(numberText(0.2684, 3)).toBe('0.268')
  expect(numberText(-0.04, 1)).toBe('0.0')
  expect(numberText(-4, 0)).toBe('−4')
  expect(numberText(null)).toBe('—')
  expect(numberText(Number.NaN)).toBe('—')
  expect(signedText(3.1, 1)).toBe('+3.1')
  expect(signedText(-4)).toBe('−4')
  expect(shortNumberText(9.2)).toBe('9.2')
  expect(shortNumberText(100)).toBe('100')
})

test('Chinese characters count as one em, others as less', () => {
  expect(textUnits('一般')).toBe(2)
  expect(textUnits('10:39')).toBeCloseTo(3)
  expect(longestUnits(['一般', '特别重大'], 3)).toBe(4)
  expect(longestUnits([], 3)).toBe(3)
})
