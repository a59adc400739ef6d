// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commandsPage } from './reference.ts'

const page = fileURLToPath(new URL('../../docs/commands.md', import.meta.url))
const head =
  '<!-- SPDX-License-Identifier: Apache-2.0 -->\n<!-- Made from shared/commands by `UPDATE=1 npm test -- --unit shared/commands/reference`; do not edit by hand. -->\n'

test('docs/commands.md is the page of the command table (UPDATE=1 writes it)', () => {
  const text = head + commandsPage()
  if (process.env.UPDATE) writeFileSync(page, text)
  expect(readFileSync(page, 'utf8')).toBe(text)
})
