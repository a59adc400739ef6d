// SPDX-License-Identifier: Apache-2.0
// `npm run new` in a copy of the project: what it writes compiles, keeps the rules and passes its own tests.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
    if (status !== 0) throw new Error(output)
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

test('what it wrote compiles; a mistake beside it is seen', { timeout: SLOW }, () => {
  const mistake = "export const mistake: number = 'text'\n"
  for (const folder of ['shared/rules/reportDelay', 'renderer/panels/shelterTable']) writeFileSync(path.join(root, folder, 'mistake.ts'), mistake)
  expect(aboutNew(run(bin('tsc'), ['-p', 'shared']).output)).toEqual([expect.stringMatching(/^shared\/rules\/reportDelay\/mistake\.ts\(1,14\): error TS2322/)])
  // Only what the new things reach: the whole renderer is compiled by npm run check.
  const include = ['env.d.ts', 'panels/shelterTable/*', 'layers/registry.ts', 'app/locales/panels.ts']
  writeFileSync(path.join(root, 'renderer/tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include, exclude: ['**/*.test.ts'] }))
  expect(aboutNew(run(bin('vue-tsc'), ['-p', 'renderer/tsconfig.new.json']).output)).toEqual([
    expect.stringMatching(/shelterTable\/mistake\.ts\(1,14\): error TS2322/),
  ])
  for (const folder of ['shared/rules/reportDelay', 'renderer/panels/shelterTable']) rmSync(path.join(root, folder, 'mistake.ts'))
})

test('and keeps the rules: layers, lint, format, house', { timeout: SLOW }, () => {
  const layers = run(bin('depcruise'), ['--config', 'build/layers.cjs', '--output-type', 'json', 'shared', 'renderer'])
  const { violations } = (JSON.parse(layers.output) as { summary: { violations: { from: string; rule: { name: string } }[] } }).summary
  expect(violations.filter(({ from }) => NEW_FOLDERS.some((folder) => from.startsWith(folder)))).toEqual([])
  expect((houseProblems(root) as string[]).flatMap(aboutNew)).toEqual([])
  const places = NEW_FOLDERS.map((folder) => (existsSync(path.join(root, folder)) ? folder : `${folder}.ts`))
  for (const judge of [run(bin('oxlint'), ['--quiet', ...places]), run(bin('oxfmt'), ['--check', ...places])]) expect(judge.status, judge.output).toBe(0)
})

test('and passes the tests it came with, and those of its registries', { timeout: SLOW }, () => {
  const names = [...NEW_FOLDERS, 'test/contracts/commands.test.ts']
  const { status, output } = run(process.execPath, [
    path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'node',
    '--reporter=json',
    ...names,
  ])
  const report = JSON.parse(output.slice(output.indexOf('{'))) as { testResults: { name: string; status: string }[] }
  expect(report.testResults.filter((result) => result.status !== 'passed')).toEqual([])
  expect(report.testResults).toHaveLength(names.length)
  expect(status).toBe(0)
})
