// SPDX-License-Identifier: Apache-2.0
// `npm run faults [-- recovery]`: kills parts of the running application and measures how long the wall takes to be back.
// `npm run faults -- journal | electron-journal`: kills, damage and full disks against the journal. Options of `journal`: --part, --seed.
// Prints a table and writes out/faults/SUITE.json.
import { mkdir, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { runHall, untilValue } from './bench/run-hall.mjs'
import { machine } from './bench/machine.mjs'
import { buildChanged } from './build.mjs'
import { writeBuildInfo } from './build-info.mjs'
import { electronJournal } from './faults/electron-journal.mjs'
import { journal } from './faults/journal.mjs'
import { inProject } from './paths.mjs'
import { say, sayFailure } from './setup/say.mjs'
import { prepareWindows } from './setup/setup.mjs'

const BOUND_MS = 5_000
const PATIENCE_MS = 30_000

const wallOf = (health) => health.windows.find((window) => window.role === 'wall')
const processOf = (health, pattern) => health.processes.find((one) => pattern.test(one.name) || pattern.test(one.type))

async function killFeedHost(hall) {
  const before = await hall.health()
  const killedAt = before.clock.now
  process.kill(processOf(before, /^feed-host$/).pid, 'SIGKILL')
  // Back means: readings that were taken after the kill are on the wall's side of the port again.
  const back = await untilValue(async () => {
    const { records } = await hall.api('/api/v1/datasets/indicator')
    return records.some((record) => record.receivedAt > killedAt + 100) ? (await hall.health()).clock.now : null
  }, PATIENCE_MS)
  return { ms: back - killedAt, mapMs: null }
}

async function killWall(hall) {
  const before = await hall.health()
  const killedAt = before.clock.now
  process.kill(wallOf(before).pid, 'SIGKILL')
  const again = await untilValue(async () => {
    const wall = wallOf(await hall.health())
    return wall.openedAt > killedAt && wall.lastPaintedAt !== null && wall.firstMapFrameAt !== null ? wall : null
  }, PATIENCE_MS)
  return { ms: Math.round(again.firstPaintedAt - killedAt), mapMs: Math.round(again.firstMapFrameAt - killedAt) }
}

async function crashGraphics(hall) {
  const before = await hall.health()
  const killedAt = before.clock.now
  const pid = processOf(before, /^GPU$/).pid
  process.kill(pid, 'SIGSEGV')
  const painted = await untilValue(async () => {
    const health = await hall.health()
    const graphics = processOf(health, /^GPU$/)
    if (!graphics || graphics.pid === pid) return null
    const picture = await hall.picture('s1')
    return picture.length > 50_000 ? (await hall.health()).clock.now : null
  }, PATIENCE_MS)
  const restored = await untilValue(async () => {
    const { notices } = await hall.api('/api/v1/state')
    return notices.find((notice) => notice.code === 'map-restored' && notice.at > killedAt)?.at
  }, PATIENCE_MS)
  return { ms: painted - killedAt, mapMs: restored - killedAt }
}

async function toldOf(hall, code) {
  const { notices } = await hall.api('/api/v1/state')
  return notices.some((notice) => notice.code === code)
}

const CASES = [
  ['feed-host', 'feed host SIGKILL → fresh readings again', killFeedHost, 3, 'feed-host-restarted'],
  ['wall-window', 'wall renderer SIGKILL → first full DOM paint', killWall, 2, 'window-recovered'],
  ['graphics', 'graphics process SIGSEGV ×8 → whole wall painted again (worst)', crashGraphics, 8, 'map-restored'],
]

async function runCase(hall, [id, what, fault, times, notice]) {
  const runs = []
  for (let turn = 0; turn < times; turn++) {
    runs.push(await fault(hall))
    await wait(3_000)
  }
  const worst = Math.max(...runs.map((run) => run.ms))
  const map = runs.map((run) => run.mapMs).filter((ms) => ms !== null)
  const told = await toldOf(hall, notice)
  return {
    id,
    what,
    bound: `≤ ${BOUND_MS} ms, operator told`,
    measured: { worstMs: worst, eachMs: runs.map((run) => run.ms), mapFirstFrameMs: map, told },
    met: worst <= BOUND_MS && told,
  }
}

async function recovery() {
  const place = await prepareWindows({ wall: () => ({ columns: 1, rows: 1, width: 1920, height: 1080 }) })
  try {
    await buildChanged()
    await writeBuildInfo(place.runtime)
    const hall = await runHall({ env: place.env, runtime: place.runtime, args: ['--wall', '1x1@1920x1080', '--lean'] })
    const results = []
    try {
      await untilValue(async () => (await hall.health()).launch.firstMapFrameMs, 60_000)
      await wait(5_000)
      for (const one of CASES) results.push(await runCase(hall, one))
    } finally {
      await hall.stop()
    }
    return { versions: { node: process.version, electron: place.runtime.version, runtime: place.runtime.kind }, results }
  } finally {
    place.stop()
  }
}

const SUITES = { recovery, journal, 'electron-journal': electronJournal }

async function main(words) {
  const name = words.find((word) => !word.startsWith('-') && word in SUITES) ?? 'recovery'
  const startedAt = new Date().toISOString()
  const { versions, results } = await SUITES[name](words)
  for (const row of results) say(`${row.met ? '✓' : '✗'} ${row.id.padEnd(16)} ${row.what}: ${JSON.stringify(row.measured)} (${row.bound})`)
  await mkdir(inProject('out/faults'), { recursive: true })
  // A part of a suite must not pass for the whole of it.
  const file = words.some((word) => word === '--part' || word === '--seed') ? `${name}.part.json` : `${name}.json`
  await writeFile(inProject('out/faults', file), `${JSON.stringify({ machine: machine(), versions, startedAt, results }, null, 2)}\n`)
  return results.every((row) => row.met) ? 0 : 1
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
