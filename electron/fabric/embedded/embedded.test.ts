// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PAYLOAD_KINDS } from '../../../shared/domain/index.ts'
import { listSegments, openSegmentFile, readSegmentFile, SegmentWriter } from '../../storage/index.ts'
import { collect, describeFabricContract, sampleEvent } from '../contract.ts'
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

describeFabricContract('embedded', async () => {
  const place = await mkdtemp(join(tmpdir(), 'fabric-'))
  return { open: () => openEmbeddedFabric(options(place)), dispose: () => rm(place, { recursive: true, force: true }) }
})

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
  expect(await fabric.log.verify()).toEqual({ ok: false, firstBad: { seq: 2, reason: 'checksum' } })
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
  expect(await fabric.log.verify()).toEqual({ ok: false, firstBad: { seq: 4, reason: 'not-an-event' } })
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

test('on a full disk the reserve is given up once, said, and the commands go on; then the journal is unavailable', async () => {
  const onProblem = vi.fn()
  const reserve = join(dir, 'reserve')
  let room: () => Promise<boolean> = async () => true
  const fabric = await openEmbeddedFabric(
    options(dir, {
      onProblem,
      openFile: async (path, mode) => {
        const file = await openSegmentFile(path, mode)
        return {
          ...file,
          write: async (bytes, position) =>
            (await room()) ? file.write(bytes, position) : Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
        }
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
  expect(await fabric.log.append([sampleEvent(3)], 2)).toEqual({ ok: true, lastSeq: 3 })
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
