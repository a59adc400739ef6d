// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../../../shared/domain/index.ts'
import type { BarsChart } from '../../charts/index.ts'

/** What is worth saying beside a service's count. */
export type CallNote =
  | { readonly kind: 'allHandled' }
  | { readonly kind: 'handled'; readonly count: number }
  | { readonly kind: 'change'; readonly percent: number }
  | { readonly kind: 'arrival'; readonly minutes: number }
  | null

/** One service's figure; `record` is null while nothing arrived. */
export interface CallFigure {
  readonly service: '110' | '119' | '120'
  readonly record: RecordOf<'callStatistics'> | null
  readonly note: CallNote
  readonly bars: BarsChart | null
}

const SERVICES = ['110', '119', '120'] as const

/** The three services in fixed order. */
export function callFigures(records: Iterable<RecordOf<'callStatistics'>>): CallFigure[] {
  const all = [...records].filter((record) => !record.deleted)
  return SERVICES.map((service) => {
    const record = all.find((one) => one.body.service === service) ?? null
    return { service, record, note: record ? noteOf(record.body) : null, bars: record ? barsOf(record.body.trend) : null }
  })
}

function noteOf({ count, handledCount, changePercent, meanArrivalMinutes }: RecordOf<'callStatistics'>['body']): CallNote {
  if (handledCount !== undefined) return handledCount >= count ? { kind: 'allHandled' } : { kind: 'handled', count: handledCount }
  if (changePercent !== undefined) return { kind: 'change', percent: changePercent }
  return meanArrivalMinutes === undefined ? null : { kind: 'arrival', minutes: meanArrivalMinutes }
}

function barsOf(trend: readonly (number | null)[]): BarsChart | null {
  const last = trend.findLastIndex((value) => value !== null)
  return last < 0 ? null : { type: 'bars', values: trend.slice(0, last + 1), current: last }
}
