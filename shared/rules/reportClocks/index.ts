// SPDX-License-Identifier: Apache-2.0
export {
  CLOCK_STARTS,
  REPORT_FORMS,
  REPORT_KINDS,
  REPORT_LEGS,
  SHIPPED_CLOCKS,
  SHIPPED_URGENT,
  type ClockRow,
  type ClockStart,
  type ReportForm,
  type ReportKind,
  type ReportLeg,
} from './defaults.ts'
export { casualtyWindowEnd, clockRowsFor, dueAtOf, reportDuty, type ClockSections, type ReportDuty, type ReportFacts } from './judge.ts'
export { reportClocksSchema, type ReportClocks } from './schema.ts'
export { FORM_WORDS, LEG_WORDS, reportClocksTable } from './table.ts'
