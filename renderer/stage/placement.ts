// SPDX-License-Identifier: Apache-2.0
import type { WindowSpan } from '../../shared/contracts/index.ts'
import { chooseVariant, regionBox, type Layout, type Region } from '../../shared/layouts/index.ts'

/** A box in root units (1/60 of the wall's height) from this window's top left. */
export interface UnitBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A region as this window shows it. */
export interface PlacedRegion {
  /** Keeps a panel's instance when a layout switch only moves it: the map above all. */
  readonly key: string
  readonly region: Region
  readonly box: UnitBox
  /** The part of the region (0..1) inside this window: the whole of it unless a window edge cuts it. */
  readonly part: readonly [number, number, number, number]
  /** Width : height of the whole region on the wall. */
  readonly aspect: number
  /** Whether the layout on show is one for 急时: known at the frame of the take, not when it was ordered. */
  readonly emergency: boolean
}

/** The regions of a layout that this window's span shows, with their boxes; the map's box is cut to the window. */
export function placeRegions(layout: Layout, span: WindowSpan, leftOut: readonly string[] = []): PlacedRegion[] {
  const aspect = span.wallWidthPx / span.wallHeightPx
  const variant = chooseVariant(layout, aspect)
  const unit = 60 / span.wallHeightPx
  const window: UnitBox = { left: span.left * unit, top: span.top * unit, width: span.width * unit, height: span.height * unit }
  const keys = new Map<string, number>()
  return variant.regions.flatMap((region) => {
    const fraction = regionBox(region, variant)
    const whole: UnitBox = { left: fraction.left * 60 * aspect, top: fraction.top * 60, width: fraction.width * 60 * aspect, height: fraction.height * 60 }
    const cut = intersect(whole, window)
    if (!cut || leftOut.includes(region.panel)) return []
    const nth = keys.get(region.panel) ?? 0
    keys.set(region.panel, nth + 1)
    const shown = region.panel === 'map' ? cut : whole
    const box = { ...shown, left: shown.left - window.left, top: shown.top - window.top }
    return [
      { key: `${region.panel}#${nth}`, region, box, part: partOf(cut, whole), aspect: whole.width / whole.height, emergency: layout.mode === 'emergency' },
    ]
  })
}

function intersect(a: UnitBox, b: UnitBox): UnitBox | null {
  const left = Math.max(a.left, b.left)
  const top = Math.max(a.top, b.top)
  const width = Math.min(a.left + a.width, b.left + b.width) - left
  const height = Math.min(a.top + a.height, b.top + b.height) - top
  return width > 0.01 && height > 0.01 ? { left, top, width, height } : null
}

function partOf(cut: UnitBox, whole: UnitBox): [number, number, number, number] {
  const x0 = (cut.left - whole.left) / whole.width
  const y0 = (cut.top - whole.top) / whole.height
  // Rounded, so that a region a window shows whole is exactly 0..1 and counts as uncut.
  return [tidy(x0), tidy(y0), tidy(x0 + cut.width / whole.width), tidy(y0 + cut.height / whole.height)]
}

function tidy(share: number): number {
  return Math.round(share * 1e6) / 1e6
}
