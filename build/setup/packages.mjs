// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises'
import { inProject, projectDir } from '../paths.mjs'
import { hashFile } from './hash.mjs'
import { runNpm } from './process.mjs'
import { npmRemedy } from './remedies.mjs'
import { SetupError } from './say.mjs'

const lockFile = inProject('package-lock.json')
const stampFile = inProject('node_modules/.cityops-setup')

/**
 * Whether what npm says it installed (its hidden lock file) is what the project's lock file asks for.
 * Optional packages may be absent: they are for other platforms.
 */
export function isSameTree(wanted, installed) {
  for (const [place, entry] of Object.entries(wanted.packages ?? {})) {
    if (place === '' || entry.link) continue
    const found = installed.packages?.[place]
    if (!found && (entry.optional || entry.devOptional || entry.peer)) continue
    if (!found || found.version !== entry.version) return false
    if (entry.integrity && found.integrity && entry.integrity !== found.integrity) return false
  }
  return true
}

async function readText(file) {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return null
  }
}

async function isInstalled() {
  const lockHash = await hashFile(lockFile)
  if ((await readText(stampFile)) === lockHash) return true
  const installed = await readText(inProject('node_modules/.package-lock.json'))
  if (!installed || !isSameTree(JSON.parse(await readFile(lockFile, 'utf8')), JSON.parse(installed))) return false
  await writeFile(stampFile, lockHash)
  return true
}

async function install() {
  // The development packages are needed even where NODE_ENV says production.
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectDir,
    show: true,
  })
  if (code !== 0) {
    const { reason, remedy } = npmRemedy(output)
    throw new SetupError(reason, remedy)
  }
  await writeFile(stampFile, await hashFile(lockFile))
}

/** Step: the packages of package-lock.json are installed. */
export const packagesStep = {
  name: '软件包 packages (npm ci)',
  isDone: isInstalled,
  run: install,
}
