// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PAYLOAD_KINDS } from '../../../shared/domain/index.ts'
import { listSegments, readSegmentFile, realFiles, SegmentWriter, type FileLayer } from '../../storage/index.ts'
import { collect, describeFabricContract, sampleCheckpoint, sampleEvent } from '../contract.ts'
import { openEmbeddedFabric, type EmbeddedFabricOptions } from './index.ts'

const options = (dir: string, change: Partial<EmbeddedFabricOptions> = {}): EmbeddedFabricOptions => ({
  dir,
  district: '310117',
  product: 'test',
  now: () => 1_790_000_000_000,
  onProblem: () => undefined,
  reserveBytes: 2_000_000,
  ...change,
})

for (const [name, segmentBytes] of [
  ['embedded', undefined],
  ['embedded, many small segments', 400],
] as const) {
  describeFabricContract(name, async () => {
    const place = await mkdtemp(join(tmpdir(), 'fabric-'))
    const change = { reserveBytes: 1000, ...(segmentBytes === undefined ? {} : { segmentBytes }) }
    return { open: () => openEmbeddedFabric(options(place, change)), dispose: () => rm(place, { recursive: true, force: true }) }
  })
}

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fabric-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

async function writeThree(): Promise<{ path: string; starts: number[] }> {
  const fabric = await openEmbeddedFabric(options(dir))
  await fabric.log.append(
    [1, 2, 3].map((number) => sampleEvent(number)),
    0,
  )
  await fabric.close()
  const { path } = (await listSegments(join(dir, 'journal')))[0]!
  const starts: number[] = []
  for await (const record of readSegmentFile(path)) starts.push(record.offset)
  return { path, starts }
}

test('a torn tail is cut and said; the events before it are there', async () => {
  const { path } = await writeThree()
  await truncate(path, (await stat(path)).size - 5)
  const onProblem = vi.fn()
  const fabric = await openEmbeddedFabric(options(dir, { onProblem }))
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ code: 'journal-tail-cut' }))
  expect((await collect(fabric.log.read(1))).length).toBe(2)
  expect(await fabric.log.append([sampleEvent(3)], 2)).toEqual({ ok: true, lastSeq: 3 })
  expect(await fabric.log.verify()).toMatchObject({ ok: true, records: 3 })
  await fabric.close()
})

test('verify names the first bad event when a byte was flipped under a running hall', async () => {
  const { path, starts } = await writeThree()
  const fabric = await openEmbeddedFabric(options(dir))
  const bytes = await readFile(path)
  bytes[starts[2]! + 60]! ^= 1
  await writeFile(path, bytes)
  expect(await fabric.log.verify()).toEqual({ ok: false, firstBad: { seq: 2, reason: 'checksum', file: '00000000.seg', offset: starts[2] } })
  await fabric.close()
})

test('verify notices a record that is no event, and a journal that lost its end', async () => {
  const { path, starts } = await writeThree()
  const { writer } = await SegmentWriter.open({
    dir: join(dir, 'journal'),
    stream: 'journal',
    district: '310117',
    product: 'test',
    now: () => 1_790_000_000_000,
  })
  await writer.append([{ kind: PAYLOAD_KINDS.json, payload: Buffer.from('{}') }])
  await writer.close()
  const fabric = await openEmbeddedFabric(options(dir))
  expect(await fabric.log.verify()).toMatchObject({ ok: false, firstBad: { seq: 4, reason: 'not-an-event', file: '00000000.seg' } })
  await truncate(path, starts[3]!)
  expect(await fabric.log.verify()).toEqual({ ok: false, firstBad: { seq: 3, reason: 'missing' } })
  await fabric.close()
})

test('events of a later product are refused and the file stays as it is', async () => {
  const { path } = await writeThree()
  const { writer } = await SegmentWriter.open({
    dir: join(dir, 'journal'),
    stream: 'journal',
    district: '310117',
    product: 'test',
    now: () => 1_790_000_000_000,
  })
  await writer.append([{ kind: PAYLOAD_KINDS.json, payload: Buffer.from(JSON.stringify({ ...sampleEvent(4), seq: 4, v: 2 })) }])
  await writer.close()
  const before = await readFile(path)
  await expect(openEmbeddedFabric(options(dir))).rejects.toMatchObject({ code: 'newer-version' })
  expect(await readFile(path)).toEqual(before)
})

const FULL = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })

test('on a full disk the reserve is given up once, said, and the commands go on; then the journal is unavailable; with room again the reserve is made again', async () => {
  let now = 1_790_000_000_000
  const onProblem = vi.fn()
  const reserve = join(dir, 'reserve')
  let room: () => Promise<boolean> = async () => true
  const fabric = await openEmbeddedFabric(
    options(dir, {
      onProblem,
      now: () => now,
      files: {
        ...realFiles,
        open: async (path, mode) => {
          const file = await realFiles.open(path, mode)
          return { ...file, write: async (bytes, position) => ((await room()) ? file.write(bytes, position) : Promise.reject(FULL)) }
        },
      },
    }),
  )
  await vi.waitFor(async () => expect((await stat(reserve)).size).toBe(2_000_000))
  await fabric.log.append([sampleEvent(1)], 0)
  room = () =>
    stat(reserve).then(
      () => false,
      () => true,
    )
  await vi.waitFor(async () => expect(await fabric.log.append([sampleEvent(2)], 1)).toEqual({ ok: true, lastSeq: 2 }))
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ code: 'journal-reserve-used' }))
  room = async () => false
  expect(await fabric.log.append([sampleEvent(3)], 2)).toMatchObject({ ok: false, code: 'journal-unavailable' })
  room = async () => true
  now += 60_000
  expect(await fabric.log.append([sampleEvent(3)], 2)).toEqual({ ok: true, lastSeq: 3 })
  await vi.waitFor(() => expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ code: 'journal-reserve-back' })))
  expect((await stat(reserve)).size).toBe(2_000_000)
  expect(await fabric.log.verify()).toMatchObject({ ok: true, records: 3 })
  await fabric.close()
})

test('a blob changed on disk is not handed out, and storing it again heals it', async () => {
  const fabric = await openEmbeddedFabric(options(dir))
  const hash = await fabric.blobs.put(Buffer.from('a'))
  await writeFile(join(dir, 'blobs', hash.slice(0, 2), hash), 'b')
  expect(await fabric.blobs.get(hash)).toEqual({ ok: false, code: 'damaged' })
  await fabric.blobs.put(Buffer.from('a'))
  expect(await fabric.blobs.get(hash)).toMatchObject({ ok: true })
  await fabric.close()
})

/** Writes commits of two events each, in small segments; answers the segment files. */
async function writeCommits(count: number): Promise<string[]> {
  const fabric = await openEmbeddedFabric(options(dir, { segmentBytes: 4000 }))
  for (let commit = 0; commit < count; commit += 1) await fabric.log.append([sampleEvent(commit * 2 + 1), sampleEvent(commit * 2 + 2)], commit * 2)
  await fabric.close()
  return (await listSegments(join(dir, 'journal'))).map(({ path }) => path)
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at]! ^= 4
  await writeFile(path, bytes)
}

test('damage in the middle of the last segment loses nothing behind it: it is said, the numbers go on, the file stays', async () => {
  const path = (await writeCommits(10)).at(-1)!
  const records = []
  for await (const record of readSegmentFile(path)) records.push(record)
  expect(records.length).toBeGreaterThan(6)
  await flip(path, records[2]!.offset + 90)
  const lost = (JSON.parse(records[2]!.payload.toString()) as { seq: number }).seq
  const before = await readFile(path)
  const onProblem = vi.fn()
  const fabric = await openEmbeddedFabric(options(dir, { onProblem, segmentBytes: 4000 }))
  expect(onProblem.mock.calls.map(([problem]) => (problem as { code: string }).code)).toEqual(['journal-damaged'])
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ detail: expect.stringContaining(`at byte ${records[2]!.offset}: checksum, 1 events lost`) }))
  expect((await collect(fabric.log.read(1))).map((event) => event.seq)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1).filter((seq) => seq !== lost),
  )
  expect(await fabric.log.append([sampleEvent(21)], 20)).toEqual({ ok: true, lastSeq: 21 })
  expect(await fabric.log.verify()).toMatchObject({ ok: false, firstBad: { seq: lost, reason: 'checksum', offset: records[2]!.offset } })
  expect(await readFile(path)).toEqual(before)
  await fabric.close()
  const again = await openEmbeddedFabric(options(dir))
  expect(again.log.head().seq).toBe(21)
  await again.close()
})

test('whole records of a commit that was never finished are cut with it', async () => {
  const path = (await writeCommits(3)).at(-1)!
  const records = []
  for await (const record of readSegmentFile(path)) records.push(record)
  // The first of the last two records never reached the disk, the second did.
  const first = records.at(-2)!
  const bytes = await readFile(path)
  bytes.fill(0, first.offset, first.offset + 200)
  await writeFile(path, bytes)
  const onProblem = vi.fn()
  const fabric = await openEmbeddedFabric(options(dir, { onProblem }))
  expect(onProblem).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'journal-tail-cut', detail: expect.stringContaining('1 whole records') }))
  expect(fabric.log.head().seq).toBe(4)
  expect(await fabric.log.verify()).toMatchObject({ ok: true, records: 4 })
  await fabric.close()
})

test.each([
  ['gone', (path: string) => rm(path)],
  ['cut', (path: string) => truncate(path, 300)],
  ['changed', (path: string) => flip(path, 400)],
  ['of another version', (path: string) => flip(path, 0)],
  ['rubbish', (path: string) => writeFile(path, 'x'.repeat(5000))],
])('an index that is %s is made again, and everything is found', async (_, harm) => {
  const paths = await writeCommits(30)
  expect(paths.length).toBeGreaterThan(2)
  const sidecars = paths.slice(0, -1).map((path) => path.replace('.seg', '.index'))
  const good = await readFile(sidecars[1]!)
  await harm(sidecars[1]!)
  const fabric = await openEmbeddedFabric(options(dir))
  expect((await collect(fabric.log.read(1))).length).toBe(60)
  for (let seq = 1; seq <= 60; seq += 1) expect(fabric.log.seqOfCommand(`command-${seq}`)).toBe(seq)
  await fabric.close()
  expect(await readFile(sidecars[1]!)).toEqual(good)
})

test('an index that speaks of another content of its segment is not believed', async () => {
  const paths = await writeCommits(30)
  const bytes = await readFile(paths[1]!)
  await writeFile(paths[1]!, bytes.subarray(0, bytes.length - 10))
  const onProblem = vi.fn()
  const fabric = await openEmbeddedFabric(options(dir, { onProblem }))
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ code: 'journal-damaged' }))
  expect((await collect(fabric.log.read(1))).length).toBe(59)
  await fabric.close()
})

test('a start reads the last segment and the indexes, not the segments before', async () => {
  const paths = await writeCommits(40)
  const read = new Map<string, number>()
  const files: FileLayer = {
    ...realFiles,
    open: async (path, mode) => {
      const file = await realFiles.open(path, mode)
      const count = async (position: number, length: number): Promise<Buffer> => {
        const bytes = await file.read(position, length)
        read.set(path, (read.get(path) ?? 0) + bytes.length)
        return bytes
      }
      return { ...file, read: count }
    },
  }
  const fabric = await openEmbeddedFabric(options(dir, { files }))
  for (const path of paths.slice(0, -1)) expect(read.get(path) ?? 0).toBeLessThan(100)
  expect(read.get(paths.at(-1)!)).toBeGreaterThan(100)
  await fabric.close()
})

test('a retention that a crash interrupted is finished at the next start, and proves its beginning all the while', async () => {
  const fabric = await openEmbeddedFabric(options(dir, { segmentBytes: 1000 }))
  let seq = 0
  for (let part = 0; part < 4; part += 1) {
    for (let number = 0; number < 4; number += 1) await fabric.log.append([sampleEvent((seq += 1))], seq - 1)
    await fabric.log.append([sampleCheckpoint((seq += 1), fabric.log.head().hash)], seq - 1)
  }
  const cut = fabric.log.planRetention({ olderThanAt: Infinity, mostBytes: 0, neverAfterAt: 0 }).cuts[1]
  const body = { firstKeptSeq: cut!.firstKeptSeq, lastDroppedHash: cut!.lastDroppedHash, journalDays: 180, journalMegabytes: 1 }
  await fabric.log.append([sampleEvent(seq + 1, { type: 'journal.retained', body })], seq)
  await fabric.close()
  const paths = (await listSegments(join(dir, 'journal'))).map(({ path }) => path)
  await rm(paths[0]!)
  const again = await openEmbeddedFabric(options(dir))
  expect(await again.log.verify()).toMatchObject({ ok: true, firstSeq: cut!.firstKeptSeq })
  expect(again.log.firstSeq()).toBe(cut!.firstKeptSeq)
  await again.close()
  await rm((await listSegments(join(dir, 'journal')))[0]!.path)
  const shorter = await openEmbeddedFabric(options(dir))
  expect(await shorter.log.verify()).toMatchObject({ ok: false, firstBad: { reason: 'beginning-missing' } })
  await shorter.close()
})
