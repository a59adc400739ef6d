// SPDX-License-Identifier: Apache-2.0
// Builds what changed: `node build/build.mjs [--force] [main|preload|renderer …]`.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { presentEntries } from './entries.mjs'
import { fingerprint } from './fingerprint.mjs'
import { distDir, inProject } from './paths.mjs'
import { say, sayFailure, seconds, SetupError } from './setup/say.mjs'

const stampFile = path.join(distDir, '.stamp.json')
const shared = ['shared', 'package.json', 'package-lock.json', 'build/entries.mjs', 'build/paths.mjs', 'tsconfig.json', 'tsconfig.base.json']

const targets = {
  main: { config: 'build/vite.main.ts', inputs: ['electron', ...shared], extension: '.js' },
  preload: { config: 'build/vite.preload.ts', inputs: ['electron/preload', ...shared], extension: '.cjs' },
  renderer: { config: 'build/vite.renderer.ts', inputs: ['renderer', 'build/cesium.ts', ...shared], extension: '.html' },
}

/** Names of the three builds. */
export const targetNames = Object.keys(targets)

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

async function writeStamps(stamps) {
  await mkdir(distDir, { recursive: true })
  await writeFile(stampFile, `${JSON.stringify(stamps, null, 2)}\n`)
}

/** Whether a target's output stands for its inputs: same fingerprint, every expected file there. */
export function isUpToDate(stamp, print, outputs) {
  return stamp === print && outputs.every((file) => existsSync(file))
}

function outputsOf(name) {
  const { present } = presentEntries(name)
  const { extension } = targets[name]
  return Object.keys(present).map((entry) => path.join(distDir, name, entry + extension))
}

async function buildTarget(name) {
  const started = performance.now()
  const { build } = await import('vite')
  try {
    await build({ configFile: inProject(targets[name].config) })
  } catch (error) {
    // The bundler's own words name file and line; its stack is of no use to anyone here.
    throw new SetupError(`${name}: 构建失败 build failed\n${error.message}`, '改正后重试 correct it and try again')
  }
  const lost = outputsOf(name).filter((file) => !existsSync(file))
  if (lost.length > 0) throw new Error(`${name}: 没有产出 not written: ${lost.join(', ')}`)
  say(`  ✓ ${name} 已构建 built (${seconds(performance.now() - started)})`)
}

function planTarget(name, stamps, isForced) {
  const { present, missing } = presentEntries(name)
  for (const file of missing) say(`  – ${name}: ${file} 尚不存在 does not exist yet, skipped`)
  if (Object.keys(present).length === 0) return null
  const print = fingerprint([targets[name].config, ...targets[name].inputs])
  if (!isForced && isUpToDate(stamps[name], print, outputsOf(name))) return null
  return { name, print }
}

/**
 * Builds the named targets whose inputs changed, side by side. A failed target leaves no stamp,
 * so the next run builds it again. Throws the first failure.
 */
export async function buildChanged(names = targetNames, options = {}) {
  const { isForced = false, isQuiet = false } = options
  const stamps = readStamps()
  const plans = names.map((name) => planTarget(name, stamps, isForced)).filter((plan) => plan !== null)
  if (plans.length === 0) {
    if (!isQuiet) say('✓ 构建是最新的 builds are up to date')
    return
  }
  const started = performance.now()
  say(`• 构建 building: ${plans.map((plan) => plan.name).join(', ')}`)
  const results = await Promise.allSettled(plans.map((plan) => buildTarget(plan.name)))
  // Read anew: another build may have finished meanwhile.
  const latest = readStamps()
  results.forEach((result, index) => {
    const { name, print } = plans[index]
    if (result.status === 'fulfilled') latest[name] = print
    else delete latest[name]
  })
  await writeStamps(latest)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  say(`✓ 构建完成 built in ${seconds(performance.now() - started)}`)
}

async function main(words) {
  const names = words.filter((word) => targetNames.includes(word))
  const unknown = words.find((word) => word !== '--force' && !targetNames.includes(word))
  if (unknown) throw new Error(`unknown target ${unknown}; known: ${targetNames.join(', ')}, --force`)
  const isForced = words.includes('--force')
  if (isForced && names.length === 0) rmSync(stampFile, { force: true })
  await buildChanged(names.length > 0 ? names : targetNames, { isForced })
}

if (process.argv[1] === import.meta.filename) {
  main(process.argv.slice(2)).catch((error) => {
    sayFailure(error)
    process.exitCode = 1
  })
}
