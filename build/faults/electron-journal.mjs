// SPDX-License-Identifier: Apache-2.0
// Kills the whole application with SIGKILL while commands arrive through its control interface, and looks in the journal
// of the next run for everything it had answered.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { untilValue } from '../bench/run-hall.mjs'
import { buildChanged } from '../build.mjs'
import { writeBuildInfo } from '../build-info.mjs'
import { launchFlags } from '../launch-flags.mjs'
import { projectDir } from '../paths.mjs'
import { say } from '../setup/say.mjs'
import { prepareWindows } from '../setup/setup.mjs'

const KILLS = 24
const EVERY_MS = 20
const LONGEST_LOAD_MS = 5_000
const LONGEST_START_MS = 4_000
const START_PATIENCE_MS = 60_000
// Commands that always leave an event, so that nothing found means something lost.
const CAMERA = { lon: 121.2, lat: 31.03, distanceM: 20_000, tiltDeg: 45, bearingDeg: 0 }
const COMMANDS = [
  () => ({ name: 'incident.choose', input: { incidentId: null } }),
  () => ({ name: 'map.fly', input: { viewId: 'district', track: { from: CAMERA, to: CAMERA, startAt: 1_790_000_000_000, durationMs: 0 } } }),
]

function startHall({ env, runtime, dataDir }) {
  const controlPath = path.join(dataDir, 'control.json')
  rmSync(controlPath, { force: true })
  const words = [projectDir, ...launchFlags(), '--data-dir', dataDir, '--port', '0', '--wall', '1x1@1280x720', '--lean', '--district', 'off']
  const child = spawn(runtime.executable, words, { env: { ...process.env, ...env }, stdio: 'ignore', detached: true })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const api = async (route, body) => {
    const { url, token } = JSON.parse(readFileSync(controlPath, 'utf8'))
    const answer = await fetch(url + route, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer.json()
  }
  return {
    api,
    isUp: () => untilValue(async () => (await api('/api/v1/health')).ok, START_PATIENCE_MS),
    /** Ends the whole process group; harmless when it has ended. */
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

/** Sends 50 commands a second until told to stop; answers that arrived are what was acknowledged. */
function startLoad(hall, acknowledged) {
  const stop = new AbortController()
  const started = performance.now()
  let sent = 0
  const send = () => {
    const commandId = randomUUID()
    const command = COMMANDS[sent % COMMANDS.length]()
    sent += 1
    hall.api('/api/v1/commands', { ...command, commandId }).then(
      (answer) => answer.ok && acknowledged.push({ commandId, seq: answer.seq }),
      () => undefined,
    )
  }
  const running = (async () => {
    while (!stop.signal.aborted) {
      // By the clock, not by the waits: on a busy machine these are longer than asked for.
      while (sent * EVERY_MS < performance.now() - started) send()
      await wait(EVERY_MS)
    }
  })()
  return {
    async stop() {
      stop.abort()
      const seconds = (performance.now() - started) / 1000
      await running
      return { sent, seconds }
    },
  }
}

async function readJournal(hall) {
  const events = new Map()
  for (let fromSeq = 1; ;) {
    const answer = await hall.api(`/api/v1/journal?fromSeq=${fromSeq}&limit=50000`)
    if (!answer.ok) throw new Error(`the journal cannot be read: ${JSON.stringify(answer)}`)
    for (const event of answer.records) events.set(event.seq, event)
    if (!answer.truncated) return events
    fromSeq = answer.records.at(-1).seq + 1
  }
}

async function check(hall, acknowledged) {
  await untilValue(async () => (await hall.api('/api/v1/health')).windows.find((one) => one.role === 'wall')?.lastPaintedAt, START_PATIENCE_MS)
  const events = await readJournal(hall)
  const places = new Map()
  for (const event of events.values()) places.set(event.commandId, [...(places.get(event.commandId) ?? []), event.seq])
  const lost = acknowledged.filter(({ commandId, seq }) => (places.get(commandId) ?? []).at(-1) !== seq)
  const twice = acknowledged.filter(({ commandId }) => {
    const found = places.get(commandId) ?? []
    return found.some((seq, index) => seq !== found[0] + index)
  })
  const { seq } = (await hall.api('/api/v1/health')).journal
  const gaps = Array.from({ length: seq }, (_, index) => index + 1).filter((number) => !events.has(number))
  const verify = await hall.api('/api/v1/journal/verify')
  return { lost: lost.length, twice: twice.length, gaps: gaps.length, isWhole: verify.ok === true && verify.firstBad === undefined, events: seq }
}

async function runLife({ hall, acknowledged, totals, index }) {
  const started = performance.now()
  // Every fifth death comes while the application starts, before anybody can ask it anything.
  if (index % 5 === 4) {
    await wait(Math.random() * LONGEST_START_MS)
    return { phase: 'starting' }
  }
  await hall.isUp()
  const upMs = Math.round(performance.now() - started)
  const found = await check(hall, acknowledged)
  const before = acknowledged.length
  const load = startLoad(hall, acknowledged)
  await wait(200 + Math.random() * LONGEST_LOAD_MS)
  await hall.kill()
  const { sent, seconds } = await load.stop()
  totals.sent += sent
  totals.loadSeconds += seconds
  return { phase: 'running', upMs, found, acknowledgedNow: acknowledged.length - before }
}

/** One run of the application, which ends with SIGKILL whatever happens. */
async function withHall(place, use) {
  const hall = startHall(place)
  try {
    return await use(hall)
  } finally {
    await hall.kill()
  }
}

async function runKills(place, dataDir) {
  const acknowledged = []
  const totals = { sent: 0, loadSeconds: 0, lost: 0, twice: 0, gaps: 0, broken: 0, checks: 0, upMs: [] }
  const note = (found) => {
    totals.checks += 1
    totals.lost += found.lost
    totals.twice += found.twice
    totals.gaps += found.gaps
    totals.broken += found.isWhole ? 0 : 1
  }
  for (let index = 0; index < KILLS; index += 1) {
    const life = await withHall({ ...place, dataDir }, (hall) => runLife({ hall, acknowledged, totals, index }))
    if (life.found) note(life.found)
    if (life.upMs) totals.upMs.push(life.upMs)
    say(`  ${index + 1}/${KILLS} ${JSON.stringify(life)}`)
  }
  const found = await withHall({ ...place, dataDir }, async (hall) => {
    await hall.isUp()
    return check(hall, acknowledged)
  })
  note(found)
  say(`  ${JSON.stringify({ found })}`)
  return {
    kills: KILLS,
    ...totals,
    loadSeconds: Math.round(totals.loadSeconds),
    sentPerSecond: Math.round(totals.sent / totals.loadSeconds),
    upMs: Math.max(...totals.upMs),
    acknowledged: acknowledged.length,
    events: found.events,
  }
}

/** Runs the proof in the real application; resolves to its rows and versions. */
export async function electronJournal() {
  const place = await prepareWindows({ wall: () => ({ columns: 1, rows: 1, width: 1280, height: 720 }) })
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cityops-kills-'))
  try {
    await buildChanged()
    await writeBuildInfo(place.runtime)
    const measured = await runKills(place, dataDir)
    const met = measured.lost + measured.twice + measured.gaps + measured.broken === 0 && measured.acknowledged > 0
    const what = 'SIGKILL of the whole application under 50 commands/s → everything answered is in the journal of the next run'
    if (met) rmSync(dataDir, { recursive: true, force: true })
    const versions = { node: process.version, electron: place.runtime.version, runtime: place.runtime.kind }
    return { versions, results: [{ id: 'electron-journal', what, bound: 'lost 0, twice 0, gaps 0, chain whole, wall up', measured, met }] }
  } finally {
    place.stop()
  }
}
