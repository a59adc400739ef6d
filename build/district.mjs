// SPDX-License-Identifier: Apache-2.0
// `npm run district -- [options]`: the demonstration district alone, a plain Node process.
import { buildChanged } from './build.mjs'
import { runForeground } from './child.mjs'
import { inProject } from './paths.mjs'
import { sayFailure } from './setup/say.mjs'
import { preparePackages } from './setup/setup.mjs'

async function main(argv) {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  const isQuiet = words.includes('--help') || words.includes('--version')
  await preparePackages(isQuiet)
  await buildChanged(['main'], { isQuiet })
  return runForeground(process.execPath, ['--enable-source-maps', inProject('dist/main/district.js'), ...words])
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
