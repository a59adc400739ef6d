// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../../../shared/domain/index.ts'
import { niceHigh, type HourlyChart } from '../../charts/index.ts'
import { numberText } from '../../ui/index.ts'

/** One of the hotline's four figures; `name` is the key of its label. */
export interface HotlineFigure {
  readonly name: 'accepted' | 'contacted' | 'onTime' | 'satisfied'
  readonly value: string
  readonly unit: 'orders' | 'percent'
  readonly changePercent: number | null
}

/** The newest hotline record; null while nothing arrived. */
export function newestHotline(records: Iterable<RecordOf<'hotline'>>): RecordOf<'hotline'> | null {
  let newest: RecordOf<'hotline'> | null = null
  for (const record of records) if (!record.deleted && (newest === null || record.observedAt > newest.observedAt)) newest = record
  return newest
}

/** The four figures in fixed order; dashes while there is no record. */
export function hotlineFigures(record: RecordOf<'hotline'> | null): HotlineFigure[] {
  const body = record?.body
  const percent = (name: HotlineFigure['name'], value: number | undefined): HotlineFigure => ({
    name,
    value: numberText(value, 1),
    unit: 'percent',
    changePercent: null,
  })
  return [
    { name: 'accepted', value: numberText(body?.accepted), unit: 'orders', changePercent: body?.acceptedChangePercent ?? null },
    percent('contacted', body?.contactedPercent),
    percent('onTime', body?.onTimePercent),
    percent('satisfied', body?.satisfiedPercent),
  ]
}

/** Orders of each hour of today, with the same day last week; null without hourly counts. */
export function hourlyChart(record: RecordOf<'hotline'> | null, firstHourLabel: string): HourlyChart | null {
  if (!record || record.body.hourly.length === 0) return null
  const { hourly, hourlyReference = [] } = record.body
  const highest = Math.max(1, ...[...hourly, ...hourlyReference].map((value) => value ?? 0))
  return { type: 'hourly', values: fullDay(hourly), reference: fullDay(hourlyReference), high: niceHigh(highest), firstHourLabel }
}

function fullDay(values: readonly (number | null)[]): (number | null)[] {
  return Array.from({ length: 24 }, (_, hour) => values[hour] ?? null)
}
