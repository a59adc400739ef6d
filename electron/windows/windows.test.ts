// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import type { HallWindow } from './hallWindow.ts'
import { HallWindows } from './windows.ts'

class FakeBrowser extends EventEmitter {
  readonly webContents = new EventEmitter()
  visible = true
  destroyed = false
  isDestroyed = () => this.destroyed
  isMinimized = () => false
  show = () => void (this.visible = true)
  hide = () => void (this.visible = false)
  destroy = () => {
    this.destroyed = true
    this.emit('closed')
  }
}

vi.mock('./hallWindow.ts', () => ({ openHallWindow: (order: object) => ({ ...order, browser: new FakeBrowser() }), placeAgain: () => undefined }))

function windows() {
  const gone: HallWindow[] = []
  const host = { preload: '', now: () => 0, tell: () => undefined, onWallClosed: () => undefined, onGone: (window: HallWindow) => void gone.push(window) }
  return { windows: new HallWindows(host), gone }
}

test('a window that is dropped, recovered or closed with all is told gone, each one itself', () => {
  vi.useFakeTimers()
  const { windows: all, gone } = windows()
  const preview = all.open({ id: 'preview', role: 'preview', span: null })
  const wall = all.open({ id: 'wall', role: 'wall', span: null })
  all.drop('preview')
  expect(gone).toEqual([preview])
  wall.browser.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  vi.runAllTimers()
  expect(gone).toEqual([preview, wall])
  const again = all.get('wall')!
  expect(again).not.toBe(wall)
  all.closeAll()
  expect(gone).toEqual([preview, wall, again])
  vi.useRealTimers()
})

test('a console that was closed is only put away and comes back when asked for', () => {
  const { windows: all } = windows()
  const browser = all.open({ id: 'console', role: 'console', span: null }).browser as unknown as FakeBrowser
  const preventDefault = vi.fn<() => void>()
  browser.emit('close', { preventDefault })
  expect({ visible: browser.visible, prevented: preventDefault.mock.calls.length }).toEqual({ visible: false, prevented: 1 })
  expect(all.show('console')).toBe(true)
  expect(browser.visible).toBe(true)
  expect(all.show('absent')).toBe(false)
})
