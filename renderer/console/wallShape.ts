// SPDX-License-Identifier: Apache-2.0
import type { WindowSpan } from '../../shared/contracts/index.ts'
import { timelineNow, type Timeline } from '../../shared/domain/index.ts'
import type { HallState } from '../../shared/hall/index.ts'

/** The wall as the console draws it: screens across and down, its pixels where known, width ÷ height. */
export interface WallShape {
  readonly columns: number
  readonly rows: number
  readonly widthPx: number | null
  readonly heightPx: number | null
  readonly aspect: number
}

/** Shape of the wall; without a span only the number of screens is known and they are taken as one row of 16:9. */
export function wallShape(span: WindowSpan | null, screenCount: number): WallShape {
  if (span)
    return { columns: span.columns, rows: span.rows, widthPx: span.wallWidthPx, heightPx: span.wallHeightPx, aspect: span.wallWidthPx / span.wallHeightPx }
  const columns = Math.max(1, screenCount)
  return { columns, rows: 1, widthPx: null, heightPx: null, aspect: (columns * 16) / 9 }
}

/** Where the seams between screens lie, as fractions of the wall. */
export function seams(shape: Pick<WallShape, 'columns' | 'rows'>): { readonly across: readonly number[]; readonly down: readonly number[] } {
  const inner = (count: number) => Array.from({ length: count - 1 }, (_, index) => (index + 1) / count)
  return { across: inner(shape.columns), down: inner(shape.rows) }
}

/** What the wall's screens show, and where the first one stands in time. */
export interface WallShown {
  readonly layoutIds: readonly string[]
  readonly timeline: Timeline
  /** The moment the wall shows: the live now, or the replayed one. */
  readonly at: number
}

/** Layouts on the wall without repetition, in the order of the screens, and its timeline at this live now. */
export function wallShown(hall: HallState, liveNow: number): WallShown {
  const screens = Object.values(hall.wall.screens)
  const timeline = screens.find((screen) => screen.timeline.mode === 'replay')?.timeline ?? screens[0]?.timeline ?? { v: 1, mode: 'live' }
  return { layoutIds: [...new Set(screens.map((screen) => screen.layoutId))], timeline, at: timelineNow(timeline, liveNow) }
}
