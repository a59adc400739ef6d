// SPDX-License-Identifier: Apache-2.0
// Role × command, both ways, through the real control interface; the system's own column through the hall.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMAND_TABLE, type CommandName } from '../../shared/contracts/index.ts'
import { slugSchema } from '../../shared/domain/index.ts'
import { COMMAND_SAMPLES } from '../fixtures/commands.ts'
import { ROLE_COLUMNS, ROLE_MATRIX } from '../fixtures/roles.ts'
import { openControlHall, type ControlHall } from './controlHall.ts'

const NAMES = Object.keys(COMMAND_TABLE) as CommandName[]
type Column = (typeof ROLE_COLUMNS)[number]

let control: ControlHall
const tokens = new Map<string, string>()
beforeAll(async () => {
  control = await openControlHall()
})
afterAll(() => control.close())

/** A token of the role; that of a feed is of the source the input speaks of. */
async function tokenOf(role: Exclude<Column, 'system'>, input: unknown): Promise<string> {
  const said = slugSchema.safeParse((input as { source?: unknown }).source)
  const source = said.success ? said.data : 'police'
  const principal = role === 'feed' ? `feed:${source}` : `desk-${role}`
  const known = tokens.get(principal) ?? (await control.tokenFor(principal, role))
  tokens.set(principal, known)
  return known
}

async function answerTo(
  name: CommandName,
  role: Column,
): Promise<{ readonly ok: boolean; readonly code?: string; readonly message?: string; readonly messageZh?: string }> {
  const input = COMMAND_SAMPLES[name].good
  if (role === 'system') return control.hall.execute({ name, input }, { principal: 'system', role })
  return (await control.command(await tokenOf(role, input), { name, input })) as { ok: boolean }
}

test('the reference has a line for every command and none too many', () => {
  expect(Object.keys(ROLE_MATRIX).toSorted()).toEqual([...NAMES].toSorted())
  for (const [name, line] of Object.entries(ROLE_MATRIX)) expect([name, line]).toEqual([name, expect.stringMatching(/^[x.]{6}$/)])
})

const CELLS = NAMES.flatMap((name) => ROLE_COLUMNS.map((role, column) => [name, role, ROLE_MATRIX[name]?.[column] === 'x' ? 'may' : 'may not'] as const))

test.each(CELLS)('%s: %s %s', async (name, role, expected) => {
  // Made before it counts: giving a token is journalled too.
  if (role !== 'system') await tokenOf(role, COMMAND_SAMPLES[name].good)
  const before = control.hall.head().seq
  const answer = await answerTo(name, role)
  if (expected === 'may') {
    // Past the check of roles: done, or refused for what the hall is like, never for who asks or for the input's form.
    expect([name, answer.ok || (answer.code !== 'forbidden' && answer.code !== 'unknown-command')]).toEqual([name, true])
    return
  }
  expect(answer).toMatchObject({ ok: false, code: 'forbidden', message: expect.stringContaining(name), messageZh: expect.stringMatching(/^没有权限/) })
  expect(control.hall.head().seq).toBe(before)
})
