// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { COMMAND_TABLE, REFUSALS, type CommandName } from '../../shared/contracts/index.ts'
import { COMMAND_SAMPLES } from '../fixtures/commands.ts'

const NAMES = Object.keys(COMMAND_TABLE) as CommandName[]

test('every row has a sample and no sample lost its row', () => {
  expect(Object.keys(COMMAND_SAMPLES).sort()).toEqual([...NAMES].sort())
})

test.each(NAMES)('%s takes its good sample, refuses its bad one at the right place, and refuses an unknown field', (name) => {
  const { good, bad, fault } = COMMAND_SAMPLES[name]
  const { input } = COMMAND_TABLE[name]
  expect(input.safeParse(good).error).toBeUndefined()
  expect(input.safeParse(bad).error?.issues[0]?.path.join('.')).toBe(fault)
  expect(input.safeParse({ ...good, unknownField: 1 }).error?.issues[0]?.code).toBe('unrecognized_keys')
})

test.each(NAMES)('%s has a sentence, roles, and an inverse that exists', (name) => {
  const row: { summary: string; roles: readonly string[]; inverse?: string } = COMMAND_TABLE[name]
  expect(row.summary).toMatch(/^[A-Z].{10,200}\.$/)
  expect(row.roles.length).toBeGreaterThan(0)
  if (row.inverse) expect(NAMES).toContain(row.inverse)
})

test('refusal codes are one closed list without repetition', () => {
  expect(new Set(REFUSALS).size).toBe(REFUSALS.length)
  for (const code of REFUSALS) expect(code).toMatch(/^[a-z-]+$/)
})
