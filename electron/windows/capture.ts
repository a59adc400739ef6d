// SPDX-License-Identifier: Apache-2.0
import type { NativeImage } from 'electron'
import type { Thumbnail } from '../../shared/contracts/index.ts'
import type { HallWindow } from './hallWindow.ts'
import { screenBox, spanBox, type Box } from './wallProfile.ts'
import type { HallWindows } from './windows.ts'

const CAPTURE_TIMEOUT_MS = 4_000

/** A picture of one screen as it is now. */
export interface Snapshot {
  readonly png: Uint8Array
  /** Picture pixels per wall pixel: below 1 when the wall is scaled to a smaller display. */
  readonly scale: number
}

/** Picture of a screen (`s1` …), of the whole wall (`wall`, one window only), the `console` or the `preview`; null when there is none. */
export async function captureScreen(windows: HallWindows, id: string): Promise<Snapshot | null> {
  const whole = id === 'wall' ? windows.all('wall')[0] : windows.all(id === 'console' ? 'console' : 'preview').find((window) => window.id === id)
  if (whole) return capture(whole, whole.span && whole.role === 'wall' ? spanBox(whole.span, whole.browser.getContentSize()[0] ?? 1) : undefined)
  for (const window of windows.all('wall')) {
    const [width = 1, height = 1] = window.browser.getContentSize()
    const box = window.span ? screenBox(window.span, id, { width, height }) : null
    // A window may be a pixel taller than its screen: the box is what people see.
    if (box) return capture(window, box)
  }
  return null
}

async function capture(window: HallWindow, box?: Box): Promise<Snapshot | null> {
  const image = await captureImage(window, box)
  return image && !image.isEmpty() ? { png: image.toPNG(), scale: window.scale } : null
}

/** capturePage that never hangs: a page that cannot paint must not hold up the console. */
async function captureImage(window: HallWindow, box?: Box): Promise<NativeImage | null> {
  if (window.browser.isDestroyed() || window.browser.webContents.isCrashed()) return null
  const picture = window.browser.webContents.capturePage(box).catch(() => null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), CAPTURE_TIMEOUT_MS)
  })
  return Promise.race([picture, late]).finally(() => clearTimeout(timer))
}

const THUMBNAIL_WIDTH = 640
const SHARE_OF_A_CORE = 0.03
const FASTEST_MS = 1_000

/** Sends the console small pictures of the programme and preview, one at a time, at a rate that costs ≤ 3 % of a core. */
export class ThumbnailLoop {
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly windows: HallWindows
  private readonly hallNow: () => number
  private readonly monotonicMs: () => number
  private stopped = false

  constructor(windows: HallWindows, clocks: { hallNow(): number; monotonicMs(): number }) {
    this.windows = windows
    this.hallNow = () => clocks.hallNow()
    this.monotonicMs = () => clocks.monotonicMs()
    this.schedule(FASTEST_MS)
  }

  dispose(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  private schedule(waitMs: number): void {
    if (!this.stopped) this.timer = setTimeout(() => void this.round(), waitMs)
  }

  private async round(): Promise<void> {
    let busyMs = 0
    const console = this.windows.get('console')
    if (console?.browser.isVisible()) {
      for (const window of [...this.windows.all('wall'), ...this.windows.all('preview')]) busyMs += await this.shoot(window, console)
    }
    this.schedule(Math.max(FASTEST_MS, busyMs / SHARE_OF_A_CORE))
  }

  /** Milliseconds of main-thread work it took: the capture itself happens elsewhere. */
  private async shoot(window: HallWindow, console: HallWindow): Promise<number> {
    if (window.painted.dom === null || !window.span) return 0
    const image = await captureImage(window)
    if (!image || image.isEmpty()) return 0
    const started = this.monotonicMs()
    const jpeg = image.resize({ width: Math.min(THUMBNAIL_WIDTH, image.getSize().width), quality: 'good' }).toJPEG(70)
    const { span } = window
    const part = {
      left: span.left / span.wallWidthPx,
      top: span.top / span.wallHeightPx,
      width: span.width / span.wallWidthPx,
      height: span.height / span.wallHeightPx,
    }
    const thumbnail: Thumbnail = {
      target: window.role === 'preview' ? 'preview' : 'programme',
      windowId: window.id,
      part,
      capturedAt: this.hallNow(),
      layoutId: window.layoutId ?? '',
      jpeg,
    }
    this.windows.send(console, 'wall.thumbnail', thumbnail)
    return this.monotonicMs() - started
  }
}
