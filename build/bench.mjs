// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- SUITE`: launch, take, idle, memory, journal, open, hall. Prints a table and writes out/bench/SUITE.json.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { journalSuites } from './bench/journal-suites.mjs'
import { machine } from './bench/machine.mjs'
import { suites } from './bench/suites.mjs'
import { buildChanged } from './build.mjs'
import { writeBuildInfo } from './build-info.mjs'
import { inProject } from './paths.mjs'
import { say, sayFailure } from './setup/say.mjs'
import { prepareWindows } from './setup/setup.mjs'

async function main(words) {
  const name = words.find((word) => !word.startsWith('-'))
  if (Object.hasOwn(journalSuites, name)) return report(name, { node: process.version }, await measured(() => journalSuites[name]({ words })))
  const suite = suites[name]
  if (!suite) throw new Error(`npm run bench -- ${[...Object.keys(suites), ...Object.keys(journalSuites)].join(' | ')}`)
  const place = await prepareWindows({ wall: () => ({ columns: 3, rows: 2, width: 1920, height: 1080 }) })
  try {
    await buildChanged()
    await writeBuildInfo(place.runtime)
    const versions = { node: process.version, electron: place.runtime.version, runtime: place.runtime.kind }
    return await report(name, versions, await measured(() => suite({ env: place.env, runtime: place.runtime, words })))
  } finally {
    place.stop()
  }
}

async function measured(suite) {
  const startedAt = new Date().toISOString()
  return { startedAt, results: await suite() }
}

/** Writes and prints the rows; answers the exit code. */
async function report(name, versions, { startedAt, results }) {
  await mkdir(inProject('out/bench'), { recursive: true })
  await writeFile(inProject('out/bench', `${name}.json`), `${JSON.stringify({ machine: machine(), versions, startedAt, results }, null, 2)}\n`)
  for (const row of results)
    say(
      `${row.id.padEnd(28)} ${format(row.ours)} ${row.unit}${peers(row)}   ${row.what}${row.target === null ? '' : ` · ${row.target} · ${row.met ? '达标 met' : '未达 NOT MET'}`}`,
    )
  say(path.relative(process.cwd(), inProject('out/bench', `${name}.json`)))
  return results.every((row) => row.met !== false) ? 0 : 1
}

function format(value) {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100).padStart(9) : String(value).padStart(9)
}

function peers(row) {
  const entries = Object.entries(row.peers ?? {})
  return entries.length === 0 ? '' : ` (${entries.map(([name, value]) => `${name} ${format(value).trim()} → ×${row.ratios[name]}`).join(', ')})`
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
