// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { judgeDeadline, type Grade } from '../../domain/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { SHIPPED_SUB_CLASSES } from '../classes/index.ts'
import { casualtyWindowEnd, clockRowsFor, dueAtOf, reportClocksTable, reportDuty } from './index.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const AT = 1_790_000_000_000

// Each row beside the source it was read in; C is an assumption to be confirmed.
test.for([
  ['unit-oral', 'unit', 'oral', 'learned', 30, '沪松府〔2022〕86号', '三（二）2', 'A'],
  ['unit-written', 'unit', 'written', 'learned', 60, '沪松府〔2022〕86号', '三（二）2', 'A'],
  ['district-notice', 'district', 'any', 'dutyInformed', 10, '沪松府〔2022〕86号', '三（二）2', 'A'],
  ['city-oral', 'city', 'oral', 'dutyInformed', 30, '产品工作假设, 待用户确认', '区报市的口头时限', 'C'],
  ['city-written', 'city', 'written', 'dutyInformed', 60, '产品工作假设, 待用户确认', '区报市的书面时限', 'C'],
  ['vertical-parallel', 'vertical', 'any', 'upward', 10, '沪松府〔2022〕86号', '三（二）2', 'A'],
  ['casualty-update', 'unit', 'any', 'casualtyChange', 60, '生产安全事故报告和调查处理条例（国务院令第493号）', '第十三条', 'B'],
] as const)('%s: %s %s from %s within %i minutes (%s %s, %s)', ([id, leg, form, startsFrom, limitMinutes, document, clause, confidence]) => {
  const row = DEFAULT_RULES.reportClocks.clocks.find((one) => one.id === id)
  expect(row).toMatchObject({ leg, form, startsFrom, limitMinutes, source: { document, clause, confidence } })
})

test('a number that only interprets “第一时间” or “同时” is shown as an assumption beside the duty it belongs to', () => {
  const rows = reportClocksTable(DEFAULT_RULES).rows.filter((row) => /district-notice|vertical-parallel|casualty-update/.test(row.path ?? ''))
  expect(rows.map((row) => row.source.confidence)).toEqual(['C', 'C', 'C'])
  for (const row of rows)
    expect(row.source.clause).toMatch(/^职责出自(沪松府〔2022〕86号 三（二）2|生产安全事故报告和调查处理条例（国务院令第493号） 第十三条)；/)
})

describe('on the very instant a report is in time, a millisecond later it is not', () => {
  test.for([
    [30, -1, 'met', 0],
    [30, 0, 'met', 0],
    [30, 1, 'missed', 1],
    [60, 0, 'met', 0],
    [60, 1, 'missed', 1],
    [0, 0, 'met', 0],
    [0, 1, 'missed', 1],
  ] as const)('%i minutes %i ms', ([limitMinutes, ms, state, overrunMs]) => {
    const dueAt = dueAtOf(AT, limitMinutes)
    expect(judgeDeadline({ dueAt, doneAt: AT + limitMinutes * MINUTE + ms }, AT + DAY)).toEqual({ state, overrunMs })
  })
})

test.each([
  [{ grade: 'daily', isSensitive: false }, null],
  [{ isSensitive: false }, null],
  [
    { grade: 'general', isSensitive: false },
    { kind: 'grade', grade: 'general' },
  ],
  [
    { grade: 'extreme', isSensitive: false },
    { kind: 'grade', grade: 'extreme' },
  ],
  [{ grade: 'daily', isSensitive: true }, { kind: 'sensitive' }],
  [
    { class: 'social', subClass: 'massGathering', isSensitive: false },
    { kind: 'urgentClass', name: 'massGathering' },
  ],
  [{ class: 'social', subClass: 'crime', isSensitive: false }, null],
  [
    { class: 'health', subClass: 'massPoisoning', grade: 'daily', isSensitive: false },
    { kind: 'urgentClass', name: 'massPoisoning' },
  ],
] as const)('an incident %j owes a report because of %j', (facts, duty) => {
  expect(reportDuty(facts, DEFAULT_RULES)).toEqual(duty)
})

test('urgent sub-classes are sub-classes there are', () => {
  const ids = SHIPPED_SUB_CLASSES.map((row) => row.id)
  for (const row of DEFAULT_RULES.reportClocks.urgent) expect(ids).toContain(row.id)
})

test('district and city have rows of their own: a later grade for the city takes none from the district', () => {
  const rules = hallRulesSchema.parse({
    reportClocks: {
      clocks: [
        { id: 'city-oral', fromGrade: 'larger' },
        { id: 'city-written', isOn: false },
      ],
    },
  })
  const rows = (grade: Grade) => clockRowsFor({ grade, isSensitive: false }, rules, 'dutyInformed').map((row) => row.id)
  expect(rows('general')).toEqual(['district-notice'])
  expect(rows('larger')).toEqual(['district-notice', 'city-oral'])
  expect(clockRowsFor({ grade: 'daily', isSensitive: true }, rules, 'dutyInformed').map((row) => row.id)).toEqual(['district-notice', 'city-oral'])
})

test('one value of hall.yaml changes one value; its source is hall.yaml', () => {
  const rules = hallRulesSchema.parse({
    reportClocks: { clocks: [{ id: 'district-notice', limitMinutes: 5 }], urgent: [{ id: 'foreignRelated', isOn: false }] },
  })
  const row = rules.reportClocks.clocks.find((one) => one.id === 'district-notice')
  expect(row).toMatchObject({ limitMinutes: 5, leg: 'district', source: { document: 'hall.yaml' } })
  expect(rules.reportClocks.clocks).toHaveLength(DEFAULT_RULES.reportClocks.clocks.length)
  expect(reportClocksTable(rules).rows.find((one) => one.path?.includes('district-notice'))?.source.document).toBe('hall.yaml')
  expect(reportDuty({ class: 'social', subClass: 'foreignRelated', isSensitive: false }, rules)).toBeNull()
})

// 国务院令第493号第十三条 (B): thirty days; 道路交通事故、火灾 seven.
test.each([
  ['workSafety', 30],
  ['roadTraffic', 7],
  ['fire', 7],
] as const)('%s: changes of casualties are reported for %i days', (subClass, days) => {
  expect(casualtyWindowEnd({ class: 'accident', subClass }, AT, DEFAULT_RULES)).toBe(AT + days * DAY)
})

test('where no law gives a time of supplements there is none', () => {
  expect(casualtyWindowEnd({ class: 'natural', subClass: 'flood' }, AT, DEFAULT_RULES)).toBeNull()
})
