// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../../../shared/domain/index.ts'
import { numberText, shortNumberText } from '../../ui/index.ts'
import type { Freshness } from '../freshness.ts'

/** Weather as the header shows it: figures as text, and whether they may still be believed. */
export interface HeaderWeather {
  readonly condition: string
  readonly temperature: string
  readonly windDirection: string
  readonly windForce: string
  readonly gustForce: string
  readonly isOld: boolean
}

/** The newest weather record; null when there is none or its source is lost, because old weather passes for new. */
export function headerWeather(records: Iterable<RecordOf<'weather'>>, freshness: (record: RecordOf<'weather'>) => Freshness): HeaderWeather | null {
  let newest: RecordOf<'weather'> | null = null
  for (const record of records) if (!record.deleted && (newest === null || record.observedAt > newest.observedAt)) newest = record
  if (!newest) return null
  const { state } = freshness(newest)
  if (state === 'lost') return null
  const { condition, temperatureC, windDirection = '', windForce, gustForce } = newest.body
  return {
    condition,
    temperature: numberText(temperatureC),
    windDirection,
    windForce: windForce === undefined ? '' : shortNumberText(windForce, 0),
    gustForce: gustForce === undefined ? '' : shortNumberText(gustForce, 0),
    isOld: state === 'stale',
  }
}
