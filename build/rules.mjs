// SPDX-License-Identifier: Apache-2.0
// `npm run rules -- [--config FILE]`: the rules of command as a page, with what a district's hall.yaml changed marked.
import path from 'node:path'
import { buildChanged } from './build.mjs'
import { runForeground } from './child.mjs'
import { inProject } from './paths.mjs'
import { sayFailure } from './setup/say.mjs'
import { preparePackages } from './setup/setup.mjs'

async function main(argv) {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  // The page alone goes to the output, so that it can be kept in a file.
  await preparePackages(true)
  await buildChanged(['main'], { isQuiet: true })
  // npm runs in the project; a path is meant from where the caller stood.
  const from = process.env.INIT_CWD ?? process.cwd()
  const asked = words.map((word, index) => (words[index - 1] === '--config' ? path.resolve(from, word) : word))
  return runForeground(process.execPath, ['--enable-source-maps', inProject('dist/main/rules.js'), ...asked])
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
