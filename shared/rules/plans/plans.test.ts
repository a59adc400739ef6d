// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { DEMONSTRATION_ORGANISATION } from '../../config/index.ts'
import { SHIPPED_LAYOUTS } from '../../layouts/index.ts'
import { SHIPPED_SUB_CLASSES } from '../classes/index.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { findPlan, planAtLevel, plansFor, plansTable, SHIPPED_PLANS } from './index.ts'

const LEVELS = [1, 2, 3, 4] as const
const unitIds = new Set(DEMONSTRATION_ORGANISATION.units.map((unit) => unit.id))
const postIds = new Set(DEMONSTRATION_ORGANISATION.posts?.map((post) => post.id))

// 示例: plausible, not the district's; each says so.
test.each([
  ['flood-typhoon', 'natural'],
  ['gas-leak', 'accident'],
  ['epidemic', 'health'],
  ['crowd-crush', 'social'],
] as const)('%s is shipped as a sample for %s', (id, headquarters) => {
  expect(findPlan(DEFAULT_RULES.plans, id)).toMatchObject({ headquarters, sample: true, source: { confidence: 'C' }, title: expect.stringContaining('示例') })
})

describe.each(SHIPPED_PLANS.map((plan) => [plan.id, plan] as const))('%s', (_id, plan) => {
  test('names only units, posts, sub-classes and layouts that are there', () => {
    const parts = [...plan.duties, ...plan.muster, ...plan.steps]
    expect(parts.flatMap((part) => ('unitId' in part && part.unitId ? [part.unitId] : [])).filter((id) => !unitIds.has(id))).toEqual([])
    expect(parts.flatMap((part) => ('postId' in part && part.postId ? [part.postId] : [])).filter((id) => !postIds.has(id))).toEqual([])
    expect(plan.subClasses.filter((id) => !SHIPPED_SUB_CLASSES.some((row) => row.id === id))).toEqual([])
    expect(plan.layouts.filter(({ layoutId }) => !SHIPPED_LAYOUTS.some((layout) => layout.id === layoutId))).toEqual([])
    expect(new Set(plan.steps.map((step) => step.id)).size).toBe(plan.steps.length)
  })

  test('asks for something else at each level, and a graver one never for less duty', () => {
    const parts = LEVELS.map((level) => planAtLevel(plan, level))
    expect(new Set(parts.map((part) => JSON.stringify(part))).size).toBe(4)
    for (const level of [1, 2, 3] as const) {
      expect(planAtLevel(plan, level).duties.length).toBeGreaterThanOrEqual(parts[level]!.duties.length)
      expect(planAtLevel(plan, level).steps.length).toBeGreaterThanOrEqual(parts[level]!.steps.length)
    }
    for (const part of parts) expect(part.layouts).toHaveLength(1)
  })
})

test('hall.yaml changes one field of a shipped plan, retires another and adds its own', () => {
  const own = { ...SHIPPED_PLANS[0]!, id: 'own-flood', title: '本区防汛预案', sample: false, levels: [3, 4], source: { document: '本区预案', confidence: 'A' } }
  const { plans } = hallRulesSchema.parse({ plans: [{ id: 'gas-leak', title: '燃气事故预案' }, { id: 'epidemic', retired: true }, own] })
  expect(findPlan(plans, 'gas-leak')).toMatchObject({ title: '燃气事故预案', steps: SHIPPED_PLANS[1]!.steps, source: { document: 'hall.yaml' } })
  expect(plansFor(plans, { headquarters: 'health', level: 2 })).toEqual([])
  expect(plansFor(plans, { headquarters: 'natural', level: 3 }).map((plan) => plan.id)).toEqual(['flood-typhoon', 'own-flood'])
  expect(plansFor(plans, { headquarters: 'natural', level: 2 }).map((plan) => plan.id)).toEqual(['flood-typhoon'])
  expect(plansTable({ plans }).rows).toHaveLength(5)
})

test('what was read once is read again alike, so that a stored configuration is the one in force', () => {
  const { plans } = hallRulesSchema.parse({ plans: [{ id: 'gas-leak', title: '燃气事故预案' }] })
  expect(hallRulesSchema.parse(JSON.parse(JSON.stringify({ plans }))).plans).toEqual(plans)
})

test.each([
  ['an unfinished new plan', [{ id: 'half', title: '半个预案' }]],
  ['a level that is none', [{ id: 'gas-leak', levels: [0] }]],
  ['an unknown field', [{ id: 'gas-leak', colour: 'red' }]],
])('%s is refused', (_what, plans) => {
  expect(hallRulesSchema.safeParse({ plans }).success).toBe(false)
})
