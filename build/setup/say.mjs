// SPDX-License-Identifier: Apache-2.0
// The one place of the set-up that writes to the terminal.

/** Prints one line of progress. */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Prints a line to the error stream. */
export function sayError(line) {
  process.stderr.write(`${line}\n`)
}

/** A failure with a plain reason and the exact remedy; printed without a stack trace. */
export class SetupError extends Error {
  /** `reason` and `remedy` are complete, bilingual sentences. */
  constructor(reason, remedy) {
    super(reason)
    this.name = 'SetupError'
    this.remedy = remedy
  }
}

/** Prints a failure: reason and remedy for a SetupError, the whole stack for anything unforeseen. */
export function sayFailure(error) {
  if (error instanceof SetupError) {
    sayError(`\n✗ ${error.message}`)
    sayError(`  → ${error.remedy.split('\n').join('\n    ')}`)
    return
  }
  sayError(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

/** Milliseconds as seconds with one digit: `1.3 s`. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
