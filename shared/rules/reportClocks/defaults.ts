// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../domain/index.ts'
import { assumption, notice, type RuleSource } from '../ruleTable.ts'

/** Legs of the report chain (报送链): unit to 区政府总值班室, duty office to offices and leaders, district to city, departments under vertical lead (条线). */
export const REPORT_LEGS = ['unit', 'district', 'city', 'vertical'] as const
/** Leg of the report chain. */
export type ReportLeg = (typeof REPORT_LEGS)[number]

/** Forms of a report: 口头 and 书面. */
export const REPORT_FORMS = ['oral', 'written'] as const
/** Form of a report. */
export type ReportForm = (typeof REPORT_FORMS)[number]

/** Kinds of a report: 首报, 续报, 终报. */
export const REPORT_KINDS = ['first', 'followUp', 'final'] as const
/** Kind of a report. */
export type ReportKind = (typeof REPORT_KINDS)[number]

/** From when a clock runs: the unit learned of it, the duty office was informed, the department reported to the city, the casualties changed. */
export const CLOCK_STARTS = ['learned', 'dutyInformed', 'upward', 'casualtyChange'] as const
/** Start of a report clock. */
export type ClockStart = (typeof CLOCK_STARTS)[number]

/** A report clock (报送时限), as a plain row. */
export interface ClockRow {
  readonly id: string
  readonly zh: string
  readonly leg: ReportLeg
  /** A written report also keeps a limit for an oral one; `any` is kept by either. */
  readonly form: ReportForm | 'any'
  readonly kind: 'first' | 'followUp'
  readonly startsFrom: ClockStart
  readonly limitMinutes: number
  /** Grade from which the row counts; urgent classes and incidents marked sensitive always do. */
  readonly fromGrade: Exclude<Grade, 'daily'>
  readonly isOn: boolean
  readonly source: RuleSource
  /** Source of the number, where it is another than that of the duty. */
  readonly limitSource?: RuleSource | undefined
}

const SEED = notice('三（二）2')

/** Rows as shipped. */
export const SHIPPED_CLOCKS: readonly ClockRow[] = [
  row({ id: 'unit-oral', zh: '事发单位口头报区政府总值班室', leg: 'unit', form: 'oral', startsFrom: 'learned', limitMinutes: 30, source: SEED }),
  row({ id: 'unit-written', zh: '事发单位书面报区政府总值班室', leg: 'unit', form: 'written', startsFrom: 'learned', limitMinutes: 60, source: SEED }),
  row({
    id: 'district-notice',
    zh: '总值班室第一时间报区委办、区府办、区领导',
    leg: 'district',
    form: 'any',
    startsFrom: 'dutyInformed',
    limitMinutes: 10,
    source: SEED,
    limitSource: assumption('“第一时间”折算的分钟数'),
  }),
  row({ id: 'city-oral', zh: '区口头报市', leg: 'city', form: 'oral', startsFrom: 'dutyInformed', limitMinutes: 30, source: assumption('区报市的口头时限') }),
  row({
    id: 'city-written',
    zh: '区书面报市',
    leg: 'city',
    form: 'written',
    startsFrom: 'dutyInformed',
    limitMinutes: 60,
    source: assumption('区报市的书面时限'),
  }),
  row({
    id: 'vertical-parallel',
    zh: '条线（垂管）部门报市级的同时报区总值班室',
    leg: 'vertical',
    form: 'any',
    startsFrom: 'upward',
    limitMinutes: 10,
    source: SEED,
    limitSource: assumption('“同时”容许的分钟数'),
  }),
  row({
    id: 'casualty-update',
    zh: '补报期内伤亡变化及时续报',
    leg: 'unit',
    form: 'any',
    kind: 'followUp',
    startsFrom: 'casualtyChange',
    limitMinutes: 60,
    source: { document: '生产安全事故报告和调查处理条例（国务院令第493号）', clause: '第十三条', confidence: 'B' },
    limitSource: assumption('“及时补报”折算的分钟数'),
  }),
]

function row(given: Omit<ClockRow, 'kind' | 'fromGrade' | 'isOn'> & { readonly kind?: ClockRow['kind'] }): ClockRow {
  return { kind: 'first', fromGrade: 'general', isOn: true, ...given }
}

/** A sub-class whose incidents are reported whatever their grade, as a plain row; its id is that of the sub-class. */
export interface UrgentRow {
  readonly id: string
  readonly isOn: boolean
  readonly source: RuleSource
}

const URGENT: RuleSource = { document: '沪松府〔2022〕86号', clause: '三（二）2；“紧急突发性重大事件”为 A，所列子类为工作假设', confidence: 'C' }

/** Sub-classes taken for 紧急突发性重大事件 before any grade is known, as shipped. */
export const SHIPPED_URGENT: readonly UrgentRow[] = [
  'nuclear',
  'unknownDisease',
  'massPoisoning',
  'terror',
  'massGathering',
  'ethnicReligious',
  'foreignRelated',
].map((id) => ({ id, isOn: true, source: URGENT }))
