// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Ledger } from './ledger.ts'
import type { LifeOrder, LifeWord } from './life.ts'
import type { DiskTemper } from './lossyFile.ts'
import { randomOf, type Random } from './random.ts'

const LIVES_PER_PLACE = 8
const LONGEST_LIFE_MS = 700
const PATIENCE_MS = 60_000
const ENDLESS = 1_000_000
const OFTEN = 60
const SELDOM = 5000

/** What to run: `place` is an empty folder, `worker` the bundled program of a life. */
export interface KillOrder {
  readonly place: string
  readonly worker: string
  /** Numbers of the series to run, each a fresh data folder with eight lives; the number is its seed. */
  readonly series: readonly number[]
  readonly broken?: DiskTemper['broken']
  readonly stopAtFirst?: boolean
  readonly onSeries?: (report: SeriesReport) => void
}

/** What one data folder went through. */
export interface SeriesReport {
  readonly seed: number
  readonly kills: number
  readonly orderlyEnds: number
  readonly killsByPhase: Readonly<Record<'opening' | 'running' | 'closing', number>>
  readonly acknowledged: number
  readonly tornTails: number
  readonly events: number
  readonly droppedEvents: number
  readonly broken: readonly string[]
}

/** Runs series of lives, each ended by SIGKILL at a random moment, and checks after each death. Two at once. */
export async function runKills(order: KillOrder): Promise<SeriesReport[]> {
  const reports: SeriesReport[] = []
  const left = [...order.series]
  const lane = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const report = await runSeries(order, seed)
      reports.push(report)
      order.onSeries?.(report)
      if (order.stopAtFirst && report.broken.length > 0) left.length = 0
    }
  }
  await Promise.all([lane(), lane()])
  return reports
}

async function runSeries(order: KillOrder, seed: number): Promise<SeriesReport> {
  const random = randomOf(seed)
  const dir = join(order.place, `series-${seed}`)
  mkdirSync(dir, { recursive: true })
  const ledger = new Ledger()
  const killsByPhase = { opening: 0, running: 0, closing: 0 }
  const sums = { kills: 0, orderlyEnds: 0, tornTails: 0 }
  let finding = { broken: [] as readonly string[], problems: [] as readonly string[], head: 0, firstKept: 1 }
  for (let life = 0; life < LIVES_PER_PLACE && finding.broken.length === 0; life += 1) {
    const lifeSeed = seed * 100 + life
    const { words, wasKilled } = await runLife(
      { ...lifeOrder(random, lifeSeed, dir), startAt: ledger.at, broken: order.broken ?? 'nothing' },
      { worker: order.worker, random },
    )
    const said = ledger.note(lifeSeed, words)
    sums.kills += wasKilled ? 1 : 0
    sums.orderlyEnds += wasKilled ? 0 : 1
    if (wasKilled) killsByPhase[phaseOf(words)] += 1
    finding = await ledger.check(dir, random)
    if (said.length > 0) finding = { ...finding, broken: [...said, ...finding.broken] }
    sums.tornTails += finding.problems.includes('journal-tail-cut') ? 1 : 0
  }
  if (finding.broken.length === 0) rmSync(dir, { recursive: true, force: true })
  const { head, firstKept, broken } = finding
  return { seed, ...sums, killsByPhase, acknowledged: ledger.acknowledged, events: head, droppedEvents: firstKept - 1, broken }
}

function lifeOrder(random: Random, seed: number, dir: string): Omit<LifeOrder, 'broken' | 'startAt'> {
  const shared = { dir, store: `${dir}.store`, seed, checkpointEvery: OFTEN }
  const kind = random.next()
  // Deaths from outside at any moment, between two effects on the disk soon or late after the start, and while the hall closes.
  if (kind < 0.4) return { ...shared, dieAt: null, commands: ENDLESS }
  if (kind < 0.85) return { ...shared, dieAt: { step: 1 + random.below(random.pick([20, 100, 1000, 4000])), from: 'start' }, commands: ENDLESS }
  // With so much behind it the hall leaves a checkpoint when it closes.
  return { ...shared, checkpointEvery: SELDOM, dieAt: { step: 1 + random.below(30), from: 'closing' }, commands: 560 + random.below(200) }
}

async function runLife(order: LifeOrder, { worker, random }: { worker: string; random: Random }): Promise<{ words: LifeWord[]; wasKilled: boolean }> {
  const wordsPath = `${order.dir}.words`
  const out = openSync(wordsPath, 'w')
  const child = spawn(process.execPath, [worker, JSON.stringify(order)], { stdio: ['ignore', out, 'inherit', 'pipe'] })
  closeSync(out)
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
  const killAfterMs = order.dieAt === null ? random.next() ** 2 * LONGEST_LIFE_MS : PATIENCE_MS
  const stop = new AbortController()
  child.stdio[3]?.once('data', () => {
    wait(killAfterMs, undefined, { signal: stop.signal }).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    )
  })
  const end = await ended
  stop.abort()
  rmSync(order.store, { recursive: true, force: true })
  const lines = readFileSync(wordsPath, 'utf8').split('\n')
  rmSync(wordsPath)
  if (end !== 0 && end !== 'SIGKILL') throw new Error(`life ${order.seed} ended with ${end}`)
  // A line without its end was never said.
  return { words: lines.slice(0, -1).map((line) => JSON.parse(line) as LifeWord), wasKilled: end === 'SIGKILL' }
}

function phaseOf(words: readonly LifeWord[]): 'opening' | 'running' | 'closing' {
  if (words.some((word) => word.word === 'closing')) return 'closing'
  return words.length > 0 ? 'running' : 'opening'
}
