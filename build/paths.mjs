// SPDX-License-Identifier: Apache-2.0
import path from 'node:path'

/** The project's top folder, absolute. */
export const projectDir = path.resolve(import.meta.dirname, '..')

/** Where the Electron runtimes are cached; git-ignored, may be deleted at any time. */
export const runtimeCacheDir = path.join(projectDir, '.runtime')

/** Says which runtime is in use: `{ dir, executable, version, chrome, kind }`. */
export const currentRuntimeFile = path.join(runtimeCacheDir, 'current.json')

/** Everything the builds write. */
export const distDir = path.join(projectDir, 'dist')

/** A path inside the project, absolute. */
export function inProject(...parts) {
  return path.join(projectDir, ...parts)
}
