// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type Checkpoint } from '../../shared/hall/index.ts'
import { SHIPPED_LAYOUTS } from '../../shared/layouts/index.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { statesToKeep, type CheckpointOptions } from './checkpointKeeper.ts'
import { Hall } from './hall.ts'
import { stateHash } from './stateHash.ts'

const START = 1_790_000_000_000
const DAY_MS = 86_400_000
const SYSTEM = { principal: 'system', role: 'system' } as const

let dir: string
let fabric: Fabric
let now: number
let told: string[]
let read: number

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'checkpoints-'))
  now = START
})
afterEach(async () => {
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

async function open(change: Partial<CheckpointOptions> = {}): Promise<Hall> {
  told = []
  read = 0
  const onProblem = ({ code }: { code: string }): void => void told.push(code)
  fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => now, onProblem, reserveBytes: 1000, segmentBytes: 8_000 })
  const { log, blobs } = fabric
  const reading = log.read.bind(log)
  Object.defineProperty(log, 'read', {
    value: async function* (from: number): AsyncGenerator<HallEvent> {
      for await (const event of reading(from)) {
        read += 1
        yield event
      }
    },
  })
  const retention = () => ({ journalDays: 1095, journalMegabytes: 20_000 })
  const checkpoints = { blobs, product: 'test', retention, tell: (code: string) => void told.push(code), every: 20, ...change }
  return Hall.open({ log, clock: { now: () => now }, layouts: SHIPPED_LAYOUTS, recordedFrom: () => null, checkpoints })
}

async function live(hall: Hall, count: number, stepMs = 1000): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    now += stepMs
    await hall.execute({ name: 'system.notice', input: { code: 'test', detail: `第 ${index} 条 ${'长'.repeat(60)}` } }, SYSTEM)
  }
}

async function plainFold(untilAt = Infinity): Promise<string> {
  let state = EMPTY_HALL
  for await (const event of fabric.log.read(1)) if (event.at <= untilAt) state = reduce(state, event)
  return stateHash(state)
}

async function stop(hall: Hall): Promise<void> {
  await hall.close()
  await fabric.close()
}

test('a start reads the newest stored state and the events behind it, and has the state of a plain fold', async () => {
  const hall = await open()
  await live(hall, 130)
  await stop(hall)
  const again = await open()
  expect(read).toBeLessThan(22)
  expect(again.head().seq).toBeGreaterThan(130)
  expect(stateHash(again.state())).toBe(await plainFold())
  for (const share of [0, 0.3, 0.5, 0.99]) {
    const at = START + Math.floor(share * 130) * 1000
    expect(stateHash(await again.stateAt(at))).toBe(await plainFold(at))
  }
  expect(told).toEqual([])
  expect(await fabric.log.verify()).toMatchObject({ ok: true })
})

test.each([
  ['changed', (path: string) => writeFile(path, 'something else')],
  ['gone', (path: string) => rm(path)],
])('a stored state that is %s is passed over for an older one, and said; without any the journal is folded from its start', async (_, harm) => {
  const hall = await open()
  await live(hall, 100)
  await stop(hall)
  await open()
  const checkpoints = fabric.log.allOf('journal.checkpointed').map((event) => event.body as Checkpoint)
  await fabric.close()
  const pathOf = ({ blob }: Checkpoint): string => join(dir, 'blobs', blob.slice(0, 2), blob)
  await harm(pathOf(checkpoints.at(-1)!))
  const older = await open()
  expect(told).toContain('journal-checkpoint-lost')
  expect(read).toBeGreaterThan(20)
  expect(read).toBeLessThan(60)
  expect(stateHash(older.state())).toBe(await plainFold())
  await fabric.close()
  for (const checkpoint of checkpoints.slice(0, -1)) await harm(pathOf(checkpoint))
  const folded = await open()
  expect(stateHash(folded.state())).toBe(await plainFold())
})

test('what other reducers folded is not used while the events are there', async () => {
  const hall = await open({ foldVersion: 'before' })
  await live(hall, 60)
  await stop(hall)
  await open({ foldVersion: 'after' })
  expect(read).toBe(fabric.log.head().seq)
})

test('retention drops whole segments behind a checkpoint, the chain to them stays proven, and the state goes on from there', async () => {
  let hall = await open()
  await live(hall, 120, DAY_MS / 10)
  const hashBefore = fabric.log.head().hash
  await live(hall, 100, DAY_MS * 3)
  await stop(hall)
  hall = await open({ retention: () => ({ journalDays: 180, journalMegabytes: 20_000 }), foldVersion: 'later' })
  const kept = stateHash(hall.state())
  await live(hall, 40, DAY_MS * 3)
  const { log } = fabric
  expect(log.firstSeq()).toBeGreaterThan(50)
  expect(log.lastOf('journal.retained')?.body).toMatchObject({ firstKeptSeq: log.firstSeq(), journalDays: 180 })
  const [first] = await readdir(join(dir, 'journal')).then((names) => names.sort())
  expect(first).not.toMatch(/^00000000/)
  const events: HallEvent[] = []
  for await (const event of log.read(1)) events.push(event)
  expect(events[0]!.seq).toBe(log.firstSeq())
  // Nothing younger than 180 days went, whatever was configured.
  expect(events[0]!.at).toBeGreaterThan(now - 400 * DAY_MS)
  expect(await log.verify(log.head().hash)).toMatchObject({ ok: true, firstSeq: log.firstSeq(), headMatches: true })
  expect(await log.verify(hashBefore)).toMatchObject({ ok: true })
  await expect(hall.stateAt(START + 1000)).rejects.toMatchObject({ code: 'not-recorded' })
  const state = stateHash(hall.state())
  await stop(hall)
  const other = await open({ foldVersion: 'yet another' })
  expect(stateHash({ ...other.state(), seq: 0 })).toBe(stateHash({ ...hall.state(), seq: 0 }))
  expect([kept, state]).not.toContain(stateHash(EMPTY_HALL))
})

test('a clock that jumps years ahead does not take the journal with it', async () => {
  const hall = await open({ retention: () => ({ journalDays: 180, journalMegabytes: 20_000 }) })
  await live(hall, 100)
  now += 4000 * DAY_MS
  await live(hall, 30)
  expect(fabric.log.firstSeq()).toBe(1)
  await hall.close()
})

test('stored states beyond the budget get fewer the older they are; the newest and the one retention stands on stay', () => {
  const all = Array.from({ length: 400 }, (_, index) => ({ upToSeq: (400 - index) * 100, blobBytes: 1000, blob: String(index) }) as Checkpoint)
  expect(statesToKeep(all, null, 400_000)).toEqual(all)
  const kept = statesToKeep(all, all[399]!, 100_000)
  expect(kept.length).toBeLessThanOrEqual(100)
  expect(kept.length).toBeGreaterThan(30)
  expect(kept.slice(0, 3)).toEqual(all.slice(0, 3))
  expect(kept.at(-1)).toBe(all[399])
  expect(statesToKeep(all, all[200]!, 0)).toEqual([all[0], all[200]])
})
