// SPDX-License-Identifier: Apache-2.0
// A rule that never fails is decoration: every rule is broken on purpose, in a small tree of its own, and must say so.
import { createRequire } from 'node:module'
import { afterAll, describe, expect, test } from 'vitest'
import { plantTree, LICENCE, type PlantedTree, type TreeFiles } from './plantedTree.ts'
import { CLEAN_HOUSE, HOUSE_PLANTS } from './plants/house.ts'
import { CLEAN_LAYERS, LAYER_PLANTS } from './plants/layers.ts'
import { CLEAN_LINT, ESLINT_PLANTS, OXLINT_PLANTS, type LintPlant } from './plants/lint.ts'
// @ts-expect-error a plain script of the build room, without types
import { houseProblems, houseRuleNames } from '../../build/house-rules.mjs'

const trees: PlantedTree[] = []
const SLOW = 120_000

function grow(files: TreeFiles): PlantedTree {
  const tree = plantTree(files)
  trees.push(tree)
  return tree
}

interface LayerViolation {
  readonly from: string
  readonly rule: { readonly name: string }
  readonly cycle?: readonly { readonly name: string }[]
}

const asFiles = (plants: readonly { readonly file: string; readonly text: string }[]): TreeFiles =>
  Object.fromEntries(plants.map((plant) => [plant.file, plant.text]))

/** `rule @ file` for each plant and for each finding, so that a miss reads as what it is. */
const named = (rule: string, file: string) => `${rule} @ ${file}`

/** Plants that no finding names; a test wants none. */
function missed(plants: readonly LintPlant[], found: readonly string[]): string[] {
  return plants.map((plant) => named(plant.rule, plant.file)).filter((plant) => !found.includes(plant))
}

afterAll(() => {
  for (const tree of trees) tree.remove()
})

describe('layers: each import rule catches its violation by name', () => {
  test('of every rule, and of no clean file', { timeout: SLOW }, () => {
    const rules = (createRequire(import.meta.url)('../../build/layers.cjs') as { forbidden: { name: string }[] }).forbidden.map((rule) => rule.name)
    expect(new Set(LAYER_PLANTS.map((plant) => plant.rule))).toEqual(new Set(rules))

    const tree = grow({ ...CLEAN_LAYERS, ...asFiles(LAYER_PLANTS) })
    const run = tree.tool('depcruise', ['--config', 'build/layers.cjs', '--output-type', 'json', 'shared', 'electron', 'renderer'])
    const { violations } = (JSON.parse(run.stdout) as { summary: { violations: LayerViolation[] } }).summary
    // A circle is reported once, with its members.
    const found = violations.flatMap(({ rule, from, cycle = [] }) => [from, ...cycle.map((member) => member.name)].map((file) => named(rule.name, file)))
    expect(missed(LAYER_PLANTS, found)).toEqual([])
    expect(violations.filter((violation) => violation.from in CLEAN_LAYERS)).toEqual([])
  })
})

describe('lint: each rule catches its violation by name', () => {
  const files = { ...CLEAN_LINT, ...asFiles(OXLINT_PLANTS), ...asFiles(ESLINT_PLANTS) }

  test('oxlint', { timeout: SLOW }, () => {
    const run = grow(files).tool('oxlint', ['--quiet', '--format', 'json', 'shared', 'electron', 'renderer'])
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] }
    const found = diagnostics.map((finding) => named(finding.code, finding.filename))
    expect(missed(OXLINT_PLANTS, found)).toEqual([])
    expect(diagnostics.filter((finding) => finding.filename in CLEAN_LINT)).toEqual([])
  })

  test('ESLint: templates, and promises nobody waits for', { timeout: SLOW }, () => {
    const tree = grow(files)
    const run = tree.tool('eslint', ['--format', 'json', 'shared', 'electron', 'renderer'])
    const results = JSON.parse(run.stdout) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[]
    const found = results.flatMap((result) =>
      result.messages.map((message) => ({ rule: message.ruleId ?? message.message, file: result.filePath.slice(tree.root.length + 1) })),
    )
    const names = found.map((finding) => named(finding.rule, finding.file))
    expect(missed(ESLINT_PLANTS, names)).toEqual([])
    expect(found.filter((finding) => finding.file in CLEAN_LINT)).toEqual([])
  })
})

describe('house rules: each catches its violation by name', () => {
  test('of every rule, and of no clean file', () => {
    expect(new Set(HOUSE_PLANTS.map((plant) => plant.rule))).toEqual(new Set(houseRuleNames() as string[]))

    const problems = houseProblems(grow({ ...CLEAN_HOUSE, ...asFiles(HOUSE_PLANTS) }).root) as string[]
    const unseen = HOUSE_PLANTS.filter(
      (plant) => !problems.some((problem) => problem.startsWith(plant.at ?? plant.file) && problem.endsWith(`[${plant.rule}]`)),
    )
    expect(unseen).toEqual([])
    expect(problems.filter((problem) => Object.keys(CLEAN_HOUSE).some((file) => problem.startsWith(`${file}:`)))).toEqual([])
    expect(problems).toContainEqual(expect.stringMatching(/^renderer\/ui\/Painted\.vue:8: .*\[colours\]$/))
  })
})

describe('npm run check', () => {
  // Each file breaks one step and no other; the step's own words must name it.
  const BROKEN: readonly { readonly step: string; readonly file: string; readonly text: string; readonly says: RegExp }[] = [
    { step: 'format', file: 'shared/domain/crooked.ts', text: `${LICENCE}export const crooked = "double";\n`, says: /shared\/domain\/crooked\.ts/ },
    { step: 'lint', file: 'electron/hall/wallTime.ts', text: `${LICENCE}export const roll = Math.random()\n`, says: /Randomness is passed in/ },
    {
      step: 'lint-vue',
      file: 'electron/hall/floating.ts',
      text: `${LICENCE}export function start(): void {\n  Promise.resolve()\n}\n`,
      says: /floating\.ts[\s\S]*no-floating-promises/,
    },
    {
      step: 'types-shared',
      file: 'shared/domain/page.ts',
      text: `${LICENCE}export const width = window.innerWidth\n`,
      says: /page\.ts\(2,22\): error TS\d+: Cannot find name 'window'/,
    },
    {
      step: 'types-shared',
      file: 'shared/domain/node.ts',
      text: `${LICENCE}export const place = process.cwd()\n`,
      says: /node\.ts\(2,22\): error TS\d+: Cannot find name 'process'/,
    },
    {
      step: 'types-electron',
      file: 'electron/hall/page.ts',
      text: `${LICENCE}export const title = document.title\n`,
      says: /hall\/page\.ts\(2,22\): error TS\d+: Cannot find name 'document'/,
    },
    {
      step: 'types-renderer',
      file: 'renderer/live/node.ts',
      text: `${LICENCE}export const place = process.cwd()\n`,
      says: /live\/node\.ts\(2,22\): error TS\d+: Cannot find name 'process'/,
    },
    {
      step: 'layers',
      file: 'renderer/live/deep.ts',
      text: `${LICENCE}import type { wide } from '../../electron/hall/wide.ts'\n\nexport type Wide = typeof wide\n`,
      says: /renderer-not-electron: renderer\/live\/deep\.ts/,
    },
    { step: 'house-rules', file: 'shared/domain/place.ts', text: `${LICENCE}export const place = '/home/somebody'\n`, says: /place\.ts:2: .*\[workplace\]/ },
  ]
  const clean: TreeFiles = {
    'shared/domain/calm.ts': `${LICENCE}export const calm = 1\n`,
    'electron/hall/wide.ts': `${LICENCE}export const wide = 1\n`,
    'renderer/live/view.ts': `${LICENCE}export const width = () => window.innerWidth\n`,
    'test/calm.ts': `${LICENCE}export const calm = 1\n`,
    'vitest.config.ts': `${LICENCE}export default {}\n`,
  }
  // Four compilers are enough to prove the wiring; the fifth (runtime 33) reads the same files as types-electron.
  const STEPS = ['format', 'lint', 'lint-vue', 'types-shared', 'types-electron', 'types-renderer', 'layers', 'house-rules']

  test('fails step by step, in each step words, when each step has something to say', { timeout: SLOW }, () => {
    const run = grow({ ...clean, ...asFiles(BROKEN) }).node(['build/check.mjs', ...STEPS])
    const said = (step: string) => run.stdout.split(/^(?=[✓✗] )/m).find((part) => part.startsWith(`✗ ${step} (`)) ?? ''
    const silent = BROKEN.filter((broken) => !broken.says.test(said(broken.step)))
    expect(silent, run.stdout).toEqual([])
    expect(run.stdout).toContain(`0 passed, ${STEPS.length} failed`)
    expect(run.status).toBe(1)
  })

  test('passes a clean tree', { timeout: SLOW }, () => {
    const tree = grow(clean)
    // The copied configuration is formatted here, so that this test is about the planted files alone.
    tree.tool('oxfmt', ['--write', 'shared', 'electron', 'renderer', 'test', 'build', 'package.json'])
    const run = tree.node(['build/check.mjs', ...STEPS])
    expect(run.stdout, run.stdout).toContain(`${STEPS.length} passed, 0 failed`)
    expect(run.status).toBe(0)
  })
})
