// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { RANKS } from '../../domain/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { REPORT_FAULTS, faultRow, mayDetermine, reportFaultsTable } from './index.ts'

// Four faults of the notice, the fifth of the national law only; the ranks are an assumption (C).
const REFERENCE = {
  late: ['迟报', '沪松府〔2022〕86号', 'A', 'departmentHead'],
  withheld: ['压报', '沪松府〔2022〕86号', 'A', 'deputyDistrictHead'],
  omitted: ['漏报', '沪松府〔2022〕86号', 'A', 'departmentHead'],
  concealed: ['瞒报', '沪松府〔2022〕86号', 'A', 'deputyDistrictHead'],
  false: ['谎报', '中华人民共和国突发事件应对法', 'B', 'deputyDistrictHead'],
} as const

test.each(REPORT_FAULTS)('%s: name, source and who may determine it', (id) => {
  const [zh, document, confidence, rank] = REFERENCE[id]
  expect(faultRow(DEFAULT_RULES.reportFaults, id)).toMatchObject({ zh, source: { document, confidence }, determinedBy: rank })
  for (const one of RANKS) {
    expect(mayDetermine(DEFAULT_RULES.reportFaults, id, { rank: one }), one).toBe(RANKS.indexOf(one) >= RANKS.indexOf(rank))
  }
})

test('谎报 does not borrow the notice as its source, and no clause is invented for it', () => {
  const row = reportFaultsTable(DEFAULT_RULES).rows.find((one) => one.path?.includes('[false]'))
  expect(row?.source.document).toBe('中华人民共和国突发事件应对法')
  expect(row?.source.clause).toBe('认定职级：有权认定报送问题的职级（C）')
})

test('a post may be named besides the rank; nobody without a rank is let in by configuration', () => {
  const { reportFaults } = hallRulesSchema.parse({ reportFaults: { faults: [{ id: 'late', posts: ['centre:duty'] }] } })
  expect(mayDetermine(reportFaults, 'late', { rank: 'officer', postId: 'centre:duty' })).toBe(true)
  expect(mayDetermine(reportFaults, 'omitted', { rank: 'officer', postId: 'centre:duty' })).toBe(false)
  expect(hallRulesSchema.safeParse({ reportFaults: { faults: [{ id: 'late', determinedBy: 'none' }] } }).success).toBe(false)
})
