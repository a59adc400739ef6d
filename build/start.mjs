// SPDX-License-Identifier: Apache-2.0
// `npm start -- [options]`: set-up, build, wall. The options are the application's own (`npm start -- --help`).
import os from 'node:os'
import path from 'node:path'
import { buildChanged } from './build.mjs'
import { writeBuildInfo } from './build-info.mjs'
import { runForeground } from './child.mjs'
import { isRoot, launchFlags } from './launch-flags.mjs'
import { projectDir } from './paths.mjs'
import { say, sayFailure } from './setup/say.mjs'
import { prepareWindows } from './setup/setup.mjs'
import { wallOf } from './setup/wall-of.mjs'
import { optionValue } from './setup/wall-size.mjs'

function tellWhereToLook(words) {
  const settings = process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config')
  const dataDir = path.resolve(optionValue(words, '--data-dir') ?? path.join(settings, 'CityOps Wall'))
  say(`  画面看这里 where to look: ${dataDir}/control.json 有 url 与 token holds url and token, then`)
  say('  curl -H "Authorization: Bearer $TOKEN" $URL/api/v1/screens/wall/snapshot.png -o wall.png')
}

function displayFlags(place) {
  const major = Number.parseInt(place.runtime.version ?? '', 10)
  // From Electron 38 on Wayland is found without being asked for.
  return place.display === 'wayland' && major < 38 ? ['--ozone-platform-hint=auto'] : []
}

async function main(argv) {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  const isQuiet = words.includes('--help') || words.includes('--version')
  // The file can only be read once the packages are there.
  const place = await prepareWindows({ wall: () => wallOf(words), isQuiet })
  try {
    await buildChanged(undefined, { isQuiet })
    await writeBuildInfo(place.runtime)
    if (isRoot() && !isQuiet) say('⚠ 以 root 运行：加 --no-sandbox running as root: adding --no-sandbox')
    if (place.display === 'virtual' && !isQuiet) tellWhereToLook(words)
    // The project comes first: what follows it, and only that, is the application's command line.
    const line = [projectDir, ...launchFlags(), ...displayFlags(place), ...words]
    return await runForeground(place.runtime.executable, line, {
      cwd: process.cwd(),
      env: { ...process.env, ...place.env },
    })
  } finally {
    place.stop()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    sayFailure(error)
    process.exitCode = 1
  },
)
