// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { planWarnings } from './plan.ts'

const polygon = [
  [121.2, 31],
  [121.3, 31],
  [121.3, 31.1],
  [121.2, 31],
] as const

test('the gravest area is drawn last, whatever the order of arrival', () => {
  const areas = planWarnings(
    [
      { id: 'a', colour: 'red', polygons: [polygon] },
      { id: 'b', colour: 'blue', polygons: [polygon] },
      { id: 'c', colour: 'orange', polygons: [polygon] },
    ],
    [],
  )
  expect(areas.map((area) => area.ink)).toEqual(['blue', 'orange', 'red'])
})

test('a closed ring loses its repeated corner, and a warning without an area is left out', () => {
  const areas = planWarnings(
    [
      { id: 'a', colour: 'yellow', polygons: [polygon] },
      { id: 'b', colour: 'red' },
    ],
    [],
  )
  expect(areas).toHaveLength(1)
  expect(areas[0]!.ring).toHaveLength(3)
})

test('the key differs exactly when the picture does', () => {
  const key = (colour: 'red' | 'blue', ring: typeof polygon | readonly (readonly [number, number])[]): string =>
    planWarnings([{ id: 'a', colour, polygons: [ring] }], [])[0]!.key
  expect(key('red', polygon)).toBe(key('red', [...polygon]))
  expect(key('red', polygon)).not.toBe(key('blue', polygon))
  expect(key('red', polygon)).not.toBe(key('red', polygon.slice(0, 3)))
})

test('a warning for the whole district is not drawn, one for half of it is', () => {
  const places = [
    [121.25, 31.05],
    [121.6, 31.05],
  ] as const
  const square = [
    [121.2, 31],
    [121.3, 31],
    [121.3, 31.1],
    [121.2, 31.1],
  ] as const
  const wide = [
    [121, 30],
    [122, 30],
    [122, 32],
    [121, 32],
  ] as const
  expect(planWarnings([{ id: 'a', colour: 'blue', polygons: [wide] }], places)).toEqual([])
  expect(planWarnings([{ id: 'a', colour: 'blue', polygons: [square] }], places)).toHaveLength(1)
})
