// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../hallRules.ts'
import { ALARM_CLASSES, alarmSteps, latestShelving, type AlarmClass } from './index.ts'

const NOW = 1_790_000_000_000
const rule = DEFAULT_RULES.alarmEscalation

// Class, then step:minutes:to. Source of every row: 产品工作假设, confidence C.
const TABLE: readonly [AlarmClass, readonly string[]][] = [
  ['notice', []],
  ['attention', ['1:10:shiftChief', '2:30:dutyLeader']],
  ['urgent', ['1:3:shiftChief', '2:8:dutyLeader']],
]

test.each(TABLE)('%s climbs %j', (alarmClass, steps) => {
  expect(alarmSteps(rule, alarmClass, NOW).map(({ step, to, dueAt }) => `${step}:${(dueAt - NOW) / 60_000}:${to}`)).toEqual(steps)
  for (const row of rule.steps) expect(row.source).toMatchObject({ document: '产品工作假设, 待用户确认', confidence: 'C' })
})

test('the table above is the whole rule; shelving has an end', () => {
  expect(TABLE.map(([alarmClass]) => alarmClass)).toEqual(ALARM_CLASSES)
  expect(rule.steps.length).toBe(4)
  expect(latestShelving(rule, NOW)).toBe(NOW + 480 * 60_000)
})
