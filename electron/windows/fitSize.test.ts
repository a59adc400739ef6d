// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fitSize } from './fitSize.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const BOX = { x: 10, y: 20, width: 1920, height: 1080 }

function windowOf(size: number[]) {
  const window = { size, requests: [] as unknown[], destroyed: false }
  const browser = {
    isDestroyed: () => window.destroyed,
    getContentSize: () => window.size,
    setBounds: (bounds: unknown) => void window.requests.push(bounds),
  }
  return { window, browser }
}

test('a window that came out a pixel short is asked again, also when it shows that only later', () => {
  const { window, browser } = windowOf([1919, 1079])
  fitSize(browser, { ...BOX, scale: 1 } as typeof BOX)
  expect(window.requests).toEqual([BOX])
  window.size = [1920, 1080]
  fitSize(browser, BOX)
  expect(window.requests).toHaveLength(1)
  window.size = [1919, 1080]
  vi.runAllTimers()
  expect(window.requests).toHaveLength(3)
})

test('an exact window is left alone, a destroyed one is not touched', () => {
  const { window, browser } = windowOf([1920, 1080])
  fitSize(browser, BOX)
  window.size = [1, 1]
  window.destroyed = true
  vi.runAllTimers()
  expect(window.requests).toEqual([])
})
