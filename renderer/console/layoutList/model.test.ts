// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { EMPTY_HALL } from '../../../shared/hall/index.ts'
import { SHIPPED_LAYOUTS } from '../../../shared/layouts/index.ts'
import { layoutRows, moveRow, schematic } from './model.ts'

const LIVE = { v: 1, mode: 'live' } as const
const wall = {
  ...EMPTY_HALL.wall,
  previewLayoutId: 'emergency',
  screens: { s1: { layoutId: 'overview', previousLayoutIds: [], timeline: LIVE }, s2: { layoutId: 'map', previousLayoutIds: [], timeline: LIVE } },
}

test('rows say what is on any screen, what is prepared, and which variant this wall uses', () => {
  const rows = layoutRows(SHIPPED_LAYOUTS, wall, { aspect: 5760 / 2160, search: '' })
  expect(rows.map((row) => [row.layout.id, row.grid, row.isOnWall, row.isInPreview])).toEqual([
    ['overview', '3×2', true, false],
    ['map', '3×2', true, false],
    ['emergency', '3×2', false, true],
  ])
  expect(layoutRows(SHIPPED_LAYOUTS, wall, { aspect: 16 / 9, search: '' })[0]?.grid).toBe('1×1')
})

test('search finds either language and nothing for nonsense', () => {
  const found = (search: string) => layoutRows(SHIPPED_LAYOUTS, wall, { aspect: 1, search }).map((row) => row.layout.id)
  expect(found('一张图')).toEqual(['map'])
  expect(found(' EMERG ')).toEqual(['emergency'])
  expect(found('zzz')).toEqual([])
})

test('arrow keys stop at the ends', () => {
  expect([moveRow(0, -1, 3), moveRow(2, 1, 3), moveRow(0, 1, 3), moveRow(2, 0, 1), moveRow(0, 0, 0)]).toEqual([0, 2, 1, 0, -1])
})

test.each(SHIPPED_LAYOUTS.flatMap((layout) => [16 / 9, 5760 / 2160, 3.5].map((aspect) => [layout.id, aspect, layout] as const)))(
  'the schematic of %s at %f stays inside the wall and shows its one map',
  (_id, aspect, layout) => {
    const boxes = schematic(layout, aspect)
    expect(boxes.filter((box) => box.kind === 'map')).toHaveLength(1)
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(60 * aspect + 0.1)
      expect(box.y + box.height).toBeLessThanOrEqual(60.01)
    }
  },
)
