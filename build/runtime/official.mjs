// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import path from 'node:path'
import { runtimeCacheDir } from '../paths.mjs'
import { demandDigest } from '../setup/hash.mjs'
import { say } from '../setup/say.mjs'
import { unpackZip } from '../setup/zip.mjs'
import { addToCache } from './cache.mjs'
import { download } from './download.mjs'
import { executableIn, officialArchiveName, officialChecksum } from './pins.mjs'
import { readChromeVersion } from './versions.mjs'

const releases = 'https://github.com/electron/electron/releases/download/'

/** Name of the official runtime's folder in the cache. */
export function officialCacheName(version) {
  return `electron-${version}-${process.platform}-${process.arch}`
}

/** Address of the official archive; ELECTRON_MIRROR and ELECTRON_CUSTOM_DIR as Electron's own installer reads them. */
export function officialUrl(version, env = process.env) {
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? releases
  const folder = (env.ELECTRON_CUSTOM_DIR ?? env.npm_config_electron_custom_dir ?? `v${version}`).replace('{{ version }}', version)
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`
  return `${base}${folder}/${officialArchiveName(version)}`
}

async function obtainArchive(version, work) {
  const name = officialArchiveName(version)
  const placed = path.join(runtimeCacheDir, name)
  if (existsSync(placed)) {
    say(`  使用放好的归档 using the archive placed at .runtime/${name}`)
    return placed
  }
  const file = path.join(work, name)
  const url = officialUrl(version)
  say(`  下载 downloading ${url}`)
  await download(url, file, ({ received, total }) => say(`    ${Math.round((received * 100) / total)} %  ${Math.round(received / 1e6)} MB`))
  return file
}

/** Fetches, checks (SHA-256 published with the pinned package) and unpacks the official runtime into the cache. */
export function fetchOfficial(version) {
  const archiveName = officialArchiveName(version)
  const value = officialChecksum(archiveName)
  if (!value) throw new Error(`${archiveName}: 没有校验值 no published checksum for this platform`)
  return addToCache(officialCacheName(version), async (folder, work) => {
    const archive = await obtainArchive(version, work)
    await demandDigest(archive, { algorithm: 'sha256', encoding: 'hex', value }, archiveName)
    await unpackZip(archive, folder)
    const executable = executableIn()
    const chrome = await readChromeVersion(path.join(folder, executable))
    return { kind: 'official', version, chrome, executable }
  })
}
