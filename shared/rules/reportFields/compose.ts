// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { ReportForm, ReportKind } from '../reportClocks/defaults.ts'
import type { FieldValues, ReportFields } from './schema.ts'

const BEIJING_OFFSET_MS = 8 * 3_600_000
const DIGITS = '零一二三四五六七八九'

/** What is read out. */
export interface ReportWords {
  readonly title: string
  readonly kind: ReportKind
  readonly form: ReportForm
  /** Number of a 续报. */
  readonly number?: number | undefined
  readonly fields: FieldValues
}

/** Name of a report as people write it: 首报, 续报一, 终报. */
export function reportName(kind: ReportKind, number = 1): string {
  if (kind === 'first') return '首报'
  return kind === 'final' ? '终报' : `续报${chineseNumber(number)}`
}

/** A report as plain Chinese text for reading out: its name, then the fields it has in the order of the table. */
export function composeReport({ title, kind, form, number, fields }: ReportWords, rules: ReportFields): string {
  const head = `关于“${title}”的${reportName(kind, number)}${form === 'oral' ? '（口头）' : ''}`
  const lines = rules.fields.flatMap((row) => {
    const value = ownValue(fields, row.id)
    return value === undefined || value === '' ? [] : [`${row.zh}：${valueWords(value)}`]
  })
  return [head, ...lines].join('\n')
}

/** A moment as 2026年7月18日11时47分, in the district's time without daylight saving. */
export function beijingWords(at: number): string {
  const local = new Date(at + BEIJING_OFFSET_MS)
  const minute = String(local.getUTCMinutes()).padStart(2, '0')
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日${local.getUTCHours()}时${minute}分`
}

/** A counting number in Chinese, as far as reports are counted: 一 to 九百九十九, digits beyond. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) return String(value)
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : ''
  if (tens === 0) return head + (ones === 0 ? '' : `${head ? '零' : ''}${DIGITS[ones]}`)
  return `${head}${tens === 1 && !head ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}

function valueWords(value: FieldValues[string]): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return beijingWords(value)
  return `死亡${value.dead}人，失联${value.missing}人，重伤${value.serious}人，轻伤${value.light}人`
}
