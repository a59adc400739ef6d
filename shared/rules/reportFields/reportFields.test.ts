// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { REPORT_USES, chineseNumber, composeReport, missingFields, reportName, wrongFields, type ReportUse } from './index.ts'

const rules = DEFAULT_RULES.reportFields

// 首报: 报送要素 of the notice (沪松府〔2022〕86号 三（二）2) as practice lists them; 续报, 终报: 肇庆、河池 rules. Which are required is C.
const REQUIRED: Readonly<Record<ReportUse, readonly string[]>> = {
  firstWritten: [
    '报告单位',
    '报告人',
    '接报时间',
    '事发时间',
    '地点',
    '类别',
    '级别（研判）',
    '起因（慎报）',
    '基本过程',
    '伤亡情况',
    '财产损失',
    '影响范围',
    '发展趋势',
    '领导到位情况',
    '已采取措施',
    '下一步工作与请求支援',
    '现场负责人及电话',
    '签发人',
  ],
  firstOral: ['报告单位', '报告人', '地点', '基本过程'],
  followUpWritten: ['核实数据', '危害程度', '处置进展'],
  followUpOral: ['处置进展'],
  finalWritten: ['处置总结', '当前情况', '善后与评估'],
  finalOral: ['处置总结'],
}

test.each(REPORT_USES)('%s requires exactly its fields, and each one is missed alone', (use) => {
  expect(missingFields(use, {}, rules).map((row) => row.zh)).toEqual(REQUIRED[use])
  const all = Object.fromEntries(missingFields(use, {}, rules).map((row) => [row.id, '待核']))
  expect(missingFields(use, all, rules)).toEqual([])
  for (const id of Object.keys(all)) {
    expect(missingFields(use, { ...all, [id]: '  ' }, rules).map((row) => row.id)).toEqual([id])
    expect(missingFields(use, Object.fromEntries(Object.entries(all).filter(([name]) => name !== id)), rules).map((row) => row.id)).toEqual([id])
  }
})

test('the written first report has eighteen fields', () => {
  expect(REQUIRED.firstWritten).toHaveLength(18)
})

test.each([
  [{ weather: '晴' }, ['weather']],
  [{ constructor: '晴' }, ['constructor']],
  [{ place: 7 }, ['place']],
  [{ occurredAt: { dead: 0, missing: 0, serious: 0, light: 0 } }, ['occurredAt']],
  [{ casualties: 1_790_000_000_000 }, ['casualties']],
  [{ place: '路口', occurredAt: 1_790_000_000_000, casualties: { dead: 0, missing: 0, serious: 1, light: 2 } }, []],
  [{ casualties: '待核', occurredAt: '约十时' }, []],
])('fields %j: wrong are %j', (fields, wrong) => {
  expect(wrongFields(fields, rules).map((one) => one.id)).toEqual(wrong)
})

test('a district may ask for more, ask for less, and switch a field off', () => {
  const own = hallRulesSchema.parse({
    reportFields: {
      fields: [
        { id: 'weather', zh: '现场天气', en: 'weather on scene', type: 'text', requiredIn: ['firstOral'] },
        { id: 'place', requiredIn: ['firstWritten'] },
        { id: 'signer', isOn: false },
      ],
    },
  }).reportFields
  expect(missingFields('firstOral', {}, own).map((row) => row.id)).toEqual(['unit', 'person', 'course', 'weather'])
  expect(wrongFields({ weather: '晴', signer: '甲' }, own).map((one) => one.id)).toEqual(['signer'])
})

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [115, '一百一十五'],
  [999, '九百九十九'],
  [1000, '1000'],
])('续报 %i is counted %s', (value, words) => {
  expect(chineseNumber(value)).toBe(words)
  expect(reportName('followUp', value)).toBe(`续报${words}`)
})

test('a report reads as plain Chinese, in the order of the table, in the district’s own time', () => {
  const fields = {
    course: '下立交积水，两车熄火。',
    casualties: { dead: 0, missing: 0, serious: 0, light: 2 },
    place: '沪松公路下立交',
    receivedAt: Date.UTC(2026, 6, 17, 16, 5),
  }
  expect(composeReport({ title: '下立交积水', kind: 'first', form: 'oral', fields }, rules)).toBe(
    '关于“下立交积水”的首报（口头）\n接报时间：2026年7月18日0时05分\n地点：沪松公路下立交\n基本过程：下立交积水，两车熄火。\n伤亡情况：死亡0人，失联0人，重伤0人，轻伤2人',
  )
  expect(composeReport({ title: '积水', kind: 'followUp', form: 'written', number: 3, fields: { progress: '积水已退' } }, rules)).toBe(
    '关于“积水”的续报三\n处置进展：积水已退',
  )
})
