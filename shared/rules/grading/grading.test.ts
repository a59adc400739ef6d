// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRADES, type Grade } from '../../domain/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { grade, gradingTable, type GradeFacts } from './index.ts'

const DECREE = '国务院令493 第三条 (A)'
const FIRE = '火灾同数值, facts 1.2 (B)'
const ENVIRONMENT = '国办函〔2014〕119号 (B)'
const POWER = '国务院令599 直辖市 (B)'
const TRIAL = '国家分级标准试行 (B)'
const QUAKE = '地震, facts 1.2 (B)'
const WEATHER = '国家分级标准试行, 气象 (A)'
const POISONING = '食物中毒 (A)'
const LOWER = '一般下限 (C)'

// The reference: source beside each row, boundaries on both sides. 以上 includes its number, 以下 does not.
const REFERENCE: readonly (readonly [source: string, facts: GradeFacts, grade: Grade | null])[] = [
  ...[0, 1, 2, 3, 9, 10, 29, 30, 31].map((deaths): [string, GradeFacts, Grade] => [DECREE, { subClass: 'workSafety', deaths }, deathsGrade(deaths)]),
  ...[0, 1, 9, 10, 49, 50, 99, 100].map((serious): [string, GradeFacts, Grade] => [
    DECREE,
    { subClass: 'workSafety', seriousInjuries: serious },
    injuriesGrade(serious),
  ]),
  [DECREE, { subClass: 'workSafety', seriousInjuries: 6, acutePoisoned: 4 }, 'larger'],
  [DECREE, { subClass: 'workSafety', acutePoisoned: 9 }, 'general'],
  [LOWER, { subClass: 'workSafety', lossYuan: 999_999 }, 'daily'],
  [LOWER, { subClass: 'workSafety', lossYuan: 1_000_000 }, 'general'],
  [DECREE, { subClass: 'workSafety', lossYuan: 9_999_999 }, 'general'],
  [DECREE, { subClass: 'workSafety', lossYuan: 10_000_000 }, 'larger'],
  [DECREE, { subClass: 'workSafety', lossYuan: 49_999_999 }, 'larger'],
  [DECREE, { subClass: 'workSafety', lossYuan: 50_000_000 }, 'major'],
  [DECREE, { subClass: 'workSafety', lossYuan: 99_999_999 }, 'major'],
  [DECREE, { subClass: 'workSafety', lossYuan: 100_000_000 }, 'extreme'],
  [DECREE, { subClass: 'workSafety', deaths: 1, seriousInjuries: 100, lossYuan: 0 }, 'extreme'],
  [DECREE, { subClass: 'roadTraffic', deaths: 3 }, 'larger'],
  [DECREE, { class: 'accident', deaths: 10 }, 'major'],
  [FIRE, { subClass: 'fire', deaths: 2 }, 'general'],
  [FIRE, { subClass: 'fire', deaths: 3 }, 'larger'],
  [FIRE, { subClass: 'fire', lossYuan: 50_000_000 }, 'major'],
  [ENVIRONMENT, { subClass: 'environment', lossYuan: 4_999_999 }, 'general'],
  [ENVIRONMENT, { subClass: 'environment', lossYuan: 5_000_000 }, 'larger'],
  [ENVIRONMENT, { subClass: 'environment', lossYuan: 19_999_999 }, 'larger'],
  [ENVIRONMENT, { subClass: 'environment', lossYuan: 20_000_000 }, 'major'],
  [ENVIRONMENT, { subClass: 'environment', lossYuan: 100_000_000 }, 'extreme'],
  [ENVIRONMENT, { subClass: 'environment', evacuated: 4_999 }, 'general'],
  [ENVIRONMENT, { subClass: 'environment', evacuated: 5_000 }, 'larger'],
  [ENVIRONMENT, { subClass: 'environment', evacuated: 10_000 }, 'major'],
  [ENVIRONMENT, { subClass: 'environment', evacuated: 50_000 }, 'extreme'],
  [ENVIRONMENT, { subClass: 'environment', deaths: 30 }, 'extreme'],
  [POWER, { subClass: 'powerSupply', powerLossPercent: 4.9 }, 'daily'],
  [POWER, { subClass: 'powerSupply', powerLossPercent: 5 }, 'general'],
  [POWER, { subClass: 'powerSupply', powerLossPercent: 10 }, 'larger'],
  [POWER, { subClass: 'powerSupply', powerLossPercent: 20 }, 'major'],
  [POWER, { subClass: 'powerSupply', powerLossPercent: 50 }, 'extreme'],
  [POWER, { subClass: 'powerSupply', powerUsersPercent: 9.9 }, 'daily'],
  [POWER, { subClass: 'powerSupply', powerUsersPercent: 10 }, 'general'],
  [POWER, { subClass: 'powerSupply', powerUsersPercent: 15 }, 'larger'],
  [POWER, { subClass: 'powerSupply', powerUsersPercent: 30 }, 'major'],
  [POWER, { subClass: 'powerSupply', powerUsersPercent: 60 }, 'extreme'],
  [TRIAL, { subClass: 'waterSupply', affectedHouseholds: 50_000, interruptionHours: 48 }, 'extreme'],
  [TRIAL, { subClass: 'waterSupply', affectedHouseholds: 50_000, interruptionHours: 47 }, 'major'],
  [TRIAL, { subClass: 'gasSupply', affectedHouseholds: 30_000, interruptionHours: 24 }, 'major'],
  [TRIAL, { subClass: 'gasSupply', affectedHouseholds: 29_999, interruptionHours: 24 }, 'daily'],
  [TRIAL, { subClass: 'gasSupply', affectedHouseholds: 30_000 }, 'daily'],
  [QUAKE, { subClass: 'earthquake', deaths: 9 }, 'general'],
  [QUAKE, { subClass: 'earthquake', deaths: 10 }, 'larger'],
  [QUAKE, { subClass: 'earthquake', deaths: 49 }, 'larger'],
  [QUAKE, { subClass: 'earthquake', deaths: 50 }, 'major'],
  [QUAKE, { subClass: 'earthquake', deaths: 299 }, 'major'],
  [QUAKE, { subClass: 'earthquake', deaths: 300 }, 'extreme'],
  [WEATHER, { subClass: 'weather', deaths: 30 }, 'extreme'],
  [WEATHER, { subClass: 'weather', lossYuan: 50_000_000, affectedAreaKm2: 50 }, 'extreme'],
  [WEATHER, { subClass: 'weather', lossYuan: 50_000_000, affectedAreaKm2: 49 }, 'major'],
  [POISONING, { subClass: 'foodSafety', poisoned: 100, deaths: 1 }, 'general'],
  [POISONING, { subClass: 'foodSafety', poisoned: 101, deaths: 1 }, 'major'],
  [POISONING, { subClass: 'foodSafety', poisoned: 101, deaths: 0 }, 'daily'],
  [POISONING, { subClass: 'massPoisoning', deaths: 10 }, 'major'],
  ['社会安全按各自预案, facts 1.2 实务规则 (C)', { subClass: 'massGathering', participants: 5_000 }, null],
  ['社会安全按各自预案, facts 1.2 实务规则 (C)', { class: 'social', deaths: 30 }, null],
  ['未知不参与判定', { subClass: 'workSafety' }, 'daily'],
]

function deathsGrade(deaths: number): Grade {
  return deaths >= 30 ? 'extreme' : deaths >= 10 ? 'major' : deaths >= 3 ? 'larger' : deaths >= 1 ? 'general' : 'daily'
}
function injuriesGrade(injuries: number): Grade {
  return injuries >= 100 ? 'extreme' : injuries >= 50 ? 'major' : injuries >= 10 ? 'larger' : injuries >= 1 ? 'general' : 'daily'
}

test.each(REFERENCE)('%s: %j is %s', (_source, facts, wanted) => {
  const judged = grade(facts, DEFAULT_RULES)
  expect(judged.grade).toBe(wanted)
  expect(judged.byOwnPlan).toBe(wanted === null)
  if (wanted !== null && wanted !== 'daily') expect(judged.reasons.every((reason) => reason.grade === wanted && reason.value >= reason.limit)).toBe(true)
})

test('a social incident names the rows it reached as a reference, and never a grade', () => {
  expect(grade({ subClass: 'massGathering', participants: 1_000 }, DEFAULT_RULES)).toMatchObject({
    grade: null,
    byOwnPlan: true,
    reasons: [{ row: 'gathering-major', value: 1_000, limit: 1_000 }],
  })
})

test('more of anything never makes the grade milder', () => {
  const size = fc.record({ deaths: fc.nat(400), seriousInjuries: fc.nat(200), lossYuan: fc.nat(200_000_000), evacuated: fc.nat(60_000), poisoned: fc.nat(300) })
  const subClass = fc.constantFrom(...DEFAULT_RULES.classes.subClasses.filter((row) => row.category !== 'social').map((row) => row.id))
  fc.assert(
    fc.property(subClass, size, fc.constantFrom('deaths', 'seriousInjuries', 'lossYuan', 'evacuated', 'poisoned'), (id, facts, more) => {
      const before = GRADES.indexOf(grade({ subClass: id, ...facts }, DEFAULT_RULES).grade ?? 'daily')
      const after = GRADES.indexOf(grade({ subClass: id, ...facts, [more]: facts[more as 'deaths'] + 1 }, DEFAULT_RULES).grade ?? 'daily')
      expect(after).toBeGreaterThanOrEqual(before)
    }),
    { numRuns: 10_000 },
  )
})

test('every row applies to a sub-class or category that exists, and each graded sub-class has a row for deaths', () => {
  const { classes, grading } = DEFAULT_RULES
  const names = new Set([...classes.subClasses.map((row) => row.id), 'natural', 'accident', 'health', 'social', 'key', 'unclassified'])
  expect(grading.rows.flatMap((row) => row.appliesTo).filter((name) => !names.has(name))).toEqual([])
  const graded = classes.subClasses.filter((row) => row.category !== 'social')
  expect(graded.filter((row) => grade({ subClass: row.id, deaths: 300 }, DEFAULT_RULES).grade !== 'extreme')).toEqual([])
  expect(gradingTable(DEFAULT_RULES).rows).toHaveLength(grading.rows.length + 1)
})

test('hall.yaml changes one limit; its source is then hall.yaml', () => {
  const rules = hallRulesSchema.parse({ grading: { rows: [{ id: 'accident-loss-general', all: [{ fact: 'lossYuan', atLeast: 500_000 }] }] } })
  expect(grade({ subClass: 'workSafety', lossYuan: 500_000 }, rules).grade).toBe('general')
  expect(rules.grading.rows.find((row) => row.id === 'accident-loss-general')?.source.document).toBe('hall.yaml')
  expect(rules.grading.rows).toHaveLength(DEFAULT_RULES.grading.rows.length)
})
