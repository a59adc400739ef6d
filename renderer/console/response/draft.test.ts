// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { COMMAND_TABLE } from '../../../shared/contracts/index.ts'
import { draftErrors, draftInput, emptyDraft, type ResponseDraft } from './draft.ts'

const NOW = Date.UTC(2026, 6, 18, 4)
const context = { now: NOW, engaged: [] }
const complete: ResponseDraft = {
  headquarters: 'natural',
  level: 3,
  plan: ' 区防汛防台专项应急预案 ',
  approver: '分管区领导',
  way: 'phone',
  approvedAt: '2026-07-18 11:47',
  clause: '4.3',
}

test('a complete form gives exactly what the command accepts', () => {
  const input = draftInput(complete, context)
  expect(input).toEqual({
    headquarters: 'natural',
    level: 3,
    plan: '区防汛防台专项应急预案',
    approver: '分管区领导',
    way: 'phone',
    approvedAt: NOW - 13 * 60_000,
    clause: '4.3',
  })
  expect(COMMAND_TABLE['response.raise'].input.safeParse(input).success).toBe(true)
})

test('every field is required and named', () => {
  expect(draftErrors(emptyDraft(''), context)).toEqual({
    headquarters: 'required',
    level: 'required',
    plan: 'required',
    approver: 'required',
    way: 'required',
    approvedAt: 'required',
    clause: 'required',
  })
  expect(draftInput(emptyDraft(''), context)).toBeNull()
})

test.each([
  [{ approvedAt: '2026-07-18 12:01' }, { approvedAt: 'future' }],
  [{ approvedAt: '18.7. 12:00' }, { approvedAt: 'badTime' }],
  [{ plan: '案'.repeat(121) }, { plan: 'tooLong' }],
  [{ clause: '   ' }, { clause: 'required' }],
] as const)('wrong: %o', (change, errors) => {
  const draft = { ...complete, ...change }
  expect(draftErrors(draft, context)).toEqual(errors)
  expect(draftInput(draft, context)).toBeNull()
})

test('a headquarters with a response in force cannot start another', () => {
  expect(draftErrors(complete, { now: NOW, engaged: ['natural'] })).toEqual({ headquarters: 'exists' })
})
