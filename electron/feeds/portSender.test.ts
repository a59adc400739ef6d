// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest'
import { DELTA_BYTES, SNAPSHOT_CHUNK_BYTES, portFrameSchema, type AnyRecord, type PortFrame } from '../../shared/domain/index.ts'
import { stateKey } from '../../shared/feeds/index.ts'
import { PortSender } from './portSender.ts'
import { StateStore } from './stateStore.ts'

const T = 1_780_000_000_000
let store: StateStore
let frames: PortFrame[]
let timers: (() => void)[]
let sender: PortSender

function record(id: string, more: Partial<AnyRecord> = {}): AnyRecord {
  return { v: 1, district: '310117', dataset: 'reading', source: 's', id, rev: 0, observedAt: T, receivedAt: T, realm: 'real', body: { value: 1 }, ...more }
}

function open(records: AnyRecord[]): void {
  store = new StateStore()
  for (const one of records) store.upsert(one)
  frames = []
  timers = []
  sender = new PortSender({
    epoch: 'e',
    state: store,
    now: () => T,
    post: (frame) => frames.push(portFrameSchema.parse(frame)),
    schedule: (run) => (timers.push(run), () => (timers = timers.filter((one) => one !== run))),
  })
  store.listen(sender)
  sender.start()
}

const fire = () => timers.splice(0).forEach((run) => run())
const ack = () => sender.answer({ kind: 'ack', epoch: 'e', seq: frames.at(-1)!.seq })

beforeEach(() => open([]))

test('an empty state is one empty chunk, so that the page knows it has everything', () => {
  expect(frames).toMatchObject([{ kind: 'snapshot', seq: 0, chunk: 0, chunks: 1, records: [] }])
})

test('a large state comes in chunks of at most a megabyte, each only after the one before was taken', () => {
  open(Array.from({ length: 900 }, (_, index) => record(`r${index}`, { body: { value: 1, name: '字'.repeat(900) } })))
  expect(frames.length).toBe(1)
  for (
    let guard = 0;
    guard < 10 &&
    frames.at(-1)!.kind === 'snapshot' &&
    (frames.at(-1) as { chunk: number; chunks: number }).chunk + 1 < (frames.at(-1) as { chunks: number }).chunks;
    guard++
  )
    ack()
  expect(frames.map((frame) => frame.seq)).toEqual(frames.map((_, index) => index))
  expect(frames.flatMap((frame) => frame.records).length).toBe(900)
  for (const frame of frames) expect(Buffer.byteLength(JSON.stringify(frame.records))).toBeLessThanOrEqual(SNAPSHOT_CHUNK_BYTES + 2)
  expect(frames.length).toBeGreaterThan(2)
})

test('while a frame is unacknowledged states merge, the latest wins, and nothing else is sent', () => {
  for (let value = 1; value <= 50; value++) store.upsert(record('a', { observedAt: T + value, body: { value } }))
  fire()
  expect(frames.length).toBe(1)
  ack()
  fire()
  expect(frames.length).toBe(2)
  expect(frames[1]).toMatchObject({ kind: 'delta', seq: 1 })
  expect(frames[1]!.records.map((one) => one.body['value'])).toEqual([50])
})

test('every revision of an incident arrives, in order', () => {
  for (let rev = 1; rev <= 5; rev++) store.upsert(record('i', { dataset: 'incident', rev, body: { title: `turn ${rev}` } }))
  ack()
  fire()
  expect(frames[1]!.records.map((one) => one.rev)).toEqual([1, 2, 3, 4, 5])
})

test('a delta stays within 64 KB and the rest follows', () => {
  ack()
  for (let index = 0; index < 1000; index++) store.upsert(record(`r${index}`))
  for (let guard = 0; guard < 20; guard++) {
    fire()
    ack()
  }
  const deltas = frames.slice(1)
  expect(deltas.flatMap((frame) => frame.records).length).toBe(1000)
  for (const frame of deltas) expect(Buffer.byteLength(JSON.stringify(frame.records))).toBeLessThanOrEqual(DELTA_BYTES + 2)
})

test('links ride along once when they changed', () => {
  ack()
  store.setLink('s', { state: 'up', since: T })
  fire()
  ack()
  store.upsert(record('a'))
  fire()
  expect(frames.slice(1).map((frame) => Object.keys(frame.links))).toEqual([['s'], []])
})

test('a page that missed something gets a snapshot with seq from 0; stale and foreign answers change nothing', () => {
  ack()
  store.upsert(record('a'))
  fire()
  sender.answer({ kind: 'ack', epoch: 'e', seq: 99 })
  sender.answer({ kind: 'resync', epoch: 'other', reason: 'x' })
  sender.answer('rubbish')
  expect(frames.length).toBe(2)
  sender.answer({ kind: 'resync', epoch: 'e', reason: 'gap' })
  expect(frames[2]).toMatchObject({ kind: 'snapshot', seq: 0, chunk: 0 })
  expect(frames[2]!.records.map(stateKey)).toEqual(['reading/s/a'])
})

test('what is forgotten is told as a tombstone', () => {
  open([record('a')])
  ack()
  store.keepSources(new Set(), T + 1)
  fire()
  expect(frames[1]!.records).toMatchObject([{ id: 'a', deleted: true }])
  expect([...store.records()]).toEqual([])
})
