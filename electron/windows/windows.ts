// SPDX-License-Identifier: Apache-2.0
import type { WebContents } from 'electron'
import { CHANNELS, type WindowEvents, type WindowRole, type WindowSpan } from '../../shared/contracts/index.ts'
import { openHallWindow, placeAgain, type HallWindow } from './hallWindow.ts'
import { crashVerdict } from './crashes.ts'

/** What the windows need from the hall. */
export interface WindowsHost {
  readonly preload: string
  now(): number
  /** Something the operator must know. */
  tell(code: string, detail: string): void
  onWallClosed(): void
  /** A window is closed for good, or was replaced by another of the same id. */
  onGone(window: HallWindow): void
}

/** Which window to open. */
export interface OpenOrder {
  readonly id: string
  readonly role: WindowRole
  readonly span: WindowSpan | null
  /** Panels it is opened without. */
  readonly leftOut?: readonly string[]
}

const REOPEN_DELAY_MS = 50

/** All windows of this PC: opens them, finds them, talks to them, brings them back. */
export class HallWindows {
  private readonly windows = new Map<string, HallWindow>()
  private readonly crashTimes = new Map<string, number[]>()
  private readonly host: WindowsHost
  private closing = false

  constructor(host: WindowsHost) {
    this.host = host
  }

  /** Opens (or re-opens) a window under this id. */
  open(order: OpenOrder): HallWindow {
    const { id, role, span, leftOut = [] } = order
    const window = openHallWindow({ id, role, span, preload: this.host.preload, leftOut, now: this.host.now() })
    this.windows.set(id, window)
    const contents = window.browser.webContents
    contents.on('render-process-gone', (_event, details) => this.recover(window, details.reason))
    contents.on('did-fail-load', (_event, ...[code, description, , isMainFrame]) => {
      if (isMainFrame && code !== -3) this.host.tell('page-failed', `${id}: ${description}`)
    })
    window.browser.on('close', (event) => this.closed(window, event))
    window.browser.once('closed', () => this.host.onGone(window))
    return window
  }

  /** The window a message came from. */
  of(contents: WebContents): HallWindow | undefined {
    return this.all().find((window) => !window.browser.isDestroyed() && window.browser.webContents === contents)
  }

  get(id: string): HallWindow | undefined {
    return this.windows.get(id)
  }

  all(role?: WindowRole): HallWindow[] {
    return [...this.windows.values()].filter((window) => !role || window.role === role)
  }

  /** Sends an event to one window; a window on its way out hears nothing. */
  send<Name extends keyof WindowEvents>(window: HallWindow, name: Name, payload: WindowEvents[Name]): void {
    if (!window.browser.isDestroyed() && !window.browser.webContents.isCrashed()) window.browser.webContents.send(CHANNELS.event, name, payload)
  }

  broadcast<Name extends keyof WindowEvents>(name: Name, payload: WindowEvents[Name]): void {
    for (const window of this.windows.values()) this.send(window, name, payload)
  }

  /** Brings a window that was put away or minimised back before a person; false when there is none. */
  show(id: string): boolean {
    const browser = this.windows.get(id)?.browser
    if (!browser || browser.isDestroyed()) return false
    if (browser.isMinimized()) browser.restore()
    browser.show()
    return true
  }

  /** Displays came, went or changed: every window goes back to its place. */
  placeAll(): void {
    for (const window of this.windows.values()) placeAgain(window)
  }

  /** Closes one window for good. */
  drop(id: string): void {
    const window = this.windows.get(id)
    this.windows.delete(id)
    window?.browser.destroy()
  }

  /** Closes all; nothing is brought back from now on. */
  closeAll(): void {
    this.closing = true
    for (const window of this.windows.values()) window.browser.destroy()
    this.windows.clear()
  }

  private recover(window: HallWindow, reason: string): void {
    if (this.closing || this.windows.get(window.id) !== window || reason === 'clean-exit') return
    const times = [...(this.crashTimes.get(window.id) ?? []), this.host.now()]
    this.crashTimes.set(window.id, times)
    const leftOut = crashVerdict(times, this.host.now()) === 'leave-map-out' ? ['map'] : window.leftOut
    this.host.tell('window-recovered', `${window.id}: ${reason}${leftOut.length > 0 ? ' · without ' + leftOut.join(', ') : ''}`)
    setTimeout(() => {
      if (this.closing || this.windows.get(window.id) !== window) return
      this.open({ id: window.id, role: window.role, span: window.span, leftOut })
      window.browser.destroy()
    }, REOPEN_DELAY_MS)
  }

  private closed(window: HallWindow, event: { preventDefault(): void }): void {
    if (this.closing || this.windows.get(window.id) !== window) return
    if (window.role === 'console') {
      // The console is put away, not ended: the wall must stay operable.
      event.preventDefault()
      window.browser.hide()
    } else if (window.role === 'wall') this.host.onWallClosed()
  }
}
