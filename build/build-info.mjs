// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readJson, writeJson } from './runtime/cache.mjs'
import { distDir, inProject, projectDir } from './paths.mjs'
import { run } from './setup/process.mjs'

const infoFile = path.join(distDir, 'build-info.json')

async function readCommit() {
  const { code, output } = await run('git', ['-C', projectDir, 'rev-parse', 'HEAD'])
  return code === 0 && /^[0-9a-f]{40}\s*$/.test(output) ? output.trim() : null
}

/**
 * Writes `dist/build-info.json`: `{ version, commit, builtAt, runtime: { kind, electron, chrome } }`, `builtAt` in
 * epoch ms, `commit` null outside a repository. The application's about page and health read it.
 */
export async function writeBuildInfo(runtime) {
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'))
  const { kind, version: electron, chrome } = runtime
  const info = { version, commit: await readCommit(), runtime: { kind, electron, chrome } }
  const { builtAt, ...before } = (await readJson(infoFile)) ?? {}
  if (builtAt && JSON.stringify(before) === JSON.stringify(info)) return
  await writeJson(infoFile, { ...info, builtAt: Date.now() })
}
