// SPDX-License-Identifier: Apache-2.0
import path from 'node:path'

/** Folders of the built application and of its data. */
export interface Paths {
  readonly pages: string
  readonly preload: string
  readonly feedHost: string
  readonly district: string
  readonly dataDir: string
}

/** Where things are: code below the application, data below the data directory. */
export function findPaths(appPath: string, dataDir: string): Paths {
  const dist = path.join(appPath, 'dist')
  return {
    pages: path.join(dist, 'renderer'),
    preload: path.join(dist, 'preload/preload.cjs'),
    feedHost: path.join(dist, 'main/feedHost.js'),
    district: path.join(dist, 'main/district.js'),
    dataDir,
  }
}
