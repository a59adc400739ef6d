// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { AnyRecord } from './record.ts'

/** A point of a series as the cache keeps it: epoch milliseconds and value. */
export interface SeriesPoint {
  readonly seriesId: string
  readonly at: number
  readonly value: number
}

/** A portion of recorded history, at most 1 MB: each series with its points in no promised order. `next` asks for what is older; null at the end. */
export interface HistoryChunk {
  readonly series: readonly { readonly id: string; readonly at: readonly number[]; readonly value: readonly number[] }[]
  readonly next: string | null
}

/** Place in the feed log between two portions: segment, byte, records of that entry already given. */
export const historyCursorSchema = z.string().regex(/^\d{1,8}:\d{1,12}:\d{1,9}$/)

/** Name of the series of a record, the same for writer, readers and the feed log's history. */
export function seriesIdOf(record: Pick<AnyRecord, 'dataset' | 'source' | 'id'>): string {
  return `${record.dataset}/${record.source}/${record.id}`
}

/** The point a record adds to its series; null unless it is a living reading or indicator with a number. */
export function seriesPointOf(record: AnyRecord): SeriesPoint | null {
  if ((record.dataset !== 'reading' && record.dataset !== 'indicator') || record.deleted) return null
  const value = record.body['value']
  return typeof value === 'number' ? { seriesId: seriesIdOf(record), at: record.observedAt, value } : null
}
