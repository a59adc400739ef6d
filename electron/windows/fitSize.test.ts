// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fitSize } from './fitSize.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const BOX = { x: 10, y: 20, width: 1920, height: 1080 }

/** A window under a display of 1920×1080: exactly that size comes out a pixel short, as Chromium has it on X11. */
function windowOnDisplay() {
  const window = { size: [0, 0], destroyed: false, requests: 0 }
  const browser = {
    isDestroyed: () => window.destroyed,
    getContentSize: () => window.size,
    setBounds: ({ width = 0, height = 0 }: Partial<typeof BOX>) => {
      window.requests += 1
      window.size = width === 1920 && height === 1080 ? [1919, 1079] : [width, height]
    },
  }
  return { window, browser }
}

test('a wall as large as its display covers it, also when it came out short only later', () => {
  const { window, browser } = windowOnDisplay()
  browser.setBounds(BOX)
  fitSize(browser, BOX)
  expect(window.size).toEqual([1920, 1081])
  window.size = [1919, 1079]
  vi.runAllTimers()
  expect(window.size).toEqual([1920, 1081])
})

test('a window that covers its box is left alone, a destroyed one is not touched', () => {
  const { window, browser } = windowOnDisplay()
  const smaller = { ...BOX, width: 1280, height: 720 }
  browser.setBounds(smaller)
  fitSize(browser, smaller)
  window.size = [1, 1]
  window.destroyed = true
  vi.runAllTimers()
  expect(window.requests).toBe(1)
})
