// SPDX-License-Identifier: Apache-2.0

/** How tiles are split by a seam: rows above it, and the heights in root units of the two halves. */
export interface SeamSplit {
  readonly rowsAbove: number
  readonly aboveHeight: number
  readonly belowHeight: number
}

/** Clear strip on each side of a seam, in root units (tokens.css --seam). */
const CLEARANCE = 0.75

/**
 * Splits `rows` rows of tiles over a box so that none lies across the seam: `top` and `bottom` are the box's edges
 * and `seamY` the seam, all in root units of the wall. Null when the seam does not cross the box.
 */
export function splitAtSeam(box: { readonly top: number; readonly bottom: number }, seamY: number, rows: number): SeamSplit | null {
  const aboveHeight = seamY - CLEARANCE - box.top
  const belowHeight = box.bottom - seamY - CLEARANCE
  if (aboveHeight < 4 || belowHeight < 4 || rows < 2) return null
  const share = aboveHeight / (aboveHeight + belowHeight)
  const rowsAbove = Math.max(1, Math.min(rows - 1, Math.round(rows * share)))
  return { rowsAbove, aboveHeight, belowHeight }
}
