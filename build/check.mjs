// SPDX-License-Identifier: Apache-2.0
// `npm run check`: format, lint, types, layers, house rules. `--fix` formats. A word picks one step.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { houseProblems } from './house-rules.mjs'
import { inProject, projectDir } from './paths.mjs'

const bin = (name) => inProject('node_modules/.bin', name)

const rooms = ['shared', 'electron', 'renderer', 'test', 'build', 'vitest.config.ts', 'package.json']

function run(command, args) {
  const result = spawnSync(command, args, { cwd: projectDir, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const text = `${result.stdout ?? ''}${result.stderr ?? ''}`
    .split('\n')
    .filter((line) => !line.startsWith('npm warn'))
    .join('\n')
    .trim()
  return { ok: result.status === 0, text: result.error ? String(result.error) : text }
}

function house() {
  const problems = houseProblems(projectDir)
  return { ok: problems.length === 0, text: problems.join('\n') }
}

/** The steps, in the order a person would want to hear of trouble. */
const steps = (fix) => [
  ['format', () => run(bin('oxfmt'), [fix ? '--write' : '--check', ...rooms])],
  ['lint', () => run(bin('oxlint'), ['--quiet', 'shared', 'electron', 'renderer', 'test', 'build'])],
  ['lint-vue', () => run(bin('eslint'), ['--max-warnings', '0', 'shared', 'electron', 'renderer'])],
  ['types-shared', () => run(bin('tsc'), ['-p', 'shared'])],
  ['types-electron', () => run(bin('tsc'), ['-p', 'electron'])],
  ['types-electron-33', () => run(bin('tsc'), ['-p', 'electron/tsconfig.runtime33.json'])],
  ['types-renderer', () => run(bin('vue-tsc'), ['-p', 'renderer'])],
  ['types-test', () => run(bin('vue-tsc'), ['-p', 'test'])],
  ['layers', () => run(bin('depcruise'), ['--config', 'build/layers.cjs', 'shared', 'electron', 'renderer'])],
  ['house-rules', house],
]

const words = process.argv.slice(2)
const wanted = words.filter((word) => !word.startsWith('-'))
const known = steps(false).map(([name]) => name)
const strangers = wanted.filter((word) => !known.includes(word))
if (strangers.length > 0) {
  process.stderr.write(`没有这一步 no such step: ${strangers.join(', ')} (${known.join(', ')})\n`)
  process.exit(2)
}
let passed = 0
let failed = 0
for (const [name, step] of steps(words.includes('--fix'))) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const started = performance.now()
  const { ok, text } = step()
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`)
  if (!ok) process.stdout.write(`${text.slice(0, 12_000)}\n`)
  if (ok) passed++
  else failed++
}
if (process.env.CITYOPS_CHECK_REPORT) writeFileSync(process.env.CITYOPS_CHECK_REPORT, JSON.stringify({ passed, failed }))
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
