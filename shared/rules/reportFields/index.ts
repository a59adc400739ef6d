// SPDX-License-Identifier: Apache-2.0
export { FIELD_TYPES, REPORT_USES, SHIPPED_FIELDS, type FieldRow, type FieldType, type ReportUse } from './defaults.ts'
export { missingFields, reportUse, wrongFields, type WrongField } from './check.ts'
export { beijingWords, chineseNumber, composeReport, reportName, type ReportWords } from './compose.ts'
export { casualtiesSchema, fieldValueSchema, fieldValuesSchema, reportFieldsSchema, type FieldValues, type ReportFields } from './schema.ts'
export { reportFieldsTable } from './table.ts'
