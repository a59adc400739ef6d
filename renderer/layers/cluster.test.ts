// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterByGrid, gatherByGrid, MOST_APART, type Placed } from './cluster.ts'

const placed = fc
  .array(fc.record({ x: fc.integer({ min: -50, max: 2_000 }), y: fc.integer({ min: -50, max: 1_100 }) }), { maxLength: 120 })
  .map((points) => points.map((point, i): Placed<number> => ({ item: i, ...point })))

test.each([
  ['grid', (points: Placed<number>[]) => clusterByGrid(points, 200)],
  ['gathered', (points: Placed<number>[]) => gatherByGrid(points, 200, 200)],
] as const)('%s: nothing is lost or doubled, and a group has more than three', (_name, cluster) => {
  fc.assert(
    fc.property(placed, (points) => {
      const { singles, groups } = cluster(points)
      expect([...singles, ...groups.flatMap((group) => group.items)].sort((a, b) => a - b)).toEqual(points.map((point) => point.item))
      for (const group of groups) expect(group.items.length).toBeGreaterThan(MOST_APART)
    }),
  )
})

test('three near each other stay apart, a fourth makes them one; a finer grid spreads them again', () => {
  const three = [10, 60, 110].map((x, item) => ({ item, x, y: 10 }))
  expect(clusterByGrid(three, 200).groups).toEqual([])
  const four = [...three, { item: 3, x: 160, y: 10 }]
  expect(clusterByGrid(four, 200).groups[0]!.items).toHaveLength(4)
  expect(clusterByGrid(four, 80).singles).toHaveLength(4)
})

test('one left alone joins the group beside it, but not one far away', () => {
  const four = [10, 20, 30, 40].map((x, item) => ({ item, x, y: 10 }))
  expect(gatherByGrid([...four, { item: 4, x: 210, y: 10 }], 200, 200).groups[0]!.items).toHaveLength(5)
  expect(gatherByGrid([...four, { item: 4, x: 900, y: 10 }], 200, 200).singles).toEqual([4])
})
