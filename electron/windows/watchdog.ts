// SPDX-License-Identifier: Apache-2.0
import type { HallWindow } from './hallWindow.ts'
import type { HallWindows } from './windows.ts'

const PING_MS = 1_000
const FRAME_EVERY = 10
const FRAMES_MISSED = 2
const HUNG_AFTER_MS = 3_000
// A page that is still loading its scripts cannot answer; it gets this long before silence counts.
const GRACE_MS = 20_000

interface Heart {
  readonly window: HallWindow
  answeredAt: number
  hasAnswered: boolean
  /** Animation frames asked for without an answer since; null until the page has drawn one. */
  framesMissed: number | null
}

/**
 * Pings every page each second and expects an answer from a task within 3 s. A hung page is crashed on
 * purpose: a mere reload of a hung renderer never paints. Every tenth ping asks for an animation frame too:
 * a visible page that drew before and misses two of them is treated the same and named.
 */
export class Watchdog {
  private readonly hearts = new Map<string, Heart>()
  private readonly timer: ReturnType<typeof setInterval>
  private pings = 0
  private beatAt: number
  private readonly windows: Pick<HallWindows, 'all' | 'send'>
  private readonly monotonicMs: () => number
  private readonly tell: (code: string, detail: string) => void

  constructor(windows: Pick<HallWindows, 'all' | 'send'>, monotonicMs: () => number, tell: (code: string, detail: string) => void) {
    this.windows = windows
    this.monotonicMs = monotonicMs
    this.tell = tell
    this.beatAt = monotonicMs()
    this.timer = setInterval(() => this.beat(), PING_MS)
  }

  /** A page answered, out of an animation frame or out of a task. */
  answered(window: HallWindow, fromFrame: boolean): void {
    const heart = this.hearts.get(window.id)
    if (heart?.window !== window) return
    heart.answeredAt = this.monotonicMs()
    heart.hasAnswered = true
    if (fromFrame) heart.framesMissed = 0
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
    if (now - this.beatAt > 2 * PING_MS) this.forgive(now)
    this.beatAt = now
    const asksFrame = this.pings % FRAME_EVERY === 0
    for (const window of this.windows.all()) {
      if (window.browser.isDestroyed()) continue
      const heart = this.heartOf(window, now)
      const limit = heart.hasAnswered ? HUNG_AFTER_MS : GRACE_MS
      if (now - heart.answeredAt > limit + PING_MS) this.crash(heart)
      else if (asksFrame && missesFrames(heart)) this.stopped(heart)
      else this.windows.send(window, 'window.ping', { id: this.pings, frame: asksFrame })
    }
  }

  /** This process stood still itself: the answers wait unread, and nobody's silence means anything. */
  private forgive(now: number): void {
    for (const heart of this.hearts.values()) {
      heart.answeredAt = now
      if (heart.framesMissed !== null) heart.framesMissed = 0
    }
  }

  private heartOf(window: HallWindow, now: number): Heart {
    const known = this.hearts.get(window.id)
    if (known?.window === window) return known
    const heart: Heart = { window, answeredAt: now, hasAnswered: false, framesMissed: null }
    this.hearts.set(window.id, heart)
    return heart
  }

  private stopped(heart: Heart): void {
    this.tell('frames-stopped', heart.window.id)
    this.crash(heart)
  }

  // Judged anew only once it has drawn again: a display that sleeps draws nothing, and must not cost a crash each time.
  private crash(heart: Heart): void {
    heart.answeredAt = this.monotonicMs()
    heart.framesMissed = null
    heart.window.browser.webContents.forcefullyCrashRenderer()
  }
}

/** Counts this ask; true when the earlier ones went unanswered. A window nobody can see need not draw. */
function missesFrames(heart: Heart): boolean {
  const { browser } = heart.window
  if (heart.framesMissed === null) return false
  if (!browser.isVisible() || browser.isMinimized()) heart.framesMissed = 0
  else heart.framesMissed += 1
  return heart.framesMissed > FRAMES_MISSED
}
