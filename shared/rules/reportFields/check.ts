// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { ReportForm, ReportKind } from '../reportClocks/defaults.ts'
import type { FieldRow, FieldType, ReportUse } from './defaults.ts'
import type { FieldValues, ReportFields } from './schema.ts'

/** The kind and form of a report as the table names them. */
export function reportUse(kind: ReportKind, form: ReportForm): ReportUse {
  return `${kind}${form === 'oral' ? 'Oral' : 'Written'}`
}

/** Required fields that a report of this use does not have, in the order of the table; blank words are none. */
export function missingFields(use: ReportUse, fields: FieldValues, rules: ReportFields): FieldRow[] {
  return rules.fields.filter((row) => row.isOn && row.requiredIn.includes(use) && isBlank(ownValue(fields, row.id)))
}

/** A field that is not in the table, or whose value is of another type. */
export interface WrongField {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** Fields a report may not have. */
export function wrongFields(fields: FieldValues, rules: ReportFields): WrongField[] {
  return Object.entries(fields).flatMap(([id, value]): WrongField[] => {
    const row = rules.fields.find((one) => one.isOn && one.id === id)
    if (!row) return [{ id, zh: '没有这个要素', en: 'there is no such field' }]
    if (typeof value === 'string' || typeOf(value) === row.type) return []
    return [{ id, zh: `“${row.zh}”的内容类型不对`, en: `${row.en}: a value of another type` }]
  })
}

function typeOf(value: Exclude<FieldValues[string], string>): FieldType {
  return typeof value === 'number' ? 'instant' : 'casualties'
}

function isBlank(value: FieldValues[string] | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}
