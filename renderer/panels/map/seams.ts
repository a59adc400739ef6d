// SPDX-License-Identifier: Apache-2.0
import type { WindowSpan } from '../../../shared/contracts/index.ts'
import type { Rectangle } from '../../map/index.ts'
import type { PanelRegion } from '../region.ts'

const SEAM_REM = 0.75

/**
 * Strips of a map region along the seams between screens, in CSS pixels of the region: words keep out of them,
 * lines and ground may cross. Empty on a single screen.
 */
export function seamStrips(region: Pick<PanelRegion, 'box'>, span: WindowSpan, remPx: number): Rectangle[] {
  const unit = span.wallHeightPx / 60
  const left = span.left / unit + region.box.left
  const top = span.top / unit + region.box.top
  const inner = (count: number, length: number) => Array.from({ length: count - 1 }, (_, index) => ((index + 1) * length) / count)
  const columns = inner(span.columns, span.wallWidthPx / unit)
    .filter((x) => x > left && x < left + region.box.width)
    .map((x): Rectangle => [(x - left - SEAM_REM) * remPx, 0, (x - left + SEAM_REM) * remPx, region.box.height * remPx])
  const rows = inner(span.rows, 60)
    .filter((y) => y > top && y < top + region.box.height)
    .map((y): Rectangle => [0, (y - top - SEAM_REM) * remPx, region.box.width * remPx, (y - top + SEAM_REM) * remPx])
  return [...columns, ...rows]
}
