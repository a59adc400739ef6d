// SPDX-License-Identifier: Apache-2.0
import { findSubClass, type ClassRules } from '../classes/index.ts'
import { GRADE_WORDS } from '../grading/index.ts'
import { hallFile, type RuleTable } from '../ruleTable.ts'
import type { ClockRow, ClockStart, ReportForm, ReportLeg } from './defaults.ts'
import type { ReportClocks } from './schema.ts'

/** Chinese and English names of the legs. */
export const LEG_WORDS: Readonly<Record<ReportLeg, { readonly zh: string; readonly en: string }>> = {
  unit: { zh: '事发单位→区政府总值班室', en: 'unit to the duty office' },
  district: { zh: '总值班室→区委办、区府办、区领导', en: 'duty office to offices and leaders' },
  city: { zh: '区→市', en: 'district to city' },
  vertical: { zh: '条线（垂管）部门并行', en: 'departments in parallel' },
}

/** Chinese and English names of the forms. */
export const FORM_WORDS: Readonly<Record<ReportForm | 'any', { readonly zh: string; readonly en: string }>> = {
  oral: { zh: '口头', en: 'oral' },
  written: { zh: '书面', en: 'written' },
  any: { zh: '口头或书面', en: 'oral or written' },
}

const START_WORDS: Readonly<Record<ClockStart, string>> = {
  learned: '单位得知',
  dutyInformed: '总值班室得知',
  upward: '部门报市级',
  casualtyChange: '伤亡变化',
}

/** The report clocks as a page. */
export function reportClocksTable({ reportClocks, classes }: { readonly reportClocks: ReportClocks; readonly classes: ClassRules }): RuleTable {
  return {
    id: 'reportClocks',
    title: '信息报送时限',
    lead: '自单位得知起算，无法查证时以最早可证时刻推定；恰在时限一刻报到算按时。区、市两级时钟各自独立；更正起算时刻须写理由，已成立的超时不消除。国务院令第493号的单位、逐级上报与补报期列在“法定职责”表。',
    configuredAt: 'rules.reportClocks',
    columns: ['时限', '线路', '形式', '起算', '分钟', '起报等级'],
    rows: [...reportClocks.clocks.map(clockCells), ...reportClocks.urgent.map((row) => urgentCells(row, classes))],
  }
}

function clockCells(row: ClockRow): RuleTable['rows'][number] {
  // A row the district changed has one source: its own file.
  const source =
    row.limitSource && row.source.document !== hallFile().document
      ? { ...row.limitSource, clause: joined(row.source.document, row.source.clause, row.limitSource.clause) }
      : row.source
  return {
    cells: [
      row.zh,
      LEG_WORDS[row.leg].zh,
      FORM_WORDS[row.form].zh,
      START_WORDS[row.startsFrom],
      row.isOn ? String(row.limitMinutes) : '停用',
      GRADE_WORDS[row.fromGrade],
    ],
    source,
    path: `rules.reportClocks.clocks[${row.id}]`,
  }
}

function urgentCells(row: ReportClocks['urgent'][number], classes: ClassRules): RuleTable['rows'][number] {
  const name = findSubClass(classes, row.id)?.zh ?? row.id
  return {
    cells: [`紧急突发性重大事件：${name}`, '全部', '—', '—', row.isOn ? '同上' : '停用', '不论等级'],
    source: row.source,
    path: `rules.reportClocks.urgent[${row.id}]`,
  }
}

function joined(document: string, clause: string | undefined, what: string | undefined): string {
  return [`职责出自${document}${clause ? ` ${clause}` : ''}`, what].filter(Boolean).join('；')
}
