// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { INK_NAMES, inkIndex, mixRgb, parseColour, readPalette, toHex } from './palette.ts'

test.each([
  ['#0A0D10', '#0a0d10'],
  [' #fff ', '#ffffff'],
  ['rgb(10, 13, 16)', '#0a0d10'],
  ['rgb(10 13 16)', '#0a0d10'],
])('%s is understood', (text, hex) => {
  expect(toHex(parseColour(text)!)).toBe(hex)
})

test('what is no colour is told from one', () => {
  for (const text of ['', 'var(--x)', '#12345', 'red; background: url(x)']) expect(parseColour(text)).toBeUndefined()
})

test('every ink has a place and a colour, and the shadow is darker than the ground it lies on', () => {
  const light = readPalette((name) => (name === '--map-ground' ? '#E9ECEE' : '#808080'))
  expect(Object.keys(light)).toEqual(INK_NAMES)
  expect(new Set(INK_NAMES.map(inkIndex)).size).toBe(INK_NAMES.length)
  expect(light.shadow[0]).toBeLessThan(light.ground[0])
  expect(light.shadow[0]).toBeGreaterThan(0.5)
})

test('a blend ends exactly at its colours', () => {
  expect(mixRgb([0, 0.2, 1], [1, 0.4, 0], 0)).toEqual([0, 0.2, 1])
  expect(mixRgb([0, 0.25, 1], [1, 0.75, 0], 1)).toEqual([1, 0.75, 0])
})
