// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from './hallRules.ts'

test.each([
  ['grading', 'accident-deaths-general', 'workSaftey'],
  ['obligations', 'leader-on-scene', '火灾'],
] as const)('%s: a row %s for the unknown "%s" is refused by its place', (section, id, name) => {
  const parsed = hallRulesSchema.safeParse({ [section]: { rows: [{ id, appliesTo: ['fire', name] }] } })
  expect(parsed.error?.issues).toMatchObject([
    { path: [section, 'rows', id, 'appliesTo', 1], message: expect.stringContaining(`rules.${section}.rows[${id}].appliesTo`) },
  ])
  expect(parsed.error?.issues[0]?.message).toContain(name)
})

test('a row may apply to a sub-class the same file adds, to a category, and to what is not classified', () => {
  const own = { ...DEFAULT_RULES.classes.subClasses[0]!, id: 'elevator' }
  const grading = { rows: [{ id: 'accident-deaths-general', appliesTo: ['elevator', 'key', 'unclassified'] }] }
  expect(hallRulesSchema.safeParse({ classes: { subClasses: [own] }, grading }).success).toBe(true)
  expect(hallRulesSchema.safeParse({ grading }).success).toBe(false)
})
