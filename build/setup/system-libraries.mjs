// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isRoot } from '../launch-flags.mjs'
import { run } from './process.mjs'
import { missingLibraries, parseOsRelease, systemRemedy } from './remedies.mjs'
import { SetupError, say } from './say.mjs'
import { findProgram } from './find-program.mjs'

async function readRelease() {
  try {
    return parseOsRelease(await readFile('/etc/os-release', 'utf8'))
  } catch {
    return {}
  }
}

async function findMissing(executable, needsXvfb) {
  const { output } = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } })
  const missing = missingLibraries(output)
  if (needsXvfb && !findProgram('Xvfb')) missing.push('Xvfb')
  return missing
}

async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  const wait = ['-o', 'DPkg::Lock::Timeout=120']
  say('  apt-get update …')
  const updated = await run('apt-get', [...wait, '-q', 'update'], { env })
  say(`  apt-get install ${packages.join(' ')} …`)
  const words = [...wait, '-q', 'install', '-y', '--no-install-recommends', ...packages]
  const installed = await run('apt-get', words, { env })
  if (installed.code === 0) return
  const lastWords = `${updated.code === 0 ? '' : updated.output}${installed.output}`.trim().split('\n').slice(-5)
  throw new SetupError(
    `系统软件安装失败 apt-get could not install what Electron needs:\n${lastWords.join('\n')}`,
    `查明后手动运行 find out why, then run:\napt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  )
}

async function provide(executable, needsXvfb) {
  const missing = await findMissing(executable, needsXvfb)
  const hasApt = existsSync('/usr/bin/apt-get')
  const remedy = systemRemedy({ isRoot: isRoot(), release: await readRelease(), hasApt, missing })
  const reason = `系统缺少 this system lacks: ${missing.join(', ')}`
  if (remedy.action === 'tell') throw new SetupError(reason, remedy.text)
  say(`  ${reason}`)
  await aptInstall(remedy.packages)
  const still = await findMissing(executable, needsXvfb)
  if (still.length > 0) {
    throw new SetupError(
      `安装后仍缺少 still missing after the installation: ${still.join(', ')}`,
      '用 apt-file 等工具找到所属软件包后安装 find the packages that hold them and install those',
    )
  }
}

/** Step: every library the runtime links to is there, and Xvfb when a virtual display is needed. Linux only. */
export function systemLibrariesStep(executable, needsXvfb) {
  return {
    name: '系统库 system libraries',
    isDone: async () => process.platform !== 'linux' || (await findMissing(executable(), needsXvfb)).length === 0,
    run: () => provide(executable(), needsXvfb),
  }
}
