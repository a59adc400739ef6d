// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { RANKS, type Rank } from '../../domain/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { commandRank, commandRanksTable, mayApprove, type CommandLevel } from './index.ts'

const rules = DEFAULT_RULES.commandRanks

// 沪松府〔2022〕86号 三(一)1 names three ranks (A); which level each takes is an assumption (C).
test.for([
  [4, 'departmentHead', 'departmentHead', null],
  [3, 'deputyDistrictHead', 'deputyDistrictHead', 'departmentHead'],
  [2, 'districtHead', 'districtHead', 'deputyDistrictHead'],
  [1, 'districtHead', 'districtHead', 'deputyDistrictHead'],
] as const)('level %i: commander %s, approver %s, delegated down to %s', ([level, commander, approver, delegateTo]) => {
  expect(commandRank(rules, level)).toMatchObject({ commander, approver, delegateTo, source: { document: '沪松府〔2022〕86号', confidence: 'C' } })
})

/** The lowest rank that approves at a level by right, and the lowest that does when the right person delegated. */
const LOWEST: Record<CommandLevel, readonly [own: Rank, delegated: Rank]> = {
  4: ['departmentHead', 'departmentHead'],
  3: ['deputyDistrictHead', 'departmentHead'],
  2: ['districtHead', 'deputyDistrictHead'],
  1: ['districtHead', 'deputyDistrictHead'],
}

describe('who may approve: every level × rank × delegating rank', () => {
  const levels = [1, 2, 3, 4] as const
  test.each(levels.flatMap((level) => RANKS.flatMap((rank) => [undefined, ...RANKS].map((delegatedBy) => [level, rank, delegatedBy] as const))))(
    'level %i, %s, delegated by %s',
    (level, rank, delegatedBy) => {
      const [own, delegated] = LOWEST[level]
      const at = (one: Rank) => RANKS.indexOf(one)
      const byRight = at(rank) >= at(own)
      const byOther = delegatedBy !== undefined && at(delegatedBy) >= at(own) && at(rank) >= at(delegated)
      const verdict = mayApprove(rules, { level, rank, delegatedBy })
      expect(verdict.ok).toBe(byRight || byOther)
      if (!verdict.ok) expect(verdict.needed).toBe(own)
    },
  )
})

test.for([
  [3, 'departmentHead', undefined, 'rank-too-low'],
  [4, 'shiftChief', 'districtHead', 'no-delegation'],
  [3, 'shiftChief', 'deputyDistrictHead', 'delegate-too-low'],
  [2, 'deputyDistrictHead', 'deputyDistrictHead', 'delegator-too-low'],
] as const)('level %i, %s, delegated by %s: refused because %s', ([level, rank, delegatedBy, why]) => {
  expect(mayApprove(rules, { level, rank, delegatedBy })).toMatchObject({ ok: false, why })
})

test('hall.yaml changes one value of one level, which then has its own source', () => {
  const { commandRanks } = hallRulesSchema.parse({ commandRanks: { levels: [{ id: 'level4', delegateTo: 'shiftChief' }] } })
  expect(commandRank(commandRanks, 4)).toMatchObject({ approver: 'departmentHead', delegateTo: 'shiftChief', source: { document: 'hall.yaml' } })
  expect(commandRank(commandRanks, 3)).toEqual(commandRank(rules, 3))
  expect(mayApprove(commandRanks, { level: 4, rank: 'shiftChief', delegatedBy: 'departmentHead' })).toEqual({ ok: true, by: 'delegation' })
})

test.each([
  ['a level under another id', [{ id: 'level4', level: 3 }]],
  ['nobody as approver', [{ id: 'level1', approver: 'none' }]],
  ['a fifth level', [{ id: 'level5', level: 5 }]],
])('%s is refused', (_what, levels) => {
  expect(hallRulesSchema.safeParse({ commandRanks: { levels } }).success).toBe(false)
})

test('the page shows every level with its source', () => {
  const table = commandRanksTable(DEFAULT_RULES)
  expect(table.rows.map((row) => row.cells.join(' '))).toEqual([
    'Ⅰ级 区政府主要领导 区政府主要领导 区政府分管领导',
    'Ⅱ级 区政府主要领导 区政府主要领导 区政府分管领导',
    'Ⅲ级 区政府分管领导 区政府分管领导 部门负责人',
    'Ⅳ级 部门负责人 部门负责人 不得委托',
  ])
})
