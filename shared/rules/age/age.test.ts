// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Link } from '../../domain/index.ts'
import { ageState, ageTicks, type AgeState } from './index.ts'

const NOW = 1_780_000_000_000
const up: Link = { state: 'up', since: NOW - 1e6, lastContactAt: NOW }
const reading = (ageMs: number) => ({ dataset: 'reading' as const, observedAt: NOW - ageMs })

// Source: architecture, "Time and age". Limits belong to the younger state.
test.each<[number, number, AgeState]>([
  [30_000, 0, 'fresh'],
  [30_000, 45_000, 'fresh'],
  [30_000, 45_001, 'late'],
  [30_000, 90_000, 'late'],
  [30_000, 90_001, 'stale'],
  [30_000, 300_000, 'stale'],
  [30_000, 300_001, 'lost'],
  [1_000, 2_000, 'fresh'],
  [1_000, 2_001, 'late'],
  [1_000, 3_000, 'late'],
  [1_000, 3_001, 'stale'],
  [1_000, 10_001, 'lost'],
  [100, 1_999, 'fresh'],
  [100, 2_001, 'lost'],
])('period %i ms, age %i ms is %s', (periodMs, ageMs, expected) => {
  expect(ageState(reading(ageMs), periodMs, up, NOW)).toBe(expected)
})

test('a link known to be down is lost at once, a doubt is not', () => {
  expect(ageState(reading(0), 30_000, { ...up, state: 'down' }, NOW)).toBe('lost')
  expect(ageState(reading(0), 30_000, { ...up, state: 'retrying' }, NOW)).toBe('fresh')
})

test('static and event records age by the last contact of their source', () => {
  const depot = { dataset: 'supply' as const, observedAt: NOW - 9e9 }
  expect(ageState(depot, 30_000, up, NOW)).toBe('fresh')
  expect(ageState(depot, 30_000, { ...up, lastContactAt: NOW - 100_000 }, NOW)).toBe('stale')
})

test('an age never becomes younger while time goes on', () => {
  const order: AgeState[] = ['fresh', 'late', 'stale', 'lost']
  fc.assert(
    fc.property(fc.nat(1e7), fc.nat(1e7), fc.integer({ min: 100, max: 1e6 }), (a, b, period) => {
      const [young, old] = a < b ? [a, b] : [b, a]
      expect(order.indexOf(ageState(reading(old), period, up, NOW))).toBeGreaterThanOrEqual(order.indexOf(ageState(reading(young), period, up, NOW)))
      expect(ageTicks(old, period)).toBeLessThanOrEqual(ageTicks(young, period))
    }),
  )
})
