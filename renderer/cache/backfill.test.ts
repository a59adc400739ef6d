// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readHistory } from '../../electron/feeds/history.ts'
import { openHostClock, type HostClock } from '../../electron/feeds/hostClock.ts'
import { Recorder } from '../../electron/feeds/recorder.ts'
import { SeriesMemory } from '../../electron/feeds/seriesMemory.ts'
import { StateStore } from '../../electron/feeds/stateStore.ts'
import { listSegments } from '../../electron/storage/index.ts'
import type { AnyRecord, HistoryChunk, PortFrame } from '../../shared/domain/index.ts'
import { CacheDatabase, DATABASE_NAME, bucketOf, type SeriesRow } from './database.ts'
import { openBackfill, startKeeper, type FramePort, type Keeper } from './index.ts'

const T0 = bucketOf(1_780_000_000_000)
const SENSORS = 60
const log = { dir: '', district: '310117' }
let elapsedMs: number
let clock: HostClock
let store: StateStore
let recorder: Recorder
let keeper: Keeper
let port: FramePort
let seq: number
let wanted: number[]

beforeEach(async () => {
  await Dexie.delete(DATABASE_NAME)
  log.dir = await mkdtemp(join(tmpdir(), 'backfill-'))
  elapsedMs = 0
  seq = 0
  wanted = []
  clock = openHostClock(T0, () => elapsedMs)
  store = new StateStore()
  recorder = await openRecorder()
  port = { postMessage: () => undefined, start: () => undefined, close: () => undefined, onmessage: null }
  keeper = startKeeper({ now: () => clock.now(), report: () => undefined, backfill: (from) => wanted.push(from), flushEveryMs: 1e9 })
  keeper.attach('e', port)
})

afterEach(async () => {
  await keeper.stop()
  await recorder.close()
  await rm(log.dir, { recursive: true, force: true })
})

function openRecorder(): Promise<Recorder> {
  return Recorder.open({
    ...log,
    product: 'test',
    clock,
    state: store,
    series: new SeriesMemory(),
    retentionMegabytes: 500,
    notice: () => undefined,
  })
}

function frame(part: Partial<PortFrame> & { records: AnyRecord[] }): void {
  port.onmessage?.call(port as MessagePort, { data: { v: 1, epoch: 'e', seq: seq++, at: clock.now(), links: {}, ...part } } as MessageEvent)
}

/** What a second brings to the log and to the keeper alike. */
async function second(sensors: number): Promise<void> {
  elapsedMs += 1000
  const at = clock.stamp()
  const common = { v: 1, district: '310117', rev: 0, observedAt: at, receivedAt: at, realm: 'real' } as const
  const records: AnyRecord[] = Array.from({ length: sensors }, (_, index) => ({
    ...common,
    dataset: index % 10 === 0 ? 'indicator' : 'reading',
    source: `feed-${index % 3}`,
    id: `测点-${index}`,
    body: { value: Math.fround(Math.sin(elapsedMs / 7 + index)) },
  }))
  records.push({ ...common, dataset: 'vehicle', source: 'feed-0', id: 'v', body: { value: 3 } })
  for (const record of records) store.upsert(record)
  frame(seq === 0 ? { kind: 'snapshot', chunk: 0, chunks: 1, records } : { kind: 'delta', records })
  await recorder.flush()
}

async function rows(): Promise<Record<string, [number[], number[]]>> {
  const database = new CacheDatabase()
  const all: SeriesRow[] = await database.series.toArray()
  database.close()
  return Object.fromEntries(all.map((row) => [`${row.seriesId}@${row.bucketAt}`, [[...row.at], [...row.value]]]))
}

async function backfill(change: (chunk: HistoryChunk, count: number) => HistoryChunk = (chunk) => chunk): Promise<number> {
  let count = 0
  const filler = openBackfill({
    ask: async (from, cursor) => change(await readHistory({ from, to: clock.now(), cursor: cursor ?? undefined }, log), ++count),
    ingest: (chunk) => keeper.ingest(chunk),
    pauseMs: 0,
    retryMs: 0,
  })
  await filler.begin(wanted.at(-1)!)
  return count
}

test('an hour that was cached comes back row by row after the database was deleted, in portions of 1 MB, the newest first', async () => {
  for (let index = 0; index < 3600; index++) {
    await second(SENSORS)
    if (index === 1500) {
      // The feed host starts anew: the first whole state of a run stands in no batch.
      await recorder.close()
      recorder = await openRecorder()
    }
    if (index % 300 === 0) await keeper.flush()
  }
  await keeper.flush()
  const before = await rows()
  expect(Object.keys(before).length).toBe(SENSORS * 7)
  await Dexie.delete(DATABASE_NAME)
  await keeper.flush()
  expect(Object.keys(await rows()).length).toBeLessThan(SENSORS * 3)
  expect(wanted.at(-1)).toBe(clock.now() - 24 * 3_600_000)
  const newest: number[] = []
  const asked = await backfill((chunk, count) => {
    // One failure on the way costs a second question, nothing else.
    if (count === 2) throw new Error('the reader of the feed log ended')
    expect(serialize(chunk).byteLength).toBeLessThanOrEqual(1_048_576)
    newest.push(chunk.series[0]?.at.at(-1) ?? 0)
    return chunk
  })
  expect(asked).toBeGreaterThan(4)
  expect(newest[0]).toBeGreaterThan(newest.at(-1)!)
  expect(await rows()).toEqual(before)
}, 120_000)

test('what came live during a backfill stays, a damaged segment is passed over, another district tells nothing', async () => {
  for (let index = 0; index < 400; index++) await second(5)
  await Dexie.delete(DATABASE_NAME)
  await keeper.flush()
  const segments = await listSegments(log.dir)
  await writeFile(segments[1]!.path, 'not a segment')
  const from = T0
  const first = await readHistory({ from, to: clock.now() }, log)
  const instants = new Set(first.series.flatMap((series) => series.at))
  expect(instants.size).toBeGreaterThan(200)
  expect(instants.size).toBeLessThan(400)
  expect(await readHistory({ from, to: clock.now() }, { ...log, district: '999999' })).toEqual({ series: [], next: null })
  await second(5)
  await keeper.ingest(first)
  await second(5)
  await keeper.flush()
  const row = (await rows())['reading/feed-1/测点-1@' + T0]!
  expect(row[0].at(-1)).toBe(402_000)
  expect(row[0].length).toBe(new Set(row[0]).size)
})

test('a new loss during a backfill begins it anew, and a stopped one asks no more', async () => {
  const asked: [number, string | null][] = []
  let answer: (chunk: HistoryChunk) => void = () => undefined
  const filler = openBackfill({
    ask: (from, cursor) => {
      asked.push([from, cursor])
      return new Promise((resolve) => (answer = resolve))
    },
    ingest: async () => undefined,
    pauseMs: 0,
  })
  const first = filler.begin(1)
  answer({ series: [], next: '3:0:0' })
  await vi.waitFor(() => expect(asked.length).toBe(2))
  const second = filler.begin(2)
  expect(asked).toEqual([
    [1, null],
    [1, '3:0:0'],
    [2, null],
  ])
  filler.stop()
  answer({ series: [], next: '1:0:0' })
  await second
  expect(asked.length).toBe(3)
  void first
})
