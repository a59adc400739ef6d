// SPDX-License-Identifier: Apache-2.0
import type { RuleTable } from '../ruleTable.ts'
import type { FieldType, ReportUse } from './defaults.ts'
import type { ReportFields } from './schema.ts'

const USE_WORDS: Readonly<Record<ReportUse, string>> = {
  firstOral: '口头首报',
  firstWritten: '书面首报',
  followUpOral: '口头续报',
  followUpWritten: '书面续报',
  finalOral: '口头终报',
  finalWritten: '书面终报',
}

const TYPE_WORDS: Readonly<Record<FieldType, string>> = { text: '文字', instant: '时刻', casualties: '人数' }

/** The fields of reports as a page. */
export function reportFieldsTable({ reportFields }: { readonly reportFields: ReportFields }): RuleTable {
  return {
    id: 'reportFields',
    title: '首报、续报、终报要素',
    lead: '缺少必填要素的报告不予登记，并逐项列出；一时不明的可填“待核”。续报不重复首报内容。表外要素不收。',
    configuredAt: 'rules.reportFields.fields',
    columns: ['要素', '标识', '内容', '必填于'],
    rows: reportFields.fields.map((row) => ({
      cells: [row.zh, row.id, TYPE_WORDS[row.type], !row.isOn ? '停用' : row.requiredIn.map((use) => USE_WORDS[use]).join('、') || '选填'],
      source: row.source,
      path: `rules.reportFields.fields[${row.id}]`,
    })),
  }
}
