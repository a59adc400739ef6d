// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { WindowSpan } from '../../shared/contracts/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { placeRegions } from './placement.ts'

const overview = SHIPPED_LAYOUTS.find((layout) => layout.id === 'overview')!
const map = SHIPPED_LAYOUTS.find((layout) => layout.id === 'map')!
const wall = { wallWidthPx: 5760, wallHeightPx: 2160, columns: 3, rows: 2 }
const whole: WindowSpan = { ...wall, left: 0, top: 0, width: 5760, height: 2160, screens: [] }
const middleTop: WindowSpan = { ...wall, left: 1920, top: 0, width: 1920, height: 1080, screens: [] }

test('a window that spans the wall shows every region whole', () => {
  const placed = placeRegions(overview, whole)
  expect(placed).toHaveLength(overview.variants[1]!.regions.length)
  expect(placed.every((one) => one.part.join() === '0,0,1,1')).toBe(true)
})

test('a window of one screen shows only what reaches into it and knows its part of the map', () => {
  const placed = placeRegions(map, middleTop)
  const shown = placed.find((one) => one.region.panel === 'map')!
  expect(placed.some((one) => one.region.panel === 'incidentList')).toBe(false)
  expect(shown.box).toMatchObject({ left: 0, width: expect.closeTo(53.27, 1) })
  expect(shown.part[0]).toBeCloseTo(0.5, 1)
  expect(shown.part[3]).toBeCloseTo((30 - 4.2) / 55.8, 3)
})

test('the map keeps its key in every layout, so its widget is moved and not made anew', () => {
  for (const layout of SHIPPED_LAYOUTS) expect(placeRegions(layout, whole).filter((one) => one.key === 'map#0')).toHaveLength(1)
  expect(placeRegions(map, whole, ['map']).some((one) => one.region.panel === 'map')).toBe(false)
})
