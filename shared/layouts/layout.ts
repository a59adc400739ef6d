// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** Version of the layout shape. */
export const LAYOUT_VERSION = 1

/**
 * A region (区块): one panel in a box. Units are root units of the wall (1 unit = wall height / 60), counted from the
 * top left of the variant's design size, so that a layout says where ten-metre type fits without knowing pixels.
 */
export const regionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,40}$/),
  panel: z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/),
  x: z.number().min(0).max(2000),
  y: z.number().min(0).max(60),
  width: z.number().min(1).max(2000),
  height: z.number().min(1).max(60),
  /** Judged by the panel's own schema when it is mounted; a failure draws the error tile, never a blank wall. */
  settings: z.record(z.string(), z.unknown()).default({}),
})

/** One arrangement of a layout for walls of about this shape. */
export const variantSchema = z.strictObject({
  /** Width of the design in root units; its height is always 60. 1×1 at 16:9 is 106.667, 3×2 is 160. */
  designWidth: z.number().min(20).max(2000),
  columns: z.number().int().min(1).max(20),
  rows: z.number().int().min(1).max(20),
  regions: z.array(regionSchema).min(1).max(80),
})

/** A named arrangement of panels over the whole wall. */
export const layoutSchema = z.strictObject({
  v: z.literal(LAYOUT_VERSION),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  title: z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(60) }),
  /** Number key that selects it for preview. */
  key: z.number().int().min(1).max(9).nullable(),
  mode: z.enum(['normal', 'emergency']),
  camera: z.enum(['district', 'incident', 'keep']),
  variants: z.array(variantSchema).min(1),
})

/** A region. */
export type Region = z.infer<typeof regionSchema>
/** An arrangement for one wall shape. */
export type LayoutVariant = z.infer<typeof variantSchema>
/** A layout. */
export type Layout = z.infer<typeof layoutSchema>
/** The layouts in force, in console order. */
export type LayoutSet = readonly Layout[]

/** The layout with this id. */
export function findLayout(layouts: LayoutSet, id: string): Layout | undefined {
  return layouts.find((layout) => layout.id === id)
}

/** The arrangement made for the wall shape nearest to this aspect ratio (width / height). */
export function chooseVariant(layout: Layout, aspect: number): LayoutVariant {
  const distance = (variant: LayoutVariant) => Math.abs(Math.log(variant.designWidth / 60 / aspect))
  return layout.variants.reduce((best, variant) => (distance(variant) < distance(best) ? variant : best))
}

/** A region's box as fractions (0..1) of the wall. */
export interface RegionBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Box of a region on a wall of any size: the design is stretched sideways when the wall's shape differs from it. */
export function regionBox(region: Region, variant: LayoutVariant): RegionBox {
  return { left: region.x / variant.designWidth, top: region.y / 60, width: region.width / variant.designWidth, height: region.height / 60 }
}

/** What is wrong with a layout beyond its schema: regions outside the wall or over each other, more than one map. */
export function layoutProblems(layout: Layout): string[] {
  return layout.variants.flatMap((variant) => variantProblems(variant).map((problem) => `${layout.id} ${variant.columns}×${variant.rows}: ${problem}`))
}

function variantProblems(variant: LayoutVariant): string[] {
  const problems: string[] = []
  const { regions, designWidth } = variant
  if (new Set(regions.map((region) => region.id)).size !== regions.length) problems.push('two regions have one id')
  if (regions.filter((region) => region.panel === 'map').length > 1) problems.push('more than one map region')
  for (const [index, region] of regions.entries()) {
    if (region.x + region.width > designWidth + 0.01 || region.y + region.height > 60.01) problems.push(`${region.id} lies outside the wall`)
    for (const other of regions.slice(index + 1)) if (overlaps(region, other)) problems.push(`${region.id} and ${other.id} overlap`)
  }
  return problems
}

function overlaps(a: Region, b: Region): boolean {
  const tolerance = 0.01
  return a.x < b.x + b.width - tolerance && b.x < a.x + a.width - tolerance && a.y < b.y + b.height - tolerance && b.y < a.y + a.height - tolerance
}
