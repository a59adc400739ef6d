// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, type FileHandle, type open } from 'node:fs/promises'
import type * as FilePromises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { PAYLOAD_KINDS } from '../../shared/domain/index.ts'
import { readSegmentFile, SegmentWriter } from '../storage/segments.ts'
import { pointsEntry, stateEntry } from './logEntry.ts'
import { LogCursor, recordedFrom } from './logReader.ts'
import { openPast, restoreLatest } from './pastState.ts'
import { restoreSeries } from './restoreSeries.ts'
import { SeriesMemory } from './seriesMemory.ts'

// Node closes a forgotten handle when it is collected, warns (DEP0137), and will throw one day: every reader ends its own.
const handles = vi.hoisted(() => ({ open: new Set<object>(), opened: 0 }))
vi.mock('node:fs/promises', async (load) => {
  const files = await load<typeof FilePromises>()
  const counted = async (...words: Parameters<typeof open>): Promise<FileHandle> => {
    const handle = await files.open(...words)
    const close = handle.close.bind(handle)
    handles.open.add(handle)
    handles.opened += 1
    handle.close = () => close().then(() => void handles.open.delete(handle))
    return handle
  }
  return { ...files, open: counted }
})

const T0 = 1_780_000_000_000
const DISTRICT = '310117'
let dir: string
let now = T0

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'feedlog-'))
  const { writer } = await SegmentWriter.open({ dir, stream: 'feedlog', district: DISTRICT, product: 'test', now: () => now })
  for (let segment = 0; segment < 3; segment++) {
    if (segment > 0) await writer.rotate()
    const keyframe = await stateEntry('keyframe', now, { links: {}, texts: [] })
    const batch = await stateEntry('batch', now + 500, { links: {}, texts: [] })
    await writer.append([await pointsEntry(now, { level: [[now, 1]] }), keyframe, batch])
    now += 1000
  }
  await writer.close()
})

afterAll(() => rm(dir, { recursive: true, force: true }))

beforeEach(() => {
  handles.open.clear()
  handles.opened = 0
})

function expectAllClosed(): void {
  expect(handles.opened).toBeGreaterThan(0)
  expect(handles.open.size).toBe(0)
}

test('readers that look at the head of a file only close it', async () => {
  const memory = new SeriesMemory()
  await restoreSeries(dir, memory, { district: DISTRICT, since: T0 })
  expect(memory.knows('level')).toBe(true)
  expect(await recordedFrom(dir, DISTRICT)).toBe(T0)
  for await (const record of readSegmentFile(join(dir, (await readdir(dir))[0]!))) {
    expect(record.kind).toBe(PAYLOAD_KINDS.header)
    break
  }
  expectAllClosed()
})

test('a state of the past holds its file until its cursor is closed, and no longer', async () => {
  await restoreLatest(dir, DISTRICT, () => undefined)
  const past = await openPast(dir, T0 + 1200, DISTRICT)
  expect(past?.pending).not.toBeNull()
  expect(handles.open.size).toBe(1)
  await past!.cursor.close()
  expectAllClosed()
})

test('a past that cannot be built closes its file', async () => {
  const broken = join(dir, 'broken')
  const { writer } = await SegmentWriter.open({ dir: broken, stream: 'feedlog', district: DISTRICT, product: 'test', now: () => T0 })
  const keyframe = await stateEntry('keyframe', T0, { links: {}, texts: ['null'] })
  await writer.append([keyframe, keyframe])
  await writer.close()
  await expect(openPast(broken, T0 + 1, DISTRICT)).rejects.toThrow(TypeError)
  expectAllClosed()
})

test('a cursor closed at any moment of a step leaves no file open, not even the next one', async () => {
  for (let turns = 0; turns < 60; turns++) {
    const cursor = (await LogCursor.at(dir, T0, DISTRICT))!
    for (let step = 0; step < 3; step++) await cursor.next()
    // The next step goes over to the second file; it is overtaken by the close after another number of turns each time.
    const step = cursor.next()
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
    await cursor.close()
    await step
    expect(await cursor.next()).toBeNull()
    await vi.waitFor(expectAllClosed)
  }
})
