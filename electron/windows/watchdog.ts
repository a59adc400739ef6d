// SPDX-License-Identifier: Apache-2.0
import type { HallWindow } from './hallWindow.ts'
import type { HallWindows } from './windows.ts'

const PING_MS = 1_000
const FRAME_EVERY = 10
const HUNG_AFTER_MS = 3_000
// A page that is still loading its scripts cannot answer; it gets this long before silence counts.
const GRACE_MS = 20_000

interface Heart {
  readonly window: HallWindow
  answeredAt: number
  hasAnswered: boolean
}

/**
 * Pings every page each second and expects an answer from a task within 3 s. A hung page is crashed on
 * purpose: a mere reload of a hung renderer never paints. Every tenth ping asks for an animation frame too.
 */
export class Watchdog {
  private readonly hearts = new Map<string, Heart>()
  private readonly timer: ReturnType<typeof setInterval>
  private pings = 0
  private readonly windows: HallWindows
  private readonly monotonicMs: () => number

  constructor(windows: HallWindows, monotonicMs: () => number) {
    this.windows = windows
    this.monotonicMs = monotonicMs
    this.timer = setInterval(() => this.beat(), PING_MS)
  }

  /** A page answered. */
  answered(window: HallWindow): void {
    const heart = this.hearts.get(window.id)
    if (heart?.window !== window) return
    heart.answeredAt = this.monotonicMs()
    heart.hasAnswered = true
  }

  /** A page is loaded anew: until it answers for the first time its silence is not held against it. */
  expectReload(windowId: string): void {
    this.hearts.delete(windowId)
  }

  dispose(): void {
    clearInterval(this.timer)
  }

  private beat(): void {
    this.pings++
    const now = this.monotonicMs()
    for (const window of this.windows.all()) {
      if (window.browser.isDestroyed()) continue
      const heart = this.heartOf(window, now)
      const limit = heart.hasAnswered ? HUNG_AFTER_MS : GRACE_MS
      if (now - heart.answeredAt > limit + PING_MS) this.crash(window, heart)
      else this.windows.send(window, 'window.ping', { id: this.pings, frame: this.pings % FRAME_EVERY === 0 })
    }
  }

  private heartOf(window: HallWindow, now: number): Heart {
    const known = this.hearts.get(window.id)
    if (known?.window === window) return known
    const heart: Heart = { window, answeredAt: now, hasAnswered: false }
    this.hearts.set(window.id, heart)
    return heart
  }

  private crash(window: HallWindow, heart: Heart): void {
    heart.answeredAt = this.monotonicMs()
    window.browser.webContents.forcefullyCrashRenderer()
  }
}
