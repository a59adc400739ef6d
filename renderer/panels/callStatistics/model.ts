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

type NoteKind = 'handled' | 'change' | 'arrival'

// What matters most of a service: how police calls change, whether every fire is dealt with, how soon an ambulance arrives.
const NOTE_ORDER: Readonly<Record<CallFigure['service'], readonly NoteKind[]>> = {
  110: ['change', 'handled', 'arrival'],
  119: ['handled', 'arrival', 'change'],
  120: ['arrival', 'handled', 'change'],
}

function noteOf({ service, count, handledCount, changePercent, meanArrivalMinutes }: RecordOf<'callStatistics'>['body']): CallNote {
  const notes: Record<NoteKind, CallNote> = {
    handled: handledCount === undefined ? null : handledCount >= count ? { kind: 'allHandled' } : { kind: 'handled', count: handledCount },
    change: changePercent === undefined ? null : { kind: 'change', percent: changePercent },
    arrival: meanArrivalMinutes === undefined ? null : { kind: 'arrival', minutes: meanArrivalMinutes },
  }
  return NOTE_ORDER[service].map((kind) => notes[kind]).find((note) => note !== null) ?? null
}

const BAR_SLOTS = 12

// Always as many slots as hours shown: shortly after midnight a few bars would otherwise grow into blocks.
function barsOf(trend: readonly (number | null)[]): BarsChart | null {
  const last = trend.findLastIndex((value) => value !== null)
  if (last < 0) return null
  const hours = trend.slice(Math.max(0, last + 1 - BAR_SLOTS), last + 1)
  const empty = Array.from({ length: BAR_SLOTS - hours.length }, () => null)
  return { type: 'bars', values: [...empty, ...hours], current: BAR_SLOTS - 1 }
}
