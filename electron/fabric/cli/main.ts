// SPDX-License-Identifier: Apache-2.0
import { runJournal } from './run.ts'

process.exitCode = await runJournal(process.argv.slice(2), {
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
})
