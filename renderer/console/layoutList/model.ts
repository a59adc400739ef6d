// SPDX-License-Identifier: Apache-2.0
import type { WallState } from '../../../shared/hall/index.ts'
import { chooseVariant, regionBox, type Layout } from '../../../shared/layouts/index.ts'

/** One layout as the list shows it. */
export interface LayoutRow {
  readonly layout: Layout
  /** Screens of the variant this wall uses: 「3×2」. */
  readonly grid: string
  readonly isOnWall: boolean
  readonly isInPreview: boolean
}

/** A region of the schematic, in units of 1/60 of the wall's height. */
export interface SchematicBox {
  readonly id: string
  readonly kind: 'map' | 'band' | 'panel'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The layouts whose name in either language contains the text, with their marks. */
export function layoutRows(layouts: readonly Layout[], wall: WallState, choice: { readonly aspect: number; readonly search: string }): LayoutRow[] {
  const shown = new Set(Object.values(wall.screens).map((screen) => screen.layoutId))
  return layouts
    .filter((layout) => isNamed(layout, choice.search))
    .map((layout) => {
      const { columns, rows } = chooseVariant(layout, choice.aspect)
      return { layout, grid: `${columns}×${rows}`, isOnWall: shown.has(layout.id), isInPreview: wall.previewLayoutId === layout.id }
    })
}

function isNamed(layout: Layout, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return wanted === '' || [layout.title.zh, layout.title.en, layout.id].some((name) => name.toLowerCase().includes(wanted))
}

/** The row the arrow keys lead to: they stop at the ends. */
export function moveRow(current: number, step: number, count: number): number {
  return count === 0 ? -1 : Math.min(count - 1, Math.max(0, current + step))
}

const BANDS = new Set(['header', 'responseBand', 'incidentHead'])

/** Regions of the variant this wall uses, stretched to its shape; the map and the bands stand out. */
export function schematic(layout: Layout, aspect: number): SchematicBox[] {
  const variant = chooseVariant(layout, aspect)
  return variant.regions.map((region) => {
    const box = regionBox(region, variant)
    const kind = region.panel === 'map' ? 'map' : BANDS.has(region.panel) ? 'band' : 'panel'
    return { id: region.id, kind, x: box.left * 60 * aspect, y: box.top * 60, width: box.width * 60 * aspect, height: box.height * 60 }
  })
}
