// SPDX-License-Identifier: Apache-2.0
// `npm run rules -- [--config FILE]`: prints the rules of command, as shipped or of a district's own hall.yaml.
import { readFileSync } from 'node:fs'
import { printedRules } from './print.ts'

const USAGE = '用法 usage: npm run rules -- [--config FILE]\n'

function main(words: readonly string[]): 0 | 1 | 2 {
  const [option, file, ...rest] = words
  if (option === '--help') {
    process.stdout.write(USAGE)
    return 0
  }
  if (option !== undefined && (option !== '--config' || file === undefined || rest.length > 0)) {
    process.stderr.write(USAGE)
    return 2
  }
  try {
    const { text, exitCode } = printedRules(file === undefined ? null : readFileSync(file, 'utf8'))
    ;(exitCode === 0 ? process.stdout : process.stderr).write(text)
    return exitCode
  } catch (error) {
    process.stderr.write(`${String((error as Error).message)}\n`)
    return 1
  }
}

process.exitCode = main(process.argv.slice(2))
