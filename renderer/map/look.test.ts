// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { Look } from './look.ts'
import { readPalette } from './palette.ts'

const dark = readPalette(() => '#000000')
const light = readPalette(() => '#ffffff')

test('the first palette applies at once, the next one blends over its time and then rests', () => {
  const look = new Look()
  look.setPalette(dark, 1_000, 1_200)
  expect(look.advance(1_000)).toBe(false)
  look.setPalette(light, 5_000, 1_200)
  expect(look.advance(5_600)).toBe(true)
  expect(look.ground.x).toBeCloseTo(0.5)
  expect(look.advance(6_200)).toBe(false)
  expect(look.ground.x).toBe(1)
})

test('focus and colours set together blend together', () => {
  const look = new Look()
  look.setPalette(dark, 0, 0)
  look.setPalette(light, 1_000, 1_000)
  look.setFocus([10, 20], 1_000, 1_000)
  look.advance(1_500)
  expect(look.focusShare).toBeCloseTo(0.5)
  expect(look.ground.x).toBeCloseTo(0.5)
  look.advance(2_000)
  expect(look.focusShare).toBe(1)
  expect([look.focus.x, look.focus.y]).toEqual([10, 20])
})

test('a change that interrupts a blend goes on from what is seen', () => {
  const look = new Look()
  look.setPalette(dark, 0, 0)
  look.setPalette(light, 0, 1_000)
  look.advance(500)
  const seen = look.ground.x
  look.setPalette(dark, 500, 1_000)
  expect(look.ground.x).toBeCloseTo(seen)
  look.advance(1_500)
  expect(look.ground.x).toBe(0)
})

test('the palette that is already shown starts no blend', () => {
  const look = new Look()
  look.setPalette(dark, 0, 1_000)
  look.setPalette({ ...dark }, 5_000, 1_000)
  expect(look.advance(5_100)).toBe(false)
})
