// SPDX-License-Identifier: Apache-2.0
import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron'
import type { WindowRole, WindowSpan } from '../../shared/contracts/index.ts'
import { PAGE_ORIGIN } from '../app/pageProtocol.ts'
import { fitSize } from './fitSize.ts'
import { placeSpan, type Box } from './wallProfile.ts'

/** A window of the hall: what it is for, what it shows and how it fares. */
export interface HallWindow {
  readonly id: string
  readonly role: WindowRole
  readonly span: WindowSpan | null
  readonly leftOut: readonly string[]
  readonly browser: BrowserWindow
  /** Window pixels per wall pixel; below 1 on a display smaller than the wall. */
  scale: number
  readonly openedAt: number
  /** First paint of the whole page with data, and of the map, in hall time. */
  painted: { dom: number | null; map: number | null }
  lastPaintedAt: number | null
  postRenders: number
  layoutId: string | null
}

/** Where a window of this role goes, and whether a person sees it. */
interface Place extends Box {
  readonly scale: number
  readonly show: boolean
}

const CONSOLE_SIZE = { width: 1920, height: 1080 }
const PREVIEW_WIDTH = 1280

/** The area all displays of this PC cover together. */
function displayArea(): Box {
  const boxes = screen.getAllDisplays().map((display) => display.bounds)
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y }
}

/** The display area left for the wall: a console beside it keeps its own display, or its own strip of a virtual one. */
function placeFor(role: WindowRole, span: WindowSpan | null): Place {
  const area = displayArea()
  if (role === 'wall' && span) return { ...placeSpan(span, area), show: true }
  if (role === 'preview' && span)
    return {
      x: 0,
      y: 0,
      width: PREVIEW_WIDTH,
      height: Math.round((PREVIEW_WIDTH * span.wallHeightPx) / span.wallWidthPx),
      scale: PREVIEW_WIDTH / span.wallWidthPx,
      show: false,
    }
  if (role === 'keeper') return { x: 0, y: 0, width: 200, height: 100, scale: 1, show: false }
  const besideX = span ? span.wallWidthPx : 0
  const hasRoomBeside = area.width - besideX >= 1280
  const size = { width: Math.min(CONSOLE_SIZE.width, hasRoomBeside ? area.width - besideX : area.width), height: Math.min(CONSOLE_SIZE.height, area.height) }
  return { x: hasRoomBeside ? area.x + besideX : area.x, y: area.y, ...size, scale: 1, show: true }
}

/** How to open a window. */
export interface WindowOrder {
  readonly id: string
  readonly role: WindowRole
  readonly span: WindowSpan | null
  readonly preload: string
  readonly leftOut: readonly string[]
  readonly now: number
}

const PAGES: Record<WindowRole, string> = { wall: 'wall.html', preview: 'wall.html', console: 'console.html', keeper: 'keeper.html' }

/** Opens a window of the hall: sandboxed, isolated, without Node, never throttled, at its true pixels. */
export function openHallWindow(order: WindowOrder): HallWindow {
  const place = placeFor(order.role, order.span)
  const bounds = { x: place.x, y: place.y, width: place.width, height: place.height }
  const browser = new BrowserWindow({ ...bounds, ...windowOptions(order) })
  // What the constructor was given is only a wish; a second request is taken as it is.
  browser.setBounds(bounds)
  if (place.show) {
    if (order.role === 'wall') browser.show()
    else browser.showInactive()
    browser.setBounds(bounds)
    if (order.role === 'wall') fitSize(browser, bounds)
  }
  void browser.loadURL(`${PAGE_ORIGIN}/${PAGES[order.role]}`).catch(() => undefined)
  return {
    id: order.id,
    role: order.role,
    span: order.span,
    leftOut: order.leftOut,
    browser,
    scale: place.scale,
    openedAt: order.now,
    painted: { dom: null, map: null },
    lastPaintedAt: null,
    postRenders: 0,
    layoutId: null,
  }
}

function windowOptions(order: WindowOrder): BrowserWindowConstructorOptions {
  return {
    show: false,
    frame: order.role === 'console',
    autoHideMenuBar: true,
    backgroundColor: '#0A0D10',
    enableLargerThanScreen: true,
    paintWhenInitiallyHidden: order.role !== 'keeper',
    title: 'CityOps Wall 城运大屏',
    webPreferences: {
      preload: order.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      backgroundThrottling: false,
      navigateOnDragDrop: false,
    },
  }
}

/** Puts a window back to its place after displays came, went or changed; a wall without its display goes to what is left. */
export function placeAgain(window: HallWindow): void {
  if (window.browser.isDestroyed() || window.role === 'preview' || window.role === 'keeper') return
  const { scale, show: _show, ...bounds } = placeFor(window.role, window.span)
  window.scale = scale
  window.browser.setBounds(bounds)
  if (window.role === 'wall') fitSize(window.browser, bounds)
}
