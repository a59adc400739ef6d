// SPDX-License-Identifier: Apache-2.0
// `npm run new` in a copy of the project: what it writes compiles, keeps the rules and passes its own tests.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from './plantedTree.ts'
// @ts-expect-error a plain script of the build room, without types
import { houseProblems } from '../../build/house-rules.mjs'

const SLOW = 180_000
const COPIED = ['package.json', '.oxlintrc.json', '.oxfmtrc.json', 'tsconfig.base.json', 'vitest.config.ts', 'build', 'shared', 'electron', 'renderer', 'test']
const MADE = [
  ['panel', 'shelterTable'],
  ['layer', 'waterGates'],
  ['feed', 'jsonLines'],
  ['command', 'handover'],
  ['rule', 'reportDelay'],
] as const
const NEW_FOLDERS = [
  'renderer/panels/shelterTable',
  'renderer/layers/waterGates',
  'shared/feeds/jsonLines',
  'shared/commands/handover',
  'shared/rules/reportDelay',
]
const REGISTRIES = [
  'renderer/panels/registry.ts',
  'renderer/layers/registry.ts',
  'renderer/app/locales/panels',
  'shared/feeds/registry.ts',
  'shared/feeds/definition.ts',
  'shared/commands/registry.ts',
  'test/fixtures/commands.ts',
]

let root = ''
const bin = (name: string) => path.join(projectRoot, 'node_modules/.bin', name)

function run(command: string, words: readonly string[]) {
  const result = spawnSync(command, words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return { status: result.status, output: `${result.stdout}${result.stderr}` }
}

/** Lines about what was made; the rest of the tree has its own tests. */
const aboutNew = (output: string) => output.split('\n').filter((line) => [...NEW_FOLDERS, ...REGISTRIES].some((name) => line.includes(name)))

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cityops-new-'))
  for (const name of COPIED) cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true })
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'))
  for (const words of MADE) {
    const { status, output } = run(process.execPath, ['build/new.mjs', ...words])
    expect(output).toContain('接下来 next')
    expect(status).toBe(0)
  }
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('writes the folder and the registry lines', () => {
  for (const folder of NEW_FOLDERS) expect(existsSync(path.join(root, folder)) || existsSync(path.join(root, `${folder}.ts`)), folder).toBe(true)
  expect(readFileSync(path.join(root, 'renderer/panels/registry.ts'), 'utf8')).toMatch(/import \{ shelterTablePanel \}[\s\S]*\n {2}shelterTablePanel,\n\]/)
  expect(readFileSync(path.join(root, 'renderer/app/locales/panelsEn.ts'), 'utf8')).toContain("title: 'Shelter table'")
  expect(readFileSync(path.join(root, 'renderer/layers/registry.ts'), 'utf8')).toMatch(/waterGatesLayer\s*\]/)
})

test.each([
  ['an existing name', ['panel', 'duty'], 'exists already: renderer/panels/duty'],
  ['a second time', ['rule', 'reportDelay'], 'exists already: shared/rules/reportDelay'],
  ['an existing command', ['command', 'layout'], 'exists already: shared/commands/layout.ts'],
  ['a badly formed name', ['panel', 'Shelter-Table'], 'not a camelCase name'],
  ['a path', ['panel', '../escape'], 'not a camelCase name'],
  ['an unknown kind', ['widget', 'clock'], 'no such kind'],
  ['no name', ['panel'], 'npm run new panel|layer|feed|command|rule NAME'],
])('refuses %s with a reason and writes nothing', (_what, words, reason) => {
  const { status, output } = run(process.execPath, ['build/new.mjs', ...words])
  expect(output).toContain(reason)
  expect(status).toBe(2)
})

test('what it wrote compiles', { timeout: SLOW }, () => {
  expect(aboutNew(run(bin('tsc'), ['-p', 'shared']).output)).toEqual([])
  expect(aboutNew(run(bin('vue-tsc'), ['-p', 'renderer']).output)).toEqual([])
})

test('and keeps the rules: layers, lint, format, house', { timeout: SLOW }, () => {
  const layers = run(bin('depcruise'), ['--config', 'build/layers.cjs', '--output-type', 'json', 'shared', 'renderer'])
  const { violations } = (JSON.parse(layers.output) as { summary: { violations: { from: string; rule: { name: string } }[] } }).summary
  expect(violations.filter(({ from }) => NEW_FOLDERS.some((folder) => from.startsWith(folder)))).toEqual([])
  expect((houseProblems(root) as string[]).flatMap(aboutNew)).toEqual([])
  const places = NEW_FOLDERS.map((folder) => (existsSync(path.join(root, folder)) ? folder : `${folder}.ts`))
  expect(run(bin('oxlint'), ['--quiet', ...places])).toMatchObject({ status: 0 })
  expect(run(bin('oxfmt'), ['--check', ...places])).toMatchObject({ status: 0 })
})

test('and passes the tests it came with, and those of its registries', { timeout: SLOW }, () => {
  const names = [...NEW_FOLDERS, 'test/contracts/commands.test.ts', 'test/architecture/registry.test.ts']
  const { status, output } = run(process.execPath, [path.join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'node', ...names])
  expect(output).toMatch(/Test Files {2}(\x1b\[\d+m)*\S*7 passed/)
  expect(status, output).toBe(0)
})
