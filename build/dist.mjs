// SPDX-License-Identifier: Apache-2.0
// `npm run dist -- [--dev-runtime] [--target NAME …]`: a package for users. Without a target: a folder and a
// tar.gz for this Linux machine; with targets (deb, AppImage, nsis …) whatever electron-builder makes of them.
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildChanged, targetNames } from './build.mjs'
import { writeBuildInfo } from './build-info.mjs'
import { runForeground } from './child.mjs'
import { presentEntries } from './entries.mjs'
import { findProgram } from './setup/find-program.mjs'
import { hashFile } from './setup/hash.mjs'
import { inProject, projectDir } from './paths.mjs'
import { run } from './setup/process.mjs'
import { say, sayFailure, SetupError } from './setup/say.mjs'
import { prepareRuntime } from './setup/setup.mjs'

const releaseDir = inProject('release')
const windowsTargets = ['nsis', 'portable']

/** Reads the command line: `{ allowsDevelopment, targets }`; throws on an unknown word. */
export function readWords(words) {
  const wish = { allowsDevelopment: false, targets: [] }
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word === '--dev-runtime') wish.allowsDevelopment = true
    else if (word === '--target' && words[index + 1]) wish.targets.push(words[++index])
    else if (word !== '--') throw new SetupError(`不认识 unknown: ${word}`, 'npm run dist -- [--dev-runtime] [--target NAME]')
  }
  return wish
}

/** Throws unless a package may be made of this kind of runtime. */
export function demandRuntime(kind, allowsDevelopment) {
  if (kind !== 'development' || allowsDevelopment) return
  throw new SetupError(
    '这里只有开发运行时，不能做给用户的包 only the development runtime is here; no package for users is made of it',
    [
      '取得官方运行时后重试 get the official runtime and try again (ELECTRON_MIRROR, or the archive in .runtime/),',
      '或只为试验 or, for trials only:\nnpm run dist -- --dev-runtime',
    ].join('\n'),
  )
}

/** Name of a package without extension; trial packages say in their name what they are. */
export function packageName(version, kind) {
  const suffix = kind === 'development' ? '-dev-runtime' : ''
  return `cityops-wall-${version}-${process.platform}-${process.arch}${suffix}`
}

function demandEntries() {
  const missing = targetNames.flatMap((name) => presentEntries(name).missing)
  if (missing.length > 0) throw new Error(`缺少源文件 missing sources: ${missing.join(', ')}`)
}

async function callBuilder(place, targets) {
  const { runtime } = place
  const isWindows = targets.some((name) => windowsTargets.includes(name))
  const suffix = runtime.kind === 'development' ? '-dev-runtime' : ''
  const words = [
    inProject('node_modules/electron-builder/cli.js'),
    isWindows ? '--win' : '--linux',
    ...targets,
    '--config',
    'electron-builder.yml',
    `-c.electronVersion=${runtime.version}`,
    `-c.artifactName=cityops-wall-\${version}-\${os}-\${arch}${suffix}.\${ext}`,
  ]
  // The runtime at hand is for this machine's system; for another, electron-builder fetches the official one.
  if (isWindows === (process.platform === 'win32')) words.push(`-c.electronDist=${runtime.dir}`)
  const env = { ...process.env }
  delete env.ELECTRON_OVERRIDE_DIST_PATH
  if (findProgram('fpm')) env.USE_SYSTEM_FPM = 'true'
  const code = await runForeground(process.execPath, words, { cwd: projectDir, env })
  if (code !== 0) throw new Error(`electron-builder: ${targets.join(', ')} 失败 failed (${code})`)
}

async function makeArchive(name) {
  const file = path.join(releaseDir, `${name}.tar.gz`)
  const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner']
  const words = ['-C', releaseDir, ...plain, '--use-compress-program=gzip -1', '-cf', file, name]
  const { code, output } = await run('tar', words)
  if (code !== 0) throw new Error(`tar: ${output.trim()}`)
  await writeFile(`${file}.sha256`, `${await hashFile(file)}  ${name}.tar.gz\n`)
  return file
}

async function makeFolder(place) {
  await callBuilder(place, ['dir'])
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'))
  const name = packageName(version, place.runtime.kind)
  const folder = path.join(releaseDir, name)
  await rm(folder, { recursive: true, force: true })
  await rename(path.join(releaseDir, 'linux-unpacked'), folder)
  return { name, folder }
}

async function main(argv) {
  const { allowsDevelopment, targets } = readWords(argv)
  const place = await prepareRuntime()
  demandRuntime(place.runtime.kind, allowsDevelopment)
  demandEntries()
  await buildChanged()
  await writeBuildInfo(place.runtime)
  if (targets.length > 0) return callBuilder(place, targets)
  if (process.platform !== 'linux') {
    throw new SetupError('不带参数只在 Linux 上可用 without a target this works on Linux only', 'npm run dist -- --target nsis')
  }
  const { name, folder } = await makeFolder(place)
  const archive = await makeArchive(name)
  const megabytes = Math.round((await stat(archive)).size / 1e6)
  say(`✓ ${path.relative(projectDir, folder)}/cityops-wall`)
  say(`✓ ${path.relative(projectDir, archive)} (${megabytes} MB)`)
  if (place.runtime.kind === 'development') say('⚠ 开发运行时，勿交给用户 development runtime: not for users')
}

if (process.argv[1] === import.meta.filename) {
  main(process.argv.slice(2)).catch((error) => {
    sayFailure(error)
    process.exitCode = 1
  })
}
