// SPDX-License-Identifier: Apache-2.0
import type { BrowserWindow } from 'electron'
import type { Box } from './wallProfile.ts'

const SETTLE_MS = 200

/** Part of a window that fitting needs; tests give something else. */
export type FittedWindow = Pick<BrowserWindow, 'isDestroyed' | 'getContentSize' | 'setBounds'>

/**
 * Makes a frameless window exactly as large as asked. Without a window manager a size can come out a pixel short,
 * and the display server may say so only a moment later: so it is read back now and once more then.
 */
export function fitSize(window: FittedWindow, box: Box): void {
  const fit = (): void => {
    if (window.isDestroyed()) return
    const [width, height] = window.getContentSize()
    if (width !== box.width || height !== box.height) window.setBounds({ x: box.x, y: box.y, width: box.width, height: box.height })
  }
  fit()
  setTimeout(fit, SETTLE_MS)
}
