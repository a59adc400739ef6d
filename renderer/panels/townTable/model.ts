// SPDX-License-Identifier: Apache-2.0
import type { RecordOf } from '../../../shared/domain/index.ts'
import { numberText } from '../../ui/index.ts'

/** One town's line. */
export interface TownRow {
  readonly id: string
  readonly name: string
  readonly open: string
  readonly overdue: number
  readonly onTime: string
}

/** Towns with most overdue orders first, then those with most open ones; endings such as 镇 and 街道 are dropped to save width. */
export function townRows(records: Iterable<RecordOf<'town'>>): TownRow[] {
  return [...records]
    .filter((record) => !record.deleted)
    .sort((a, b) => b.body.overdue - a.body.overdue || b.body.open - a.body.open || a.id.localeCompare(b.id))
    .map(({ id, body }) => ({ id, name: shortName(body.name), open: numberText(body.open), overdue: body.overdue, onTime: numberText(body.onTimePercent, 1) }))
}

/** Splits rows into columns that are read downwards; every column has the same number of lines. */
export function inColumns<Row>(rows: readonly Row[], columns: number): Row[][] {
  const height = Math.ceil(rows.length / columns)
  return Array.from({ length: columns }, (_, index) => rows.slice(index * height, (index + 1) * height))
}

function shortName(name: string): string {
  return name.length > 2 ? name.replace(/(街道|镇)$/, '').replace(/经济技术开发区$/, '经开区') : name
}
