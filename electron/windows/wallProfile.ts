// SPDX-License-Identifier: Apache-2.0
import type { WindowSpan } from '../../shared/contracts/index.ts'

/** Screens of a wall: columns × rows, each of the same pixels. */
export interface WallProfile {
  readonly columns: number
  readonly rows: number
  readonly screenWidth: number
  readonly screenHeight: number
}

/** A box in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Reads `3x2@1920x1080`. */
export function parseWallProfile(text: string): WallProfile {
  const [columns = 1, rows = 1, screenWidth = 1920, screenHeight = 1080] = text.split(/[x@]/).map(Number)
  return { columns, rows, screenWidth, screenHeight }
}

/** Ids of the screens, row by row: `s1` is top left. */
export function screenIds(profile: WallProfile): string[] {
  return Array.from({ length: profile.columns * profile.rows }, (_, index) => `s${index + 1}`)
}

/** One window for the whole wall, or one per screen. */
export function planSpans(profile: WallProfile, split: boolean): WindowSpan[] {
  const wall = {
    wallWidthPx: profile.columns * profile.screenWidth,
    wallHeightPx: profile.rows * profile.screenHeight,
    columns: profile.columns,
    rows: profile.rows,
  }
  if (!split) return [{ ...wall, left: 0, top: 0, width: wall.wallWidthPx, height: wall.wallHeightPx, screens: screenIds(profile) }]
  return screenIds(profile).map((id, index) => ({
    ...wall,
    left: (index % profile.columns) * profile.screenWidth,
    top: Math.floor(index / profile.columns) * profile.screenHeight,
    width: profile.screenWidth,
    height: profile.screenHeight,
    screens: [id],
  }))
}

/** Where a span's window goes on the display area; on a smaller display the whole wall is scaled down, never up. */
export function placeSpan(span: WindowSpan, area: Box): Box & { readonly scale: number } {
  const scale = Math.min(1, area.width / span.wallWidthPx, area.height / span.wallHeightPx)
  return {
    x: area.x + Math.round(span.left * scale),
    y: area.y + Math.round(span.top * scale),
    width: Math.round(span.width * scale),
    height: Math.round(span.height * scale),
    scale,
  }
}

/** Box of the whole span inside its window, in window pixels. */
export function spanBox(span: WindowSpan, windowWidth: number): Box {
  return { x: 0, y: 0, width: windowWidth, height: Math.round((span.height * windowWidth) / span.width) }
}

/** Box of one screen inside its window, in window pixels. */
export function screenBox(span: WindowSpan, screenId: string, windowSize: { readonly width: number; readonly height: number }): Box | null {
  const number = Number(screenId.slice(1)) - 1
  if (!span.screens.includes(screenId)) return null
  const width = span.wallWidthPx / span.columns
  const height = span.wallHeightPx / span.rows
  const k = windowSize.width / span.width
  const left = (number % span.columns) * width - span.left
  const top = Math.floor(number / span.columns) * height - span.top
  return { x: Math.round(left * k), y: Math.round(top * k), width: Math.round(width * k), height: Math.round(height * k) }
}
