// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { COMMAND_TABLE } from '../../../shared/contracts/index.ts'
import { DEFAULT_RULES } from '../../../shared/rules/hallRules.ts'
import { wantsDelegation, type ApprovalDraft } from './approvalDraft.ts'
import { draftErrors, draftInput, emptyDraft, offeredPlans, type DraftContext, type ResponseDraft } from './draft.ts'

const NOW = Date.UTC(2026, 6, 18, 4)
const context: DraftContext = {
  now: NOW,
  engaged: [],
  plans: DEFAULT_RULES.plans,
  ranks: DEFAULT_RULES.commandRanks,
  posts: [{ id: 'leader:deputy-1', label: '副区长（示例）', rank: 'deputyDistrictHead' }],
}
const approval: ApprovalDraft = {
  approver: ' 分管区领导 ',
  rank: 'deputyDistrictHead',
  delegator: '',
  basis: '',
  way: 'phone',
  approvedAt: '2026-07-18 11:47',
  clause: '4.3',
  recorder: '值班长（示例）',
}
const complete: ResponseDraft = { headquarters: 'natural', level: 3, planId: 'flood-typhoon', approval }
const withApproval = (change: Partial<ApprovalDraft>): ResponseDraft => ({ ...complete, approval: { ...approval, ...change } })

test('a complete form gives exactly what the command accepts', () => {
  const input = draftInput(complete, context)
  expect(input).toEqual({
    headquarters: 'natural',
    level: 3,
    planId: 'flood-typhoon',
    approver: { name: '分管区领导', rank: 'deputyDistrictHead' },
    way: 'phone',
    approvedAt: NOW - 13 * 60_000,
    clause: '4.3',
    recordedBy: { name: '值班长（示例）' },
  })
  expect(COMMAND_TABLE['response.raise'].input.safeParse(input).success).toBe(true)
})

test('a post of the organisation is sent as the post: its rank is proven there', () => {
  expect(draftInput(withApproval({ approver: '副区长（示例）', rank: null }), context)?.approver).toEqual({ postId: 'leader:deputy-1' })
})

test('every field is required and named', () => {
  const required = { approver: 'required', rank: 'required', way: 'required', approvedAt: 'required', clause: 'required', recorder: 'required' }
  expect(draftErrors(emptyDraft('', ''), context)).toEqual({ headquarters: 'required', level: 'required', planId: 'required', ...required })
  expect(draftInput(emptyDraft('', ''), context)).toBeNull()
})

test('only plans of the headquarters that cover the level are offered; a plan left from another choice is none', () => {
  expect(offeredPlans(complete, context.plans).map((plan) => plan.id)).toEqual(['flood-typhoon'])
  expect(draftErrors({ ...complete, headquarters: 'health' }, context)).toEqual({ planId: 'required' })
})

test.each([
  [{ approvedAt: '2026-07-18 12:01' }, { approvedAt: 'future' }],
  [{ approvedAt: '18.7. 12:00' }, { approvedAt: 'badTime' }],
  [{ approver: '长'.repeat(81) }, { approver: 'tooLong' }],
  [{ clause: '   ' }, { clause: 'required' }],
  [{ rank: 'departmentHead' }, { delegator: 'required', basis: 'required' }],
] as const)('wrong: %o', (change, errors) => {
  const draft = withApproval(change)
  expect(draftErrors(draft, context)).toEqual(errors)
  expect(draftInput(draft, context)).toBeNull()
})

test('a lower rank needs a delegation where the rule allows one, and is too low where it does not', () => {
  const delegated = withApproval({ rank: 'departmentHead', delegator: '分管区领导', basis: '外出委托' })
  expect(draftInput(delegated, context)).toMatchObject({ delegatedBy: { name: '分管区领导', rank: 'deputyDistrictHead', basis: '外出委托' } })
  const grave = { ...delegated, level: 1 as const }
  expect([wantsDelegation(grave.approval, 1, context), draftErrors(grave, context)]).toEqual([false, { rank: 'rankTooLow' }])
})

test('a headquarters with a response in force cannot start another', () => {
  expect(draftErrors(complete, { ...context, engaged: ['natural'] })).toEqual({ headquarters: 'exists' })
})
