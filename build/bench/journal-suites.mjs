// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { inProject, projectDir } from '../paths.mjs'
import { spread } from './run-hall.mjs'

const run = promisify(execFile)
const row = (result) => ({ peers: {}, ratios: {}, target: null, met: null, ...result })
const EVENTS = 1_000_000
const DAY_EVENTS = 200_000

/** Bundles the measuring program for plain Node; answers a function that runs one of its modes in a process of its own. */
async function program(name = 'journal') {
  const { build } = await import('vite')
  const outDir = inProject('out/bench-journal')
  await build({
    configFile: false,
    root: projectDir,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: { [name]: inProject(`test/bench/${name}.ts`) }, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  return async (...words) => {
    const { stdout } = await run(process.execPath, [path.join(outDir, `${name}.mjs`), ...words.map(String)], { maxBuffer: 2 ** 26 })
    return JSON.parse(stdout)
  }
}

async function inFolder(words, body) {
  const where = words.find((word) => word.startsWith('--dir='))?.slice(6) ?? os.tmpdir()
  const dir = mkdtempSync(path.join(where, 'cityops-journal-'))
  try {
    return await body(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Appends per second by size of a commit, beside the disk's own rate of write and fdatasync with the same bytes, in turn. */
function journal({ words }) {
  return inFolder(words, async (dir) => {
    const measure = await program()
    const rows = []
    for (const groupSize of [1, 10, 100, 1000]) {
      const { turns, bytes } = await measure('append', dir, groupSize)
      const ours = spread(turns.map((turn) => turn.ours * groupSize))
      const disk = spread(turns.map((turn) => turn.disk * groupSize))
      const ratios = turns.map((turn) => turn.ours / turn.disk)
      rows.push(
        row({
          id: `journal.append.${groupSize}`,
          what: `events per second in commits of ${groupSize} (${bytes} bytes each, median of 9)`,
          unit: 'events/s',
          ours: ours.median,
          peers: { 'write + fdatasync': disk.median },
          ratios: { 'write + fdatasync': Math.round(spread(ratios).median * 100) / 100 },
          spread: { ours, peer: disk, ratio: spread(ratios) },
        }),
      )
    }
    return rows
  })
}

/** Opening a journal of a million events, and states of random moments of a day. */
function open({ words }) {
  return inFolder(words, async (dir) => {
    const measure = await program()
    const built = await measure('build', path.join(dir, 'million'), EVENTS)
    const opened = []
    for (let turn = 0; turn < 9; turn++) opened.push((await measure('open', path.join(dir, 'million'))).openMs)
    const { warm } = await measure('day', path.join(dir, 'day'), DAY_EVENTS)
    const cold = []
    for (let turn = 0; turn < 5; turn++) cold.push(...(await measure('seek', path.join(dir, 'day'), turn + 10)).cold)
    const openMs = spread(opened)
    const limited = (id, what, times) => {
      const ms = spread(times)
      return row({ id, what: `${what}: slowest of ${times.length}`, unit: 'ms', ours: ms.most, target: '<= 300', met: ms.most <= 300, spread: ms })
    }
    return [
      row({
        id: 'open.million',
        what: `fabric and hall open on ${built.events} events (10,000 lived, the others written again under new ids; state ${built.stateBytes} bytes), new process, median of 9`,
        unit: 'ms',
        ours: openMs.median,
        target: '< 2000',
        met: openMs.most < 2000,
        spread: openMs,
      }),
      limited('seek.warm', `state at a random moment of a day of ${DAY_EVENTS} events, while it runs`, warm),
      limited('seek.restarted', 'the same after a restart, first twenty seeks of five processes', cold),
    ]
  })
}

/** Planning and reducing a hundred thousand commands, beside writing and reading the same events as JSON, nine times over. */
async function hall() {
  const measure = await program('hall')
  const turns = []
  for (let turn = 0; turn < 9; turn++) turns.push(await measure())
  const { commands, events, refused, stateBytes, same } = turns[0]
  if (!same) throw new Error('the folded state differs from the planned one')
  const perSecond = (of) => spread(turns.map((turn) => (1000 * of(turn)[0]) / of(turn)[1]))
  const json = perSecond((turn) => [turn.events, turn.jsonMs])
  const rate = (names, ours, ratios) =>
    row({
      ...names,
      unit: 'per s',
      ours: Math.round(ours.median),
      peers: { 'JSON read + write of the events': Math.round(json.median) },
      ratios: { 'JSON read + write of the events': Math.round(spread(ratios).median * 1000) / 1000 },
      spread: ours,
    })
  return [
    rate(
      {
        id: 'hall.plan',
        what: `commands checked, planned, validated and reduced (${commands} commands, ${refused} of them refused, ${events} events, state ${stateBytes} bytes; median of 9)`,
      },
      perSecond((turn) => [turn.commands, turn.planMs]),
      turns.map((turn) => turn.commands / turn.planMs / (turn.events / turn.jsonMs)),
    ),
    rate(
      { id: 'hall.fold', what: 'events folded again from the start (median of 9)' },
      perSecond((turn) => [turn.events, turn.foldMs]),
      turns.map((turn) => turn.jsonMs / turn.foldMs),
    ),
  ]
}

/** Suites that need no window. */
export const journalSuites = { journal, open, hall }
