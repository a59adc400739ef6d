// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnyRecord, PortFrame } from '../../shared/domain/index.ts'
import { stateKey, tombstone } from '../../shared/feeds/index.ts'
import { openHostClock, type HostClock } from './hostClock.ts'
import { recordedFrom, segmentBegan } from './logReader.ts'
import { openPast, restoreLatest, stateHash } from './pastState.ts'
import type { FramePort } from './protocol.ts'
import { Recorder } from './recorder.ts'
import { Replayer } from './replayer.ts'
import { SeriesMemory } from './seriesMemory.ts'
import { StateStore } from './stateStore.ts'

const T0 = 1_780_000_000_000
let dir: string
let elapsedMs: number
let clock: HostClock
let store: StateStore
let notices: string[]
let random: () => number

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'feedlog-'))
  elapsedMs = 0
  clock = openHostClock(T0, () => elapsedMs)
  store = new StateStore()
  notices = []
  random = mulberry(7)
})

afterEach(() => rm(dir, { recursive: true, force: true }))

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function openRecorder(retentionMegabytes = 100): Promise<Recorder> {
  return Recorder.open({
    dir,
    district: '310117',
    product: 'test',
    clock,
    state: store,
    series: new SeriesMemory(),
    retentionMegabytes,
    notice: (code) => notices.push(code),
  })
}

function record(dataset: AnyRecord['dataset'], id: string, more: Partial<AnyRecord> = {}): AnyRecord {
  const at = clock.stamp()
  return {
    v: 1,
    district: '310117',
    dataset,
    source: 's',
    id,
    rev: 0,
    observedAt: at,
    receivedAt: at,
    realm: 'real',
    body: { value: Math.round(random() * 1e6) },
    ...more,
  }
}

/** A second of a district: readings, now and then an incident's turn, a depot that is counted or goes, a link that falls. */
function second(): void {
  for (let step = 0; step < 10; step++) {
    elapsedMs += 100
    for (let index = 0; index < 4; index++) store.upsert(record('reading', `r${Math.floor(random() * 40)}`))
    if (random() < 0.1) store.upsert(record('incident', `i${Math.floor(random() * 5)}`, { rev: clock.now(), body: { title: String(random()) } }))
    if (random() < 0.1) store.upsert(record('supply', `d${Math.floor(random() * 9)}`, { body: { quantity: random() } }))
  }
  if (random() < 0.2) for (const one of store.records()) if (one.dataset === 'supply' && !one.deleted) return void store.upsert(tombstone(one, clock.stamp()))
  if (random() < 0.2) store.setLink('s', { state: random() < 0.5 ? 'up' : 'down', since: clock.now(), lastContactAt: clock.now() })
}

async function hashAt(at: number): Promise<string> {
  const past = await openPast(dir, at, '310117')
  await past!.cursor.close()
  return stateHash(past!.store.records())
}

test('the state at any recorded moment is exactly what it was live, over many segments and a restart', async () => {
  const truth: [number, string, object][] = []
  for (let run = 0; run < 2; run++) {
    const recorder = await openRecorder()
    await recorder.flush()
    for (let index = 0; index < 330; index++) {
      second()
      if (random() < 0.05) {
        const at = clock.seal()
        truth.push([at, stateHash(store.records()), store.links()])
        store.upsert(record('reading', 'right-after'))
      }
      // Now and then the disk is busy and a flush comes late.
      if (random() < 0.8) await recorder.flush()
    }
    await recorder.close()
    store = await restoreLatest(dir, '310117', () => undefined)
    elapsedMs += 5_000
  }
  expect((await readdir(dir)).length).toBeGreaterThan(5)
  expect(truth.length).toBeGreaterThan(15)
  for (const [at, hash] of truth) expect(await hashAt(at)).toBe(hash)
  expect(await recordedFrom(dir, '310117')).toBeLessThanOrEqual(truth[0]![0])
  expect(await openPast(dir, T0 - 1, '310117')).toBeNull()
  expect(await openPast(dir, clock.now(), '999999')).toBeNull()
  expect(notices).toEqual([])
}, 30_000)

test('a start with every source dead restores the last state; a torn tail costs only itself', async () => {
  const recorder = await openRecorder()
  for (let index = 0; index < 5; index++) {
    second()
    await recorder.flush()
  }
  const before = stateHash(store.records())
  elapsedMs += 10
  store.upsert(record('reading', 'last'))
  await recorder.close()
  const last = stateHash(store.records())
  expect(stateHash((await restoreLatest(dir, '310117', () => undefined)).records())).toBe(last)
  const file = join(dir, (await readdir(dir)).sort().at(-1)!)
  await truncate(file, (await stat(file)).size - 3)
  expect(stateHash((await restoreLatest(dir, '310117', () => undefined)).records())).toBe(before)
  expect([...(await restoreLatest(dir, '999999', () => undefined)).records()]).toEqual([])
})

test('the oldest segments go when the log is larger than it may be, and a replay of them is refused', async () => {
  const recorder = await openRecorder(0.05)
  for (let index = 0; index < 900; index++) {
    second()
    await recorder.flush()
  }
  await recorder.close()
  const files = await readdir(dir)
  const bytes = (await Promise.all(files.map((name) => stat(join(dir, name))))).reduce((sum, file) => sum + file.size, 0)
  expect(bytes).toBeLessThan(0.05 * 1024 * 1024 + 150_000)
  expect(await recordedFrom(dir, '310117')).toBeGreaterThan(T0 + 60_000)
  expect(await openPast(dir, T0 + 1000, '310117')).toBeNull()
}, 30_000)

test('a disk that fails is said once; when it works again the log goes on with a whole state', async () => {
  const recorder = await openRecorder()
  second()
  await recorder.flush()
  const writer = (await import('../storage/segments.ts')).SegmentWriter.prototype
  const broken = vi.spyOn(writer, 'append').mockRejectedValue(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
  for (let index = 0; index < 3; index++) {
    second()
    await recorder.flush()
  }
  broken.mockRestore()
  second()
  await recorder.flush()
  const at = clock.seal()
  const hash = stateHash(store.records())
  second()
  await recorder.close()
  expect(notices).toEqual(['feed-log-unwritable', 'feed-log-writable'])
  expect(await hashAt(at)).toBe(hash)
})

/** A page: applies frames, acknowledges, keeps state. */
function openPage() {
  const state = new Map<string, AnyRecord>()
  const frames: PortFrame[] = []
  let answer: (message: unknown) => void = () => undefined
  const port: FramePort = {
    post: (message) => {
      const frame = structuredClone(message) as PortFrame
      frames.push(frame)
      if (frame.kind === 'snapshot' && frame.chunk === 0) state.clear()
      for (const one of frame.records as AnyRecord[]) state.set(stateKey(one), one)
      setImmediate(() => answer({ kind: 'ack', epoch: frame.epoch, seq: frame.seq }))
    },
    onMessage: (listener) => (answer = listener),
    onClose: () => undefined,
    start: () => undefined,
    close: () => undefined,
  }
  return { state, frames, port }
}

test('a replay starts at its moment, follows the log at its rate across segments, reaches the live end and goes on with it', async () => {
  const recorder = await openRecorder()
  await recorder.flush()
  for (let index = 0; index < 250; index++) {
    second()
    await recorder.flush()
  }
  const at = clock.now() - 200_000
  const page = openPage()
  const live = elapsedMs
  const replayer = (await Replayer.open({ dir, district: '310117', clock, port: page.port, epoch: 'r', at, rate: 16 }))!
  replayer.start(() => undefined)
  expect(stateHash(page.state.values())).toBe(await hashAt(at))
  expect(page.frames[0]).toMatchObject({ kind: 'snapshot', seq: 0, at })
  // Ten of the hall's seconds later it stands 160 s further on.
  elapsedMs = live + 10_000
  const expected = await hashAt(at + 160_000)
  await vi.waitFor(() => expect(stateHash(page.state.values())).toBe(expected), { timeout: 5000 })
  expect(page.frames.at(-1)!.at).toBe(at + 160_000)
  elapsedMs = live + 60_000
  await vi.waitFor(() => expect(stateHash(page.state.values())).toBe(stateHash(store.records())), { timeout: 5000 })
  second()
  await recorder.flush()
  await vi.waitFor(() => expect(stateHash(page.state.values())).toBe(stateHash(store.records())), { timeout: 5000 })
  replayer.close()
  await recorder.close()
}, 30_000)

test('a replay at rate 0 stands still', async () => {
  const recorder = await openRecorder()
  for (let index = 0; index < 20; index++) {
    second()
    await recorder.flush()
  }
  const page = openPage()
  const replayer = (await Replayer.open({ dir, district: '310117', clock, port: page.port, epoch: 'r', at: clock.now() - 5000, rate: 0 }))!
  replayer.start(() => undefined)
  elapsedMs += 60_000
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(page.frames.length).toBe(1)
  replayer.close()
  await recorder.close()
})

test('on a full disk the oldest segments go first and nothing is said; when none is left the log pauses, and says it once', async () => {
  let free = 1e12
  const wanted = 128 * 1024 * 1024
  const recorder = await Recorder.open({
    dir,
    district: '310117',
    product: 'test',
    clock,
    state: store,
    series: new SeriesMemory(),
    retentionMegabytes: 100,
    notice: (code) => notices.push(code),
    freeBytes: async () => free,
  })
  for (let index = 0; index < 500; index++) {
    second()
    await recorder.flush()
  }
  const files = (await readdir(dir)).sort()
  expect(files.length).toBeGreaterThan(3)
  free = wanted - (await stat(join(dir, files[0]!))).size
  for (let index = 0; index < 61; index++) {
    second()
    free += (await readdir(dir)).includes(files[0]!) ? 0 : wanted
    await recorder.flush()
  }
  expect((await readdir(dir)).sort()[0]).toBe(files[1])
  // The disk itself says so, between two looks at it.
  const writer = (await import('../storage/segments.ts')).SegmentWriter.prototype
  vi.spyOn(writer, 'append').mockRejectedValueOnce(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
  second()
  await recorder.flush()
  const at = clock.seal()
  const hash = stateHash(store.records())
  expect(notices).toEqual([])
  expect(await hashAt(at)).toBe(hash)
  free = 1000
  elapsedMs += 60_000
  for (let index = 0; index < 5; index++) {
    second()
    await recorder.flush()
  }
  expect(notices).toEqual(['feed-log-unwritable'])
  expect((await readdir(dir)).length).toBe(1)
  free = 1e12
  elapsedMs += 60_000
  second()
  await recorder.close()
  expect(notices).toEqual(['feed-log-unwritable', 'feed-log-writable'])
}, 30_000)

test('after the clock was set back, new moments are found, headers never go back, and what comes is news', async () => {
  const recorder = await openRecorder()
  for (let index = 0; index < 300; index++) {
    second()
    await recorder.flush()
  }
  const before = clock.stamp()
  expect(clock.anchor(before - 500)).toBe(false)
  expect(clock.stamp()).toBe(before)
  expect(clock.anchor(before - 200_000)).toBe(true)
  expect(clock.stamp()).toBe(before - 200_000)
  recorder.requestKeyframe()
  store.pullBack(clock.stamp())
  for (let index = 0; index < 500; index++) {
    second()
    expect(store.upsert(record('reading', `r${index % 40}`, { body: { value: -index } }))).not.toBe('late')
    await recorder.flush()
  }
  const at = clock.seal()
  const hash = stateHash(store.records())
  second()
  await recorder.close()
  expect(at).toBeGreaterThan(before)
  expect(await hashAt(at)).toBe(hash)
  const began = await Promise.all((await readdir(dir)).sort().map((name) => segmentBegan(join(dir, name), '310117')))
  expect(began).toEqual([...began].sort((a, b) => a! - b!))
}, 30_000)

test('an event that is too old to keep is told as gone to all who hold it', async () => {
  const recorder = await openRecorder()
  const heard: AnyRecord[] = []
  store.upsert(record('call', 'old'))
  store.upsert(record('supply', 'depot'))
  store.listen({ record: (_key, one) => heard.push(one), link: () => undefined })
  await recorder.flush()
  elapsedMs += 49 * 3_600_000
  store.upsert(record('call', 'new'))
  await recorder.flush()
  expect(heard.map((one) => [one.id, one.deleted])).toEqual([
    ['new', undefined],
    ['old', true],
  ])
  expect([...store.records()].map((one) => one.id).sort()).toEqual(['depot', 'new'])
  await recorder.close()
  expect(stateHash((await restoreLatest(dir, '310117', () => undefined)).records())).toBe(stateHash(store.records()))
})

test('points that nobody writes down do not add up', () => {
  const series = new SeriesMemory()
  for (let index = 0; index < 2000; index++) {
    elapsedMs += 15_000
    series.take(record('indicator', 'k'))
  }
  const fresh = series.takeFresh()['k']!
  expect(fresh.length).toBe(240)
  expect(fresh.at(-1)).toEqual(series.range('k', 0, clock.now()).at(-2))
  expect(series.takeFresh()).toEqual({})
})
