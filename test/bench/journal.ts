// SPDX-License-Identifier: Apache-2.0
// Measurements of the journal in plain Node; `npm run bench -- journal | open` bundles and runs it. Prints one JSON line.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { HallEvent } from '../../shared/domain/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { openEmbeddedFabric, type Fabric, type NewEvent } from '../../electron/fabric/index.ts'
import { Hall, stateHash } from '../../electron/hall/index.ts'
import { StoredStates } from '../../electron/hall/storedStates.ts'
import { mixedCommand, START_SESSION } from '../crash/commandMix.ts'
import { randomOf } from '../crash/random.ts'

const START = 1_790_000_000_000
const DAY_MS = 86_400_000
const GROUP = 500
const LIVED = 5_000

interface Opened {
  readonly fabric: Fabric
  readonly hall: Hall
}

async function open(dir: string, clock: { now(): number }): Promise<Opened> {
  const fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'bench', now: () => clock.now(), onProblem: complain, reserveBytes: 1_000_000 })
  const retention = () => ({ journalDays: 1095, journalMegabytes: 20_000 })
  const tell = (code: string, detail: string): void => complain({ code, detail })
  const checkpoints = { blobs: fabric.blobs, product: 'bench', retention, tell }
  const hall = await Hall.open({ log: fabric.log, clock, layouts: SHIPPED_LAYOUTS, recordedFrom: () => null, checkpoints })
  return { fabric, hall }
}

function complain({ code, detail }: { code: string; detail: string }): void {
  process.stderr.write(`${code}: ${detail}\n`)
}

/** Lives through so many events spread evenly over a time, commands in groups as they queue under load. */
async function live(dir: string, { events, overMs }: { events: number; overMs: number }): Promise<Opened> {
  let now = START
  const opened = await open(dir, { now: () => now })
  const random = randomOf(7)
  await opened.hall.execute({ name: START_SESSION.name, input: START_SESSION.input }, START_SESSION.actor)
  for (let number = 0; opened.hall.head().seq < events; number += GROUP) {
    now = START + Math.floor((overMs * opened.hall.head().seq) / events)
    const commands = Array.from({ length: GROUP }, (_, index) => mixedCommand(random, `k${number + index}`))
    await Promise.all(commands.map(({ name, input, actor }) => opened.hall.execute({ name, input }, actor)))
  }
  return opened
}

/**
 * A long journal at the price of a short one: some events are lived, then written again and again under new ids as the past
 * of a hall, with a stored state of the lived one at its end; the last stretch is lived on that.
 */
async function build(dir: string, events: number): Promise<unknown> {
  const began = performance.now()
  const sample = await live(dir, { events: LIVED, overMs: DAY_MS })
  const past: NewEvent[] = []
  for await (const { seq: _seq, ...event } of sample.hall.eventsFrom(2)) if (!event.type.startsWith('journal.')) past.push(event)
  await repeat(sample.fabric, past, events - 2 * LIVED)
  await checkpointOn(sample)
  await sample.fabric.close()
  const { hall, fabric } = await live(dir, { events, overMs: 30 * DAY_MS })
  const stateBytes = JSON.stringify(hall.state()).length
  const { seq } = hall.head()
  await hall.close()
  await fabric.close()
  return { events: seq, stateBytes, buildMs: performance.now() - began }
}

async function repeat({ log }: Fabric, past: readonly NewEvent[], untilSeq: number): Promise<void> {
  for (let turn = 0; log.head().seq < untilSeq; turn += 1) {
    const start = (turn * GROUP) % (past.length - GROUP)
    const group = past.slice(start, start + GROUP).map((event) => ({ ...event, commandId: `${event.commandId}/${turn}` }))
    await log.append(group, log.head().seq)
  }
}

async function checkpointOn({ hall, fabric: { log, blobs } }: Opened): Promise<void> {
  const { seq, hash } = log.head()
  const body = { ...(await new StoredStates(log, { blobs }).store({ ...hall.state(), seq }, hash)), product: 'bench' }
  const shared = { v: 1, at: START, realm: 'real', actor: { principal: 'system', role: 'system' }, cause: null } as const
  await log.append([{ ...shared, type: 'journal.checkpointed', commandId: 'checkpoint', body }], seq)
}

async function openOnce(dir: string): Promise<unknown> {
  const began = performance.now()
  const { hall, fabric } = await open(dir, { now: () => START + 31 * DAY_MS })
  const openMs = performance.now() - began
  const answer = { openMs, events: hall.head().seq, hash: stateHash(hall.state()) }
  await fabric.close()
  return answer
}

async function seek({ hall }: Opened, seeks: number, seed: number): Promise<number[]> {
  const random = randomOf(seed)
  const times: number[] = []
  for (let turn = 0; turn < seeks; turn += 1) {
    const at = START + Math.floor(random.next() * DAY_MS)
    const began = performance.now()
    await hall.stateAt(at)
    times.push(performance.now() - began)
  }
  return times
}

async function day(dir: string, events: number): Promise<unknown> {
  const lived = await live(dir, { events, overMs: DAY_MS })
  const warm = await seek(lived, 100, 1)
  await lived.hall.close()
  await lived.fabric.close()
  return { warm, events: lived.hall.head().seq }
}

async function seekAfterRestart(dir: string, seed: number): Promise<unknown> {
  const opened = await open(dir, { now: () => START + DAY_MS })
  const cold = await seek(opened, 20, seed)
  await opened.fabric.close()
  return { cold }
}

async function append(dir: string, groupSize: number): Promise<unknown> {
  const events = await sampleEvents(dir, groupSize)
  const commits = groupSize === 1000 ? 15 : 60
  const bytes = Buffer.from(events.map((event) => JSON.stringify({ ...event, seq: 100_000 })).join('') + 'x'.repeat(48 * groupSize))
  const turns: { ours: number; disk: number }[] = []
  for (let turn = 0; turn < 9; turn += 1) turns.push({ disk: diskRate(dir, { bytes, commits }), ours: await journalRate(dir, { events, commits }) })
  return { groupSize, bytes: bytes.length, turns }
}

async function sampleEvents(dir: string, count: number): Promise<NewEvent[]> {
  const place = mkdtempSync(join(dir, 'sample-'))
  const { hall, fabric } = await live(place, { events: count + 10, overMs: DAY_MS })
  const events: HallEvent[] = []
  for await (const event of hall.eventsFrom(2)) events.push(event)
  await fabric.close()
  rmSync(place, { recursive: true })
  return events.slice(0, count).map(({ seq: _seq, ...event }) => event)
}

/** Commits per second of the disk itself: write, then fdatasync, nothing else. */
function diskRate(dir: string, { bytes, commits }: { bytes: Buffer; commits: number }): number {
  const file = openSync(join(dir, 'raw'), 'w')
  const began = performance.now()
  for (let commit = 0; commit < commits; commit += 1) {
    writeSync(file, bytes, 0, bytes.length, commit * bytes.length)
    fdatasyncSync(file)
  }
  const rate = commits / ((performance.now() - began) / 1000)
  closeSync(file)
  return rate
}

async function journalRate(dir: string, { events, commits }: { events: readonly NewEvent[]; commits: number }): Promise<number> {
  const place = mkdtempSync(join(dir, 'journal-'))
  const fabric = await openEmbeddedFabric({ dir: place, district: '310117', product: 'bench', now: () => START, onProblem: complain, reserveBytes: 1000 })
  const began = performance.now()
  for (let commit = 0; commit < commits; commit += 1) await fabric.log.append(events, fabric.log.head().seq)
  const rate = commits / ((performance.now() - began) / 1000)
  await fabric.close()
  rmSync(place, { recursive: true })
  return rate
}

const [mode, dir = '', number = '0'] = process.argv.slice(2)
const MODES: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => build(dir, Number(number)),
  open: () => openOnce(dir),
  day: () => day(dir, Number(number)),
  seek: () => seekAfterRestart(dir, Number(number)),
  append: () => append(dir, Number(number)),
}
process.stdout.write(`${JSON.stringify(await MODES[mode ?? '']!())}\n`)
