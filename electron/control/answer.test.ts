// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { withIso } from './answer.ts'

const AT = 1_790_000_000_000
const ISO = '2026-09-21T14:13:20.000Z'

test.for(['at', 'dueAt', 'closeBy', 'signBy', 'since', 'awaySince', 'until', 'casualtyUntil', 'from', 'asOf'])('%s is an instant, at any depth', (name) => {
  expect(withIso({ list: [{ [name]: AT }] })).toEqual({ list: [{ [name]: AT, [`${name}Iso`]: ISO }] })
})

test.for([['rev'], ['seq'], ['count'], ['format'], ['standby']])('%s is none, whatever its number', ([name]) => {
  expect(withIso({ [name!]: AT })).toEqual({ [name!]: AT })
})

test('a name of an instant that holds words, nothing, a thing or a small number stays as it is', () => {
  const value = { issuedBy: 'op', at: null, from: { name: 'a', dueAt: null }, since: 7 }
  expect(withIso(value)).toEqual(value)
})
