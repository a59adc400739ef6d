// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs, canonicalJson, crc32c, distanceM, isInsideRing } from './index.ts'

test('crc32c matches the check value of the Castagnoli catalogue and can be continued', () => {
  const bytes = new TextEncoder().encode('123456789')
  expect(crc32c(bytes)).toBe(0xe3069283)
  expect(crc32c(bytes.subarray(4), crc32c(bytes.subarray(0, 4)))).toBe(0xe3069283)
})

test('canonicalJson is the same for the same value whatever the key order', () => {
  expect(canonicalJson({ b: 1, a: [{ d: 2, c: '三' }] })).toBe('{"a":[{"c":"三","d":2}],"b":1}')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
    }),
  )
})

test('backoff stays under its ceiling and never below zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 0.9999, noNaN: true }), (attempt, random) => {
      const wait = backoffMs(attempt, { firstMs: 500, lastMs: 30_000 }, random)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(30_000)
    }),
  )
})

test('distance agrees with a degree of latitude and rings tell inside from outside', () => {
  expect(distanceM({ lon: 121, lat: 31 }, { lon: 121, lat: 32 })).toBeCloseTo(111_195, -1)
  const square: Array<[number, number]> = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ]
  expect(isInsideRing({ lon: 1, lat: 1 }, square)).toBe(true)
  expect(isInsideRing({ lon: 3, lat: 1 }, square)).toBe(false)
})
