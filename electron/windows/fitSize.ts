// SPDX-License-Identifier: Apache-2.0
import type { BrowserWindow } from 'electron'
import type { Box } from './wallProfile.ts'

const SETTLE_MS = 200

/** Part of a window that fitting needs; tests give something else. */
export type FittedWindow = Pick<BrowserWindow, 'isDestroyed' | 'getContentSize' | 'setBounds'>

/**
 * Makes a frameless window cover its box. On X11 Chromium takes a pixel off both sides of a window as large as a
 * display, however often it is asked, and an edge of the desktop shows. One pixel more in height is granted as it
 * is, and the display cuts it. The size is read back now and once more when the display server had its say.
 */
export function fitSize(window: FittedWindow, box: Box): void {
  const fit = (): void => {
    if (window.isDestroyed()) return
    const [width = 0, height = 0] = window.getContentSize()
    if (width < box.width || height < box.height) window.setBounds({ x: box.x, y: box.y, width: box.width, height: box.height + 1 })
  }
  fit()
  setTimeout(fit, SETTLE_MS)
}
