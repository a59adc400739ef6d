// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { grade } from '../grading/index.ts'
import { categoryOf, headquartersOf, namesOf } from './index.ts'

const { classes } = DEFAULT_RULES

// Wording: 青浦区突发事件总体应急预案（征求意见稿）1.4 (A); the ids are permanent, so the list may only grow.
test.each([
  ['natural', ['flood', 'weather', 'earthquake', 'geological', 'marine', 'biological', 'forestFire']],
  ['accident', ['workSafety', 'transport', 'publicFacility', 'nuclear', 'fire', 'environment', 'cyber']],
  ['health', ['epidemic', 'unknownDisease', 'massPoisoning', 'foodSafety', 'drugSafety', 'animalEpidemic', 'otherHealth']],
  ['social', ['crime', 'terror', 'massGathering', 'ethnicReligious', 'financial', 'foreignRelated', 'otherSocial']],
  ['key', ['keyIssue']],
] as const)('%s has the sub-classes of the plan', (category, wanted) => {
  expect(classes.subClasses.filter((row) => row.category === category && row.partOf === undefined).map((row) => row.id)).toEqual(wanted)
  for (const id of wanted) expect(headquartersOf(classes, { subClass: id })).toBe(category)
})

test('no code of GB/T 35561 is shipped, ids are unique, and a refinement belongs to what it refines', () => {
  expect(classes.subClasses.filter((row) => row.gbCode !== undefined)).toEqual([])
  expect(new Set(classes.subClasses.map((row) => row.id)).size).toBe(classes.subClasses.length)
  for (const row of classes.subClasses.filter((one) => one.partOf !== undefined))
    expect(classes.subClasses.find((one) => one.id === row.partOf)?.category).toBe(row.category)
})

test('an incident without sub-class is meant by its class, one without class by none', () => {
  expect(namesOf(classes, { subClass: 'roadTraffic' })).toEqual(['roadTraffic', 'transport'])
  expect(namesOf(classes, { class: 'accident' })).toEqual(['accident'])
  expect([namesOf(classes, {}), categoryOf(classes, {}), headquartersOf(classes, {})]).toEqual([['unclassified'], 'unclassified', null])
})

test('a district maps a sub-class to another headquarters, adds one of its own, and must write a new one in full', () => {
  const change = {
    subClasses: [
      { id: 'cyber', headquarters: 'social' as const },
      { ...classes.subClasses[0]!, id: 'ownKind', zh: '本区子类' },
    ],
  }
  const rules = hallRulesSchema.parse({ classes: change }).classes
  expect(headquartersOf(rules, { subClass: 'cyber' })).toBe('social')
  expect(rules.subClasses.find((row) => row.id === 'cyber')?.source.document).toBe('hall.yaml')
  expect(rules.subClasses.at(-1)?.id).toBe('ownKind')
  expect(hallRulesSchema.safeParse({ classes: { subClasses: [{ id: 'ownKind' }] } }).success).toBe(false)
})

test('a sub-class of the district is meant by all it refines, and without a shipped one by its category', () => {
  const own = (id: string, partOf?: string) => ({ ...classes.subClasses.find((row) => row.id === 'workSafety')!, id, partOf })
  const rules = hallRulesSchema.parse({
    classes: { subClasses: [own('elevator'), own('bottledGas', 'gasSupply'), own('ringA', 'ringB'), own('ringB', 'ringA')] },
  })
  expect(namesOf(rules.classes, { subClass: 'bottledGas' })).toEqual(['bottledGas', 'gasSupply', 'publicFacility'])
  expect(namesOf(rules.classes, { subClass: 'elevator' })).toEqual(['elevator', 'accident'])
  expect(namesOf(rules.classes, { subClass: 'ringA' })).toEqual(['ringA', 'ringB', 'accident'])
  for (const subClass of ['bottledGas', 'elevator', 'ringA']) expect(grade({ subClass, deaths: 3 }, rules).grade).toBe('larger')
})
