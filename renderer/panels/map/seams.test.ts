// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { seamStrips } from './seams.ts'

const wall = { wallWidthPx: 5760, wallHeightPx: 2160, columns: 3, rows: 2, left: 0, top: 0, width: 5760, height: 2160, screens: [] }

test('a region over one column of a 3×2 wall is cut by the row seam only; one over two columns by both', () => {
  expect(seamStrips({ box: { left: 54, top: 10, width: 52, height: 40 } }, wall, 36)).toEqual([[0, 19.25 * 36, 52 * 36, 20.75 * 36]])
  expect(seamStrips({ box: { left: 0, top: 4, width: 106, height: 56 } }, wall, 36)).toHaveLength(2)
})

test('a single screen has no seams, and a split window counts from its own corner', () => {
  expect(seamStrips({ box: { left: 0, top: 0, width: 100, height: 60 } }, { ...wall, columns: 1, rows: 1 }, 18)).toEqual([])
  expect(seamStrips({ box: { left: 0, top: 0, width: 53, height: 30 } }, { ...wall, left: 1920, top: 1080 }, 18)).toEqual([])
})
