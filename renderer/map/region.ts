// SPDX-License-Identifier: Apache-2.0
import { lensFor, type Frame, type Lens, type Part } from './view.ts'

/** The shape of the whole map region (width : height) and the part of it that a window shows. */
export interface WallPart {
  aspect: number
  part: Part
}

/** Size of a region at an instant. */
export interface RegionSize {
  frame: Frame
  lens: Lens
  remPx: number
}

/** Measures the element; a window that shows the whole region has the element's own shape. */
export function measureRegion(element: HTMLElement, wall: WallPart): RegionSize {
  const [x0, y0, x1, y1] = wall.part
  const width = Math.max(1, element.clientWidth) / (x1 - x0)
  const height = Math.max(1, element.clientHeight) / (y1 - y0)
  const isWhole = x0 === 0 && y0 === 0 && x1 === 1 && y1 === 1
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return { frame: { width, height, part: wall.part }, lens: lensFor(isWhole ? width / height : wall.aspect), remPx }
}

/** Drawing-buffer pixels of a "1 px" line: meant for a wall 1080 high, thicker on taller ones, never too thin to see. */
export function linePixel(remPx: number, bufferPerCssPx: number): number {
  return Math.max(0.8, Math.max(1, remPx / 18) * bufferPerCssPx)
}
