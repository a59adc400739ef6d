// SPDX-License-Identifier: Apache-2.0
import type { ChartOption } from './model.ts'

/** What has to be told to a chart that shows `previous` so that it shows `next`; null when they are alike. */
export interface ChartChanges {
  readonly option: Partial<ChartOption>
  /** True when series appeared or vanished, so they must be replaced as a whole. */
  readonly replaceSeries: boolean
}

/** Compares two options part by part and series by series, so that ECharts is given only what changed. */
export function chartChanges(previous: ChartOption | null, next: ChartOption): ChartChanges | null {
  if (!previous) return { option: next, replaceSeries: true }
  const changed: Record<string, unknown> = {}
  for (const part of ['textStyle', 'grid', 'xAxis', 'yAxis'] as const) if (!same(previous[part], next[part])) changed[part] = next[part]
  const replaceSeries = !same(
    previous.series.map((one) => one.id),
    next.series.map((one) => one.id),
  )
  const series = replaceSeries ? next.series : next.series.filter((one, index) => !same(one, previous.series[index]))
  if (series.length > 0) changed['series'] = series
  return Object.keys(changed).length > 0 ? { option: changed, replaceSeries } : null
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
