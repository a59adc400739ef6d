// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HallWindow } from './hallWindow.ts'
import { Watchdog } from './watchdog.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that answers tasks and frames as told, under a clock that can be stopped as SIGSTOP does. */
function page() {
  const page = { answersTasks: true, draws: true, visible: true, crashes: 0 }
  const told: string[] = []
  let lostMs = 0
  const contents = { forcefullyCrashRenderer: () => void page.crashes++ }
  const browser = { isDestroyed: () => false, isVisible: () => page.visible, isMinimized: () => false, webContents: contents }
  const window = { id: 'wall', browser } as unknown as HallWindow
  const windows = {
    all: () => [window],
    send: (_window: HallWindow, _name: string, ping: unknown) => {
      if (page.answersTasks) watchdog.answered(window, false)
      if (page.draws && (ping as { frame: boolean }).frame) watchdog.answered(window, true)
    },
  }
  const watchdog = new Watchdog(
    windows,
    () => performance.now() + lostMs,
    (code, detail) => void told.push(`${code} ${detail}`),
  )
  return { page, told, watchdog, standStill: (ms: number) => void (lostMs += ms), run: (seconds: number) => vi.advanceTimersByTime(seconds * 1000) }
}

test('a page that answers no task is crashed once it was given its time', () => {
  const { page: wall, run } = page()
  run(5)
  wall.answersTasks = false
  wall.draws = false
  run(3)
  expect(wall.crashes).toBe(0)
  run(3)
  expect(wall.crashes).toBe(1)
})

test('when this process stood still, no page is blamed for it', () => {
  const { page: wall, run, standStill } = page()
  run(5)
  standStill(6_000)
  run(10)
  standStill(60_000)
  run(10)
  expect(wall.crashes).toBe(0)
})

test('a visible page that stopped drawing is named and crashed once; it is judged again only after it drew', () => {
  const { page: wall, told, run } = page()
  run(15)
  wall.draws = false
  run(20)
  expect(wall.crashes).toBe(0)
  run(10)
  expect({ crashes: wall.crashes, told }).toEqual({ crashes: 1, told: ['frames-stopped wall'] })
  run(300)
  expect(wall.crashes).toBe(1)
})

test('a window that is put away need not draw', () => {
  const { page: wall, run } = page()
  run(15)
  wall.visible = false
  wall.draws = false
  run(120)
  wall.visible = true
  run(10)
  wall.draws = true
  run(120)
  expect(wall.crashes).toBe(0)
})
