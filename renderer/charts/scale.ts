// SPDX-License-Identifier: Apache-2.0
import { longestUnits } from '../ui/textUnits.ts'

/** The parts of a chart that decide where the labels of its limits go. */
export interface LabelledLines {
  readonly points: readonly (readonly [at: number, value: number | null])[]
  readonly thresholds: readonly { readonly value: number }[]
  readonly range: readonly [low: number, high: number]
}

/** Where a chart's lines are drawn, in pixels. */
export interface Plot {
  readonly top: number
  readonly bottom: number
  readonly heightPx: number
  readonly rem: number
}

/** Width of the right gutter in root units: the longest label and its distance from the line. */
export function gutterUnits(labels: readonly string[]): number {
  return labels.length > 0 ? longestUnits(labels, 0) + 0.6 : 0
}

/** Vertical offset in pixels for each threshold label that fits; labels keep one line apart and inside the chart. */
export function placeLabels(model: LabelledLines, plot: Plot): Map<number, number> {
  const [low, high] = model.range
  const line = 1.05 * plot.rem
  const inner = plot.heightPx - plot.top - plot.bottom
  const yOf = (value: number): number => plot.top + (1 - (value - low) / (high - low || 1)) * inner
  const latest = model.points.findLast((point) => point[1] !== null)?.[1] ?? (low + high) / 2
  const room = Math.max(1, Math.floor(plot.heightPx / line))
  const shown = model.thresholds
    .filter((one) => one.value >= low && one.value <= high)
    .sort((a, b) => Math.abs(a.value - latest) - Math.abs(b.value - latest))
    .slice(0, room)
    .sort((a, b) => b.value - a.value)
  const offsets = new Map<number, number>()
  let floor = 0.5 * line
  for (const [index, one] of shown.entries()) {
    const below = shown.length - 1 - index
    const wanted = Math.min(yOf(one.value), plot.heightPx - (below + 0.5) * line)
    const placed = Math.max(floor, wanted)
    offsets.set(one.value, placed - yOf(one.value))
    floor = placed + line
  }
  return offsets
}

/** Range of a trend's value axis: the data, and the limits that do not squeeze the data into a flat line. */
export function trendRange(
  values: readonly number[],
  limits: readonly number[],
  fixed: { readonly min?: number | undefined; readonly max?: number | undefined },
): readonly [number, number] {
  let low = values.length ? Math.min(...values) : Math.min(...limits, 0)
  let high = values.length ? Math.max(...values) : Math.max(...limits, 1)
  const middle = (low + high) / 2
  const nearestFirst = [...limits].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  for (const [order, limit] of nearestFirst.entries()) {
    const nextLow = Math.min(low, limit)
    const nextHigh = Math.max(high, limit)
    if (order > 0 && nextHigh - nextLow > 2.2 * (high - low)) break
    low = nextLow
    high = nextHigh
  }
  const margin = (high - low || Math.abs(high) || 1) * 0.06
  return [fixed.min ?? low - margin, fixed.max ?? high + margin]
}

/** A round number at or above the value, easy to halve: 40, 90, 180, 200, 400 … */
export function niceHigh(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  const step = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.4, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10
  return step * power
}
