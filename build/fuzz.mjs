// SPDX-License-Identifier: Apache-2.0
// `npm run fuzz -- hall [--runs N] [--steps N]`: long sequences of commands against the promises of the hall.
// Prints a table and writes out/fuzz/hall.json.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { machine } from './bench/machine.mjs'
import { runForeground } from './child.mjs'
import { inProject, projectDir } from './paths.mjs'
import { readJson } from './runtime/cache.mjs'
import { say, sayFailure } from './setup/say.mjs'
import { preparePackages } from './setup/setup.mjs'

const USAGE = 'npm run fuzz -- hall [--runs 100000] [--steps 40]'

function numberAfter(words, option, usual) {
  const index = words.indexOf(option)
  const value = index < 0 ? usual : Number(words[index + 1])
  if (!Number.isInteger(value) || value < 1) throw new Error(USAGE)
  return value
}

function rowsOf(tally, { runs, steps, whole }) {
  const never = tally.never ?? []
  return [
    {
      id: 'hall.sequences',
      what: `sequences of up to ${steps} commands that kept every promise`,
      bound: `>= ${runs}`,
      measured: tally.sequences ?? 0,
      met: whole,
    },
    { id: 'hall.commands', what: 'commands planned', bound: '> 0', measured: tally.planned ?? 0, met: (tally.planned ?? 0) > 0 },
    { id: 'hall.accepted', what: 'commands accepted', bound: '> 0', measured: tally.accepted ?? 0, met: (tally.accepted ?? 0) > 0 },
    { id: 'hall.events', what: 'events folded and read again', bound: '> 0', measured: tally.events ?? 0, met: (tally.events ?? 0) > 0 },
    { id: 'hall.never', what: `commands never accepted: ${never.join(' ') || 'none'}`, bound: 'told', measured: never.length, met: true },
  ]
}

async function main(argv) {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  if (words[0] !== 'hall') throw new Error(USAGE)
  const runs = numberAfter(words, '--runs', 100_000)
  const steps = numberAfter(words, '--steps', 40)
  await preparePackages()
  const report = inProject('out/fuzz/hall.tally.json')
  await mkdir(path.dirname(report), { recursive: true })
  await rm(report, { force: true })
  const startedAt = new Date().toISOString()
  const env = { ...process.env, CITYOPS_FUZZ_RUNS: String(runs), CITYOPS_FUZZ_STEPS: String(steps), CITYOPS_FUZZ_REPORT: report }
  const code = await runForeground(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), 'run', 'test/properties'], { cwd: projectDir, env })
  const results = rowsOf((await readJson(report)) ?? {}, { runs, steps, whole: code === 0 })
  await writeFile(
    inProject('out/fuzz/hall.json'),
    `${JSON.stringify({ machine: machine(), versions: { node: process.version }, startedAt, results }, null, 2)}\n`,
  )
  for (const row of results)
    say(`${row.id.padEnd(18)} ${String(row.measured).padStart(12)}   ${row.what} · ${row.bound} · ${row.met ? '达标 met' : '未达 NOT MET'}`)
  return code
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
