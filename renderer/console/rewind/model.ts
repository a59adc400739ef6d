// SPDX-License-Identifier: Apache-2.0
import { beijingDay, beijingDayStart, monthDayText, timeText } from '../../ui/index.ts'

/** A stretch of time, in epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** How much of the record the bar shows. */
export const BAR_SPANS = ['tenMinutes', 'hour', 'all'] as const
/** One of the stretches the bar can show. */
export type BarSpan = (typeof BAR_SPANS)[number]
/** Rates of a replay; 0 stands still. */
export const RATES = [0, 0.5, 1, 4, 16] as const

const MINUTE_MS = 60_000
const SPAN_MS: Record<BarSpan, number> = { tenMinutes: 10 * MINUTE_MS, hour: 60 * MINUTE_MS, all: Infinity }
const LEAST_SPAN_MS = MINUTE_MS
// Closer to the live clock than this, a replay would only be a worse picture of now.
const LIVE_WITHIN_MS = 1_000

/** The stretch the bar shows: it ends now, holds the replayed moment, and never starts before the record. Null while nothing is recorded. */
export function barStretch(
  recordedFrom: number | null,
  choice: { readonly span: BarSpan; readonly now: number; readonly position: number | null },
): Stretch | null {
  if (recordedFrom === null || recordedFrom > choice.now) return null
  const wanted = Math.min(choice.now - SPAN_MS[choice.span], choice.position ?? Infinity)
  const from = Math.max(recordedFrom, wanted)
  return { from: Math.min(from, choice.now - LEAST_SPAN_MS), to: choice.now }
}

/** Where an instant lies on the bar, 0..1; instants outside stand at its ends. */
export function shareOf(at: number, stretch: Stretch): number {
  return Math.min(1, Math.max(0, (at - stretch.from) / (stretch.to - stretch.from)))
}

/** The instant (whole milliseconds) at a place on the bar. */
export function instantAt(share: number, stretch: Stretch): number {
  return Math.round(stretch.from + Math.min(1, Math.max(0, share)) * (stretch.to - stretch.from))
}

/** Where a jump leads. */
export type Jump = { readonly kind: 'live' } | { readonly kind: 'replay'; readonly at: number }

/** Turns a wished moment into a jump: into the record's limits, and to the live clock when it is now or later. */
export function jumpTo(wished: number, recordedFrom: number | null, now: number): Jump {
  if (wished >= now - LIVE_WITHIN_MS) return { kind: 'live' }
  return { kind: 'replay', at: Math.round(Math.max(recordedFrom ?? wished, wished)) }
}

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160, 43_200].map((minutes) => minutes * MINUTE_MS)
const MOST_TICKS = 8

/** A labelled instant of the bar. */
export interface Tick {
  readonly at: number
  readonly share: number
  readonly text: string
}

/** Round instants (Beijing time) along the bar, at most eight; the first tick of a day carries its date. */
export function ticks(stretch: Stretch): Tick[] {
  const length = stretch.to - stretch.from
  const step = STEPS_MS.find((one) => length / one <= MOST_TICKS) ?? STEPS_MS.at(-1)!
  const dayStart = beijingDayStart(stretch.from)
  const found: Tick[] = []
  for (let at = dayStart + Math.ceil((stretch.from - dayStart) / step) * step; at <= stretch.to; at += step) {
    const before = found.at(-1)
    const isNewDay = before !== undefined && beijingDay(before.at) !== beijingDay(at)
    found.push({ at, share: shareOf(at, stretch), text: isNewDay ? `${monthDayText(at)} ${timeText(at)}` : timeText(at) })
  }
  return found
}

/** A stretch of time one layout was on the wall; the last one lasts until now. */
export interface LayoutStretch {
  readonly layoutId: string
  readonly fromAt: number
}

/** Layout stretches as boxes on the bar, cut to it; too narrow ones stay visible as lines. */
export function laneBoxes(
  stretches: readonly LayoutStretch[],
  stretch: Stretch,
): Array<{ readonly layoutId: string; readonly left: number; readonly width: number }> {
  return stretches.flatMap((one, index) => {
    const until = stretches[index + 1]?.fromAt ?? stretch.to
    if (until <= stretch.from || one.fromAt >= stretch.to) return []
    const left = shareOf(one.fromAt, stretch)
    return [{ layoutId: one.layoutId, left, width: shareOf(until, stretch) - left }]
  })
}

/** Key presses on the bar, in milliseconds to move; null for keys that mean nothing here. */
export function keyMove(key: string): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: -10_000,
    ArrowDown: -10_000,
    ArrowRight: 10_000,
    ArrowUp: 10_000,
    PageUp: -600_000,
    PageDown: 600_000,
    Home: -Infinity,
    End: Infinity,
  }
  return Object.hasOwn(moves, key) ? moves[key]! : null
}
