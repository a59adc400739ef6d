// SPDX-License-Identifier: Apache-2.0
// `npm run journal -- verify | export | show`: reads the journal of a hall, running or stopped, a plain Node process.
import { buildChanged } from './build.mjs'
import { runForeground } from './child.mjs'
import { inProject } from './paths.mjs'
import { sayFailure } from './setup/say.mjs'
import { preparePackages } from './setup/setup.mjs'

async function main(argv) {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  // What it prints is read by programs too: nothing of the build's own words comes before it.
  await preparePackages(true)
  await buildChanged(['main'], { isQuiet: true })
  return runForeground(process.execPath, ['--enable-source-maps', inProject('dist/main/journal.js'), ...words])
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    sayFailure(error)
    // Not 1: that says the journal is damaged.
    process.exitCode = 3
  },
)
