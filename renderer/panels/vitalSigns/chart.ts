// SPDX-License-Identifier: Apache-2.0
import type { IndicatorDefinition, Thresholds, VitalSignDefinition } from '../../../shared/config/index.ts'
import type { RecordOf } from '../../../shared/domain/index.ts'
import { trendRange, type ChartModel, type ChartPoint } from '../../charts/index.ts'
import { numberText } from '../../ui/index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MINUTE_MS = 60_000

/** Name of a limit: the panel writes the word, the number comes from the configuration. */
export type LimitName = 'watch' | 'warn' | 'alarm'
const LIMIT_NAMES: readonly LimitName[] = ['watch', 'warn', 'alarm']

/** What a tile's chart is made from. */
export interface VitalChartInput {
  readonly sign: VitalSignDefinition
  /** Indicator whose limits are drawn. */
  readonly definition: IndicatorDefinition | undefined
  readonly series: RecordOf<'series'> | undefined
  /** The live value, drawn after the last point of the series. */
  readonly live: readonly [at: number, value: number] | null
  readonly now: number
  readonly compact: boolean
}

/** Chart of the last 24 hours; null while there is no series. Labels of limits are `watch 0.16`: the panel translates the name. */
export function vitalChart(input: VitalChartInput): ChartModel | null {
  const { series, sign } = input
  if (!series || series.body.values.length === 0) return null
  return sign.chart.kind === 'bar' ? hourlyBars(series, input.now) : trend(series, input)
}

function trend(series: RecordOf<'series'>, { sign, definition, live, now, compact }: VitalChartInput): ChartModel {
  const toAt = Math.ceil(now / MINUTE_MS) * MINUTE_MS
  const fromAt = toAt - DAY_MS
  const inSpan = ([at]: ChartPoint): boolean => at >= fromAt && at <= now
  const points = pointsOf(series, series.body.values).filter(inSpan)
  const last = points.at(-1)
  if (live && live[0] <= now && (!last || live[0] > last[0])) points.push(live)
  const reference = pointsOf(series, series.body.reference ?? []).filter(inSpan)
  const thresholds = nearLimits(definition?.thresholds, points.at(-1)?.[1] ?? null).map(({ name, value }) => ({
    value,
    label: `${name} ${numberText(value, decimalsOf(value))}`,
  }))
  const measured = [...points, ...reference].flatMap(([, value]) => (value === null ? [] : [value]))
  return {
    type: 'trend',
    points,
    reference,
    thresholds,
    range: trendRange(
      measured,
      thresholds.map((one) => one.value),
      { min: sign.chart.min, max: sign.chart.max },
    ),
    span: [fromAt, toAt],
    compact,
  }
}

/** The limit reached last and the next one: more lines than these two say nothing about now. */
export function nearLimits(thresholds: Thresholds | undefined, value: number | null): { readonly name: LimitName; readonly value: number }[] {
  const limits = LIMIT_NAMES.flatMap((name) => {
    const limit = thresholds?.[name]
    return limit === undefined ? [] : [{ name, value: limit }]
  })
  const isReached = (limit: number): boolean => value !== null && (thresholds?.direction === 'below' ? value < limit : value >= limit)
  const reached = limits.filter((limit) => isReached(limit.value)).slice(-1)
  const next = limits.filter((limit) => !isReached(limit.value)).slice(0, 1)
  return [...reached, ...next]
}

function hourlyBars(series: RecordOf<'series'>, now: number): ChartModel {
  const lastHour = Math.floor(now / HOUR_MS)
  const sums = Array.from({ length: 24 }, () => ({ sum: 0, count: 0 }))
  for (const [at, value] of pointsOf(series, series.body.values)) {
    const bucket = sums[23 - (lastHour - Math.floor(at / HOUR_MS))]
    if (!bucket || value === null || at > now) continue
    bucket.sum += value
    bucket.count += 1
  }
  return { type: 'bars', values: sums.map(({ sum, count }) => (count === 0 ? null : sum / count)), current: 23 }
}

function pointsOf(series: RecordOf<'series'>, values: readonly (number | null)[]): ChartPoint[] {
  const { startAt, stepS } = series.body
  return values.map((value, index) => [startAt + index * stepS * 1000, value])
}

function decimalsOf(value: number): number {
  return Math.min(3, (String(value).split('.')[1] ?? '').length)
}
