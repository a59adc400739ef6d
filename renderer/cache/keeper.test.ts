// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AnyRecord, PortFrame } from '../../shared/domain/index.ts'
import { BUCKET_MS, CacheDatabase, DATABASE_NAME, bucketOf } from './database.ts'
import { readLatest, readSeries, startKeeper, type CacheReport, type FramePort, type Keeper } from './index.ts'

const START = bucketOf(1_780_000_000_000)
let now = START
let keeper: Keeper
let reports: CacheReport[] = []
let asked: number[] = []
let answers: unknown[] = []
let port: FramePort
let seq = 0

beforeEach(async () => {
  await Dexie.delete(DATABASE_NAME)
  now = START
  reports = []
  asked = []
  open()
})

afterEach(() => keeper.stop())

function open(retention = { hours: 24, megabytes: 500 }): void {
  answers = []
  seq = 0
  keeper = startKeeper({ now: () => now, report: (report) => reports.push(report), backfill: (from) => asked.push(from), flushEveryMs: 1e9, retention })
  port = { postMessage: (answer: unknown) => answers.push(answer), start: () => undefined, close: () => undefined, onmessage: null }
  keeper.attach('e1', port)
}

function reading(id: string, at: number, value: number): AnyRecord {
  return { v: 1, district: '310117', dataset: 'reading', source: 'scada', id, rev: 0, observedAt: at, receivedAt: at, realm: 'real', body: { value } }
}

function depot(id: string, more: Partial<AnyRecord> = {}): AnyRecord {
  return {
    v: 1,
    district: '310117',
    dataset: 'supply',
    source: 'stock',
    id,
    rev: 0,
    observedAt: START,
    receivedAt: START,
    realm: 'real',
    body: { name: `depot ${id}` },
    ...more,
  }
}

function frame(part: Partial<PortFrame> & { records: AnyRecord[] }): void {
  const whole = { v: 1, epoch: 'e1', seq: seq++, at: now, links: {}, ...part }
  port.onmessage?.call(port as MessagePort, { data: whole } as MessageEvent)
}

const snapshot = (records: AnyRecord[]) => frame({ kind: 'snapshot', chunk: 0, chunks: 1, records, links: { stock: { state: 'up', since: START } } })

test('what was received can be read by another window after a flush, and every frame is acknowledged', async () => {
  snapshot([depot('a'), depot('b'), reading('p1', START, 1)])
  frame({ kind: 'delta', records: [reading('p1', START + 1000, 2), depot('b', { deleted: true, body: {} }), depot('c')] })
  await keeper.flush()
  const cached = await readLatest()
  expect(cached?.records.map((record) => record.id).sort()).toEqual(['a', 'c', 'p1'])
  expect(cached?.links).toEqual({ stock: { state: 'up', since: START } })
  expect(answers).toEqual([
    { kind: 'ack', epoch: 'e1', seq: 0 },
    { kind: 'ack', epoch: 'e1', seq: 1 },
  ])
  const series = await readSeries('reading/scada/p1', START, START + 5000)
  expect([[...series.at], [...series.value]]).toEqual([
    [START, START + 1000],
    [1, 2],
  ])
  expect(reports.at(-1)).toMatchObject({ seriesRows: 1, flushedAt: now, rebuilds: 0, fault: null })
})

test('a gap asks for a snapshot, and a foreign epoch is not listened to', () => {
  snapshot([])
  seq += 1
  frame({ kind: 'delta', records: [depot('x')] })
  expect(answers.at(-1)).toMatchObject({ kind: 'resync', epoch: 'e1' })
  const before = answers.length
  frame({ kind: 'delta', epoch: 'other', records: [depot('y')] })
  expect(answers.length).toBe(before)
})

test('a keeper that starts again goes on in the same row and keeps what the cache knew until a whole snapshot came', async () => {
  snapshot([depot('a'), reading('p1', START, 1)])
  await keeper.stop()
  open()
  now = START + 2000
  await keeper.flush()
  expect((await readLatest())?.records.length).toBe(2)
  snapshot([depot('b'), reading('p1', START + 2000, 3)])
  await keeper.flush()
  expect((await readLatest())?.records.map((record) => record.id).sort()).toEqual(['b', 'p1'])
  expect([...(await readSeries('reading/scada/p1', START, START + 9000)).value]).toEqual([1, 3])
})

test('the database deleted under the keeper is built anew from memory, history is asked for, and it is said', async () => {
  snapshot([depot('a'), depot('b'), reading('p1', START, 1)])
  frame({ kind: 'delta', records: [reading('p1', START + 1000, 2)] })
  await keeper.flush()
  await Dexie.delete(DATABASE_NAME)
  await keeper.flush()
  expect((await readLatest())?.records.length).toBe(3)
  expect([...(await readSeries('reading/scada/p1', START, START + 9000)).value]).toEqual([1, 2])
  expect(reports.at(-1)).toMatchObject({ rebuilds: 1, seriesRows: 1 })
  expect(reports.at(-1)?.fault).toContain('deleted')
  // Once for the new database, once for the lost one.
  expect(asked).toEqual([now - 24 * 3_600_000, now - 24 * 3_600_000])
})

test('history that was still coming when the keeper ended is asked for again, and not once it is all here', async () => {
  snapshot([depot('a')])
  await keeper.flush()
  expect(asked.length).toBe(1)
  await keeper.stop()
  now += 60_000
  open()
  await keeper.flush()
  expect(asked).toEqual([START - 24 * 3_600_000, START - 24 * 3_600_000])
  snapshot([depot('a')])
  await keeper.ingest({ series: [{ id: 'reading/scada/p1', at: [START - BUCKET_MS], value: [7] }], next: '1:0:0' })
  await keeper.ingest({ series: [], next: null })
  await keeper.stop()
  open()
  await keeper.flush()
  expect(asked.length).toBe(2)
  expect([...(await readSeries('reading/scada/p1', 0, START)).value]).toEqual([7])
})

test('a write that fails for lack of room evicts, and the next flush writes everything', async () => {
  snapshot([depot('a'), reading('p1', START, 1)])
  const original = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function () {
    throw new DOMException('full', 'QuotaExceededError')
  }
  await keeper.flush()
  IDBObjectStore.prototype.put = original
  expect(reports.at(-1)?.fault).toContain('Quota')
  await keeper.flush()
  expect((await readLatest())?.records.length).toBe(2)
})

test('the oldest ten minutes go first when there are too many bytes, and none stays beyond a day', async () => {
  await keeper.stop()
  open({ hours: 24, megabytes: 1 })
  snapshot([])
  for (let bucket = 0; bucket < 3; bucket++) {
    now = START + bucket * BUCKET_MS + 500_000
    frame({
      kind: 'delta',
      records: Array.from({ length: 250 * 400 }, (_, index) => reading(`p${index % 250}`, START + bucket * BUCKET_MS + Math.floor(index / 250) * 1000, index)),
    })
    await keeper.flush()
  }
  const database = new CacheDatabase()
  expect((await database.buckets.toArray()).map((row) => row.bucketAt)).toEqual([START + 2 * BUCKET_MS])
  expect(await database.series.count()).toBe(250)
  now += 26 * 3_600_000
  await keeper.flush()
  expect(await database.series.count()).toBe(0)
  database.close()
})

test('a row never holds more than 32 KB however fast a series is', async () => {
  snapshot([])
  frame({ kind: 'delta', records: Array.from({ length: 20_000 }, (_, index) => reading('fast', START + index * 20, index)) })
  await keeper.flush()
  const database = new CacheDatabase()
  const row = await database.series.get(['reading/scada/fast', START])
  expect(row!.at.byteLength + row!.value.byteLength).toBeLessThanOrEqual(32_768)
  expect(row!.value.at(-1)).toBe(19_999)
  database.close()
})
