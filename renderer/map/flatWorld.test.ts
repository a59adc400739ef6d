// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceM } from '../../shared/base/index.ts'
import { ORIGIN, toLocal, toLonLat } from './flatWorld.ts'

const place = fc.record({ lon: fc.double({ min: 121, max: 121.45, noNaN: true }), lat: fc.double({ min: 30.85, max: 31.2, noNaN: true }) })

test('the flat map keeps distances within 0.6 % of the sphere over the district', () => {
  fc.assert(
    fc.property(place, (to) => {
      const [x, y] = toLocal(to.lon, to.lat)
      const true_ = distanceM(ORIGIN, to)
      fc.pre(true_ > 100)
      expect(Math.abs(Math.hypot(x, y) - true_) / true_).toBeLessThan(0.006)
    }),
  )
})

test('a place survives the way to metres and back within a metre', () => {
  fc.assert(
    fc.property(place, (from) => {
      const [lon, lat] = toLonLat(toLocal(from.lon, from.lat))
      expect(distanceM(from, { lon, lat })).toBeLessThan(1)
    }),
  )
})

test('east is positive x and north positive y', () => {
  expect(toLocal(ORIGIN.lon + 0.01, ORIGIN.lat)[0]).toBeGreaterThan(900)
  expect(toLocal(ORIGIN.lon, ORIGIN.lat + 0.01)[1]).toBeGreaterThan(1_100)
})
