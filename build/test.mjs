// SPDX-License-Identifier: Apache-2.0
// `npm test`: set-up, checks, unit tests, build, Electron tests. `--check`, `--unit`, `--e2e` run one part;
// further words go to that part's runner.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildChanged } from './build.mjs'
import { writeBuildInfo } from './build-info.mjs'
import { runForeground } from './child.mjs'
import { inProject, projectDir } from './paths.mjs'
import { readJson } from './runtime/cache.mjs'
import { say, sayFailure, seconds } from './setup/say.mjs'
import { preparePackages, prepareWindows } from './setup/setup.mjs'
import { addCounts, closingLine, countCheck, countPlaywright, countVitest, stageCounts } from './test-report.mjs'

const parts = ['check', 'unit', 'e2e']

// Wide enough for the 3×2 wall and the console beside it.
const testWall = { columns: 3, rows: 2, width: 1920, height: 1080 }

function node(words, env = {}) {
  return runForeground(process.execPath, words, { cwd: projectDir, env: { ...process.env, ...env } })
}

function checkStage({ reportDir, words }) {
  if (!existsSync(inProject('build/check.mjs'))) return null
  const file = path.join(reportDir, 'check.json')
  const run = () => node([inProject('build/check.mjs'), ...words], { CITYOPS_CHECK_REPORT: file })
  return { name: '检查 check', file, count: countCheck, run }
}

function unitStage({ reportDir, words }) {
  const file = path.join(reportDir, 'unit.json')
  const vitest = inProject('node_modules/vitest/vitest.mjs')
  const run = () => node([vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...words])
  return { name: '单元测试 unit tests (vitest)', file, count: countVitest, run }
}

function electronStage({ reportDir, words, place }) {
  const file = path.join(reportDir, 'e2e.json')
  const playwright = inProject('node_modules/@playwright/test/cli.js')
  const env = {
    ...place.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    // Playwright's launcher finds the runtime by it, without an executable path.
    ELECTRON_OVERRIDE_DIST_PATH: place.runtime.dir,
  }
  const config = 'test/e2e/playwright.config.ts'
  const run = () => node([playwright, 'test', '-c', config, '--reporter=list,json', ...words], env)
  return { name: 'Electron 测试 end-to-end tests (Playwright)', file, count: countPlaywright, run }
}

async function runStage(stage) {
  const started = performance.now()
  say(`\n━━ ${stage.name}`)
  const code = await stage.run()
  const report = await readJson(stage.file)
  const counts = stageCounts(report ? stage.count(report) : null, code)
  const mark = counts.failed > 0 ? '✗ 失败 FAILED' : '✓'
  say(`${mark} ${stage.name}: ${closingLine(counts)} (${seconds(performance.now() - started)})`)
  return { name: stage.name, counts }
}

async function buildStage(place) {
  const started = performance.now()
  say('\n━━ 构建 build')
  try {
    await buildChanged()
    await writeBuildInfo(place.runtime)
    say(`✓ 构建 build (${seconds(performance.now() - started)})`)
    return null
  } catch (error) {
    sayFailure(error)
    say('✗ 失败 FAILED 构建 build')
    return { name: '构建 build', counts: { passed: 0, failed: 1, skipped: 0 } }
  }
}

async function runParts(chosen, context) {
  const results = []
  const check = chosen.includes('check') ? checkStage(context) : null
  if (check) results.push(await runStage(check))
  if (chosen.includes('unit')) results.push(await runStage(unitStage(context)))
  if (!chosen.includes('e2e')) return results
  const broken = await buildStage(context.place)
  results.push(broken ?? (await runStage(electronStage(context))))
  return results
}

function summarise(results, started) {
  const failed = results.filter((result) => result.counts.failed > 0).map((result) => result.name)
  const total = addCounts(results.map((result) => result.counts))
  say(`\n${seconds(performance.now() - started)}`)
  if (failed.length > 0) say(`失败的阶段 failing stages: ${failed.join(', ')}`)
  say(closingLine(total))
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

async function main(argv) {
  const started = performance.now()
  const asked = parts.filter((part) => argv.includes(`--${part}`))
  const words = argv.filter((word) => word !== '--' && !parts.some((part) => word === `--${part}`))
  const chosen = asked.length > 0 ? asked : parts
  if (words.length > 0 && chosen.length !== 1) {
    throw new Error('更多参数只能给一个部分 further words need one of --check, --unit, --e2e')
  }
  const reportDir = await mkdtemp(path.join(os.tmpdir(), 'cityops-test-'))
  let place = null
  try {
    if (chosen.includes('e2e')) place = await prepareWindows({ wall: () => testWall })
    else await preparePackages()
    return summarise(await runParts(chosen, { reportDir, words, place }), started)
  } finally {
    place?.stop()
    await rm(reportDir, { recursive: true, force: true })
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    sayFailure(error)
    say('0 passed, 1 failed')
    process.exitCode = 1
  },
)
