// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { SHIPPED_LAYOUTS, chooseVariant, layoutProblems, layoutSchema } from './index.ts'

test.each(SHIPPED_LAYOUTS.map((layout) => [layout.id, layout] as const))('shipped layout %s is valid, inside the wall and without overlaps', (_id, layout) => {
  expect(layoutSchema.parse(layout)).toEqual(layout)
  expect(layoutProblems(layout)).toEqual([])
})

test('no region of a 3×2 layout crosses a seam, except map and bands', () => {
  const mayCross = new Set(['map', 'header', 'responseBand', 'incidentHead', 'vitalSigns'])
  for (const layout of SHIPPED_LAYOUTS) {
    const wide = chooseVariant(layout, 160 / 60)
    for (const region of wide.regions.filter((one) => !mayCross.has(one.panel))) {
      for (const seam of [160 / 3, 320 / 3])
        expect(region.x + 0.01 < seam && region.x + region.width > seam + 0.01, `${layout.id}/${region.id} crosses x ${seam}`).toBe(false)
    }
  }
})

test('no region of a 2×1 layout crosses the seam, except map and bands', () => {
  const mayCross = new Set(['map', 'header', 'responseBand', 'incidentHead'])
  for (const layout of SHIPPED_LAYOUTS) {
    const pair = chooseVariant(layout, 3840 / 1080)
    expect(pair.columns).toBe(2)
    const crossing = pair.regions.filter((one) => !mayCross.has(one.panel) && one.x < 106.66 && one.x + one.width > 106.67)
    expect(crossing.map((one) => `${layout.id}/${one.id}`)).toEqual([])
  }
})

test('the variant nearest to the wall is chosen', () => {
  const layout = SHIPPED_LAYOUTS[0]!
  expect(chooseVariant(layout, 16 / 9).columns).toBe(1)
  expect(chooseVariant(layout, 5760 / 2160).columns).toBe(3)
})

test('overlaps, a region outside and a second map are named', () => {
  const layout = structuredClone(SHIPPED_LAYOUTS[0]!)
  layout.variants = [layout.variants[0]!]
  layout.variants[0]!.regions.push({ id: 'extra', panel: 'map', x: 100, y: 50, width: 20, height: 5, settings: {} })
  const problems = layoutProblems(layout).join('\n')
  expect(problems).toContain('extra lies outside the wall')
  expect(problems).toContain('duty and extra overlap')
  expect(problems).toContain('more than one map region')
})
