// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { currentRuntimeFile, runtimeCacheDir } from '../paths.mjs'

const temporaryPrefix = 'unfinished-'
const abandonedAfterMs = 2 * 3_600_000
const descriptionName = 'runtime.json'

/** Reads a JSON file; null when it is missing or broken. */
export async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}

/** Writes JSON so that a reader sees the old or the new file, never half of one. */
export async function writeJson(file, value) {
  await mkdir(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`)
  await rename(temporary, file)
}

/** Folder of one cached runtime. */
export function cachedDir(name, cacheDir = runtimeCacheDir) {
  return path.join(cacheDir, name)
}

/** A cached runtime as `current.json` has it, or null when it is absent or incomplete. */
export async function readCached(name, cacheDir = runtimeCacheDir) {
  const dir = cachedDir(name, cacheDir)
  const description = await readJson(path.join(dir, descriptionName))
  if (!description || !existsSync(path.join(dir, description.executable))) return null
  return { ...description, dir, executable: path.join(dir, description.executable) }
}

/**
 * Fills a folder beside the cache by `fill(folder)`, which returns the runtime's description, and only then
 * renames it into place: an interrupted download leaves nothing that looks finished.
 */
export async function addToCache(name, fill, cacheDir = runtimeCacheDir) {
  await mkdir(cacheDir, { recursive: true })
  await removeAbandoned(cacheDir)
  const work = await mkdtemp(path.join(cacheDir, temporaryPrefix))
  const folder = path.join(work, 'runtime')
  try {
    await mkdir(folder)
    const description = await fill(folder, work)
    await writeJson(path.join(folder, descriptionName), description)
    await rm(cachedDir(name, cacheDir), { recursive: true, force: true })
    await rename(folder, cachedDir(name, cacheDir))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return readCached(name, cacheDir)
}

async function removeAbandoned(cacheDir) {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith(temporaryPrefix)) continue
    const folder = path.join(cacheDir, name)
    const { mtimeMs } = await stat(folder)
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(folder, { recursive: true, force: true })
  }
}

/** Writes `current.json` unless it already says the same. */
export async function rememberCurrent(runtime) {
  const before = await readJson(currentRuntimeFile)
  if (JSON.stringify(before) === JSON.stringify(runtime)) return
  await writeJson(currentRuntimeFile, runtime)
}
