// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentText, parseMoment } from './moment.ts'
import { barStretch, instantAt, jumpTo, keyMove, laneBoxes, shareOf, ticks } from './model.ts'

const NOON = Date.UTC(2026, 6, 18, 4, 0, 0)
const HOUR = 3_600_000

test('a moment reads back as itself, and what is no moment is refused', () => {
  expect(momentText(NOON)).toBe('2026-07-18 12:00:00')
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_799 }), (seconds) => {
      expect(parseMoment(momentText(seconds * 1000))).toBe(seconds * 1000)
    }),
  )
  for (const wrong of ['', '12:00', '2026-06-31 12:00:00', '2026-07-18 25:00:00', '2026-07-18 12:60', '2026-07-18'])
    expect(parseMoment(wrong), wrong).toBeNull()
  expect(parseMoment(' 2026-07-18 12:00 ')).toBe(NOON)
})

test('the bar ends now, never starts before the record, and always holds the replayed moment', () => {
  const from = NOON - 5 * HOUR
  expect(barStretch(from, { span: 'hour', now: NOON, position: null })).toEqual({ from: NOON - HOUR, to: NOON })
  expect(barStretch(from, { span: 'all', now: NOON, position: null })).toEqual({ from, to: NOON })
  expect(barStretch(NOON - 5 * 60_000, { span: 'hour', now: NOON, position: null })?.from).toBe(NOON - 5 * 60_000)
  expect(barStretch(from, { span: 'tenMinutes', now: NOON, position: NOON - 2 * HOUR })?.from).toBe(NOON - 2 * HOUR)
  expect(barStretch(null, { span: 'all', now: NOON, position: null })).toBeNull()
})

test('places on the bar and instants belong together', () => {
  const stretch = { from: NOON - HOUR, to: NOON }
  fc.assert(
    fc.property(fc.integer({ min: stretch.from, max: stretch.to }), (at) => {
      expect(instantAt(shareOf(at, stretch), stretch)).toBe(at)
    }),
  )
  expect(shareOf(NOON + HOUR, stretch)).toBe(1)
  expect(instantAt(-3, stretch)).toBe(stretch.from)
})

test('a jump into the future is the live clock, one before the record is its beginning', () => {
  expect(jumpTo(NOON + 60_000, NOON - HOUR, NOON)).toEqual({ kind: 'live' })
  expect(jumpTo(NOON - 2 * HOUR, NOON - HOUR, NOON)).toEqual({ kind: 'replay', at: NOON - HOUR })
  expect(jumpTo(NOON - 600_000.4, NOON - HOUR, NOON)).toEqual({ kind: 'replay', at: NOON - 600_000 })
})

test('ticks are round Beijing times, few enough to read, and a new day carries its date', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 60 * 24 * HOUR }), (length) => {
      const found = ticks({ from: NOON - length, to: NOON })
      expect(found.length).toBeLessThanOrEqual(9)
      expect(found.every((tick) => tick.at % 60_000 === 0 && tick.at >= NOON - length && tick.at <= NOON)).toBe(true)
    }),
  )
  const midnight = Date.UTC(2026, 6, 17, 16)
  expect(ticks({ from: midnight - HOUR, to: midnight + HOUR }).map((tick) => tick.text)).toContain('7-18 00:00')
})

test('layout stretches fill the bar without gaps; what lies before it is cut', () => {
  const stretch = { from: 1000, to: 2000 }
  expect(
    laneBoxes(
      [
        { layoutId: 'old', fromAt: 0 },
        { layoutId: 'a', fromAt: 500 },
        { layoutId: 'b', fromAt: 1500 },
      ],
      stretch,
    ),
  ).toEqual([
    { layoutId: 'a', left: 0, width: 0.5 },
    { layoutId: 'b', left: 0.5, width: 0.5 },
  ])
})

test('only keys of a slider move the bar', () => {
  expect(keyMove('ArrowLeft')).toBe(-10_000)
  expect(keyMove('Home')).toBe(-Infinity)
  expect(keyMove(' ')).toBeNull()
  expect(keyMove('constructor')).toBeNull()
})
