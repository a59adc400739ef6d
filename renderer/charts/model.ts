// SPDX-License-Identifier: Apache-2.0
import { gutterUnits, placeLabels } from './scale.ts'
import type { ChartTheme } from './theme.ts'

/** A point: instant in epoch milliseconds, and its value, null where nothing was measured. */
export type ChartPoint = readonly [at: number, value: number | null]

/** A limit drawn as a dash-dot line, its name and number in the gutter on the right. */
export interface ThresholdLine {
  readonly value: number
  readonly label: string
}

/** A value over time with its reference period and limits. */
export interface TrendChart {
  readonly type: 'trend'
  readonly points: readonly ChartPoint[]
  readonly reference: readonly ChartPoint[]
  readonly thresholds: readonly ThresholdLine[]
  readonly range: readonly [low: number, high: number]
  readonly span: readonly [fromAt: number, toAt: number]
  /** Without labels: no gutter, only the line itself. */
  readonly compact: boolean
}

/** Bars from zero, the last one standing out. */
export interface BarsChart {
  readonly type: 'bars'
  readonly values: readonly (number | null)[]
  /** Which bar is the running one. */
  readonly current: number
}

/** Counts by hour of the day, with the reference day dashed. */
export interface HourlyChart {
  readonly type: 'hourly'
  readonly values: readonly (number | null)[]
  readonly reference: readonly (number | null)[]
  readonly high: number
  readonly firstHourLabel: string
}

/** What a chart shows. */
export type ChartModel = TrendChart | BarsChart | HourlyChart

/** Plain data for ECharts: no functions, so that two options can be compared. */
export interface ChartOption {
  readonly animation: false
  readonly textStyle: Record<string, unknown>
  readonly grid: Record<string, unknown>
  readonly xAxis: Record<string, unknown>
  readonly yAxis: Record<string, unknown>
  readonly series: readonly ({ readonly id: string } & Record<string, unknown>)[]
}

/** Where a chart is drawn. */
export interface ChartFrame {
  readonly theme: ChartTheme
  readonly heightPx: number
}

/** Option of a chart model in a frame. Pure. */
export function chartOption(model: ChartModel, frame: ChartFrame): ChartOption {
  if (model.type === 'trend') return trendOption(model, frame)
  if (model.type === 'bars') return barsOption(model, frame)
  return hourlyOption(model, frame)
}

const NO_AXIS = { show: false, type: 'value' } as const
const LINE = { type: 'line', silent: true, symbol: 'none', showSymbol: true, emphasis: { disabled: true } } as const

function trendOption(model: TrendChart, frame: ChartFrame): ChartOption {
  const { theme } = frame
  const rem = theme.remPx
  const gutter = model.compact ? 0.3 : Math.max(0.3, gutterUnits(model.thresholds.map((line) => line.label)))
  const edge = TREND_EDGE * rem
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 0.1 * rem, right: gutter * rem, top: edge, bottom: edge, containLabel: false },
    xAxis: { ...NO_AXIS, min: model.span[0], max: model.span[1] },
    yAxis: { ...NO_AXIS, min: model.range[0], max: model.range[1] },
    series: [
      { ...LINE, id: 'reference', z: 2, lineStyle: dashed(theme), data: [...model.reference] },
      {
        ...LINE,
        id: 'value',
        z: 3,
        lineStyle: { color: theme.line, width: 0.09 * rem },
        itemStyle: { color: theme.line },
        data: withLastDot(model.points, DOT * rem),
        markLine: thresholdLines(model, frame),
      },
    ],
  }
}

/** Space above and below a trend, so that its last dot is not cut, in root units. */
const TREND_EDGE = 0.25
/** Size of the last dot in root units. */
const DOT = 0.42

function thresholdLines(model: TrendChart, { theme, heightPx }: ChartFrame): Record<string, unknown> {
  const rem = theme.remPx
  const edge = TREND_EDGE * rem
  const labels = model.compact ? new Map<number, number>() : placeLabels(model, { top: edge, bottom: edge, heightPx, rem })
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.axis, width: 0.07 * rem, type: [0.5 * rem, 0.2 * rem, 0.1 * rem, 0.2 * rem] },
    label: { position: 'end', distance: 0.35 * rem, color: theme.axis, fontSize: rem, fontFamily: theme.font },
    data: model.thresholds.map((line) => ({
      yAxis: line.value,
      label: { show: labels.has(line.value), formatter: line.label, offset: [0, labels.get(line.value) ?? 0] },
    })),
  }
}

function dashed(theme: ChartTheme): Record<string, unknown> {
  return { color: theme.reference, width: 0.07 * theme.remPx, type: [0.22 * theme.remPx, 0.22 * theme.remPx] }
}

function barsOption(model: BarsChart, { theme }: ChartFrame): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 0, right: 0, top: 0.1 * theme.remPx, bottom: 0, containLabel: false },
    xAxis: { show: false, type: 'category', data: model.values.map((_, index) => String(index)) },
    yAxis: { ...NO_AXIS, min: 0 },
    series: [
      {
        id: 'bars',
        type: 'bar',
        silent: true,
        barCategoryGap: '32%',
        barMinHeight: 1,
        emphasis: { disabled: true },
        data: model.values.map((value, index) => ({ value, itemStyle: { color: index === model.current ? theme.strong : theme.reference } })),
      },
    ],
  }
}

function hourlyOption(model: HourlyChart, { theme }: ChartFrame): ChartOption {
  const rem = theme.remPx
  const last = lastIndex(model.values)
  const axisLabel = { color: theme.axis, fontSize: rem, fontFamily: theme.font }
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 2.6 * rem, right: 0.9 * rem, top: 0.6 * rem, bottom: 1.5 * rem, containLabel: false },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: model.values.map((_, hour) => (hour === 0 ? model.firstHourLabel : String(hour))),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...axisLabel, interval: 5, showMaxLabel: true, alignMinLabel: 'left', alignMaxLabel: 'right', margin: 0.4 * rem },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: model.high,
      interval: model.high / 2,
      axisLabel: { ...axisLabel, margin: 0.35 * rem },
      splitLine: { lineStyle: { color: theme.grid, width: Math.max(1, 0.045 * rem) } },
    },
    series: [
      { ...LINE, id: 'reference', z: 2, lineStyle: dashed(theme), data: [...model.reference] },
      {
        ...LINE,
        id: 'value',
        z: 3,
        lineStyle: { color: theme.line, width: 0.09 * rem },
        itemStyle: { color: theme.line },
        areaStyle: { color: theme.fill },
        data: model.values.map((value, hour) => (hour === last ? dot(value, DOT * rem) : value)),
      },
    ],
  }
}

function withLastDot(points: readonly ChartPoint[], size: number): unknown[] {
  const last = points.findLastIndex((point) => point[1] !== null)
  return points.map((point, index) => (index === last ? dot([...point], size) : [...point]))
}

function dot(value: unknown, symbolSize: number): unknown {
  return { value, symbol: 'circle', symbolSize }
}

function lastIndex(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null)
}
