// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PAYLOAD_KINDS, SEGMENT_LAYOUT } from '../../shared/domain/index.ts'
import {
  encodeRecord,
  listSegments,
  NO_HASH,
  readSegmentFile,
  realFiles,
  SegmentWriter,
  type FileLayer,
  type OpenedFile,
  type SegmentDamage,
  type SegmentWriterOptions,
} from './segments.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'segments-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const options = (change: Partial<SegmentWriterOptions> = {}): SegmentWriterOptions => ({
  dir,
  stream: 'journal',
  district: '310117',
  product: 'test',
  now: () => 1_790_000_000_000,
  ...change,
})
const entry = (value: unknown) => ({ kind: PAYLOAD_KINDS.json, payload: Buffer.from(JSON.stringify(value)) })

/** The real disk with some calls of its open files replaced. */
function withFiles(change: (file: OpenedFile) => Partial<OpenedFile>): FileLayer {
  return {
    ...realFiles,
    open: async (path, mode) => {
      const file = await realFiles.open(path, mode)
      return { ...file, ...change(file) }
    },
  }
}

async function readAll(): Promise<{ values: unknown[]; damage: SegmentDamage | null; hashes: string[] }> {
  const values: unknown[] = []
  const hashes: string[] = []
  let damage: SegmentDamage | null = null
  for (const { path } of await listSegments(dir)) {
    for await (const record of readSegmentFile(path, { onDamage: (found) => (damage = found) })) {
      expect(record.previousHash).toBe(hashes.at(-1) ?? NO_HASH)
      hashes.push(record.hash)
      if (record.kind === PAYLOAD_KINDS.json) values.push(JSON.parse(record.payload.toString()))
    }
  }
  return { values, damage, hashes }
}

async function writeSome(count: number): Promise<string> {
  const { writer } = await SegmentWriter.open(options())
  await writer.append(Array.from({ length: count }, (_, index) => entry(index + 1)))
  await writer.close()
  return (await listSegments(dir)).at(-1)!.path
}

test('the bytes of a record are those of the layout table', () => {
  const { bytes, hash } = encodeRecord({ kind: PAYLOAD_KINDS.json, payload: Buffer.from('{}') }, NO_HASH)
  expect(bytes.toString('hex')).toBe(
    '02000000' +
      bytes.readUInt32LE(SEGMENT_LAYOUT.crcAt).toString(16).padStart(8, '0').match(/../g)!.reverse().join('') +
      '00'.repeat(32) +
      '01' +
      '00'.repeat(7) +
      '7b7d',
  )
  expect(encodeRecord({ kind: PAYLOAD_KINDS.json, payload: Buffer.from('{}') }, hash).bytes.toString('hex', 8, 40)).toBe(hash)
})

test('appends made at once keep their order, share commits, and go on after re-opening and rotation', async () => {
  let syncs = 0
  const counting: SegmentWriterOptions = options({
    files: withFiles((file) => ({ datasync: () => ((syncs += 1), file.datasync()) })),
  })
  const first = await SegmentWriter.open(counting)
  const ranges = await Promise.all(Array.from({ length: 50 }, (_, index) => first.writer.append([entry(index + 1)])))
  expect(ranges.map((range) => range.firstSeq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  expect(syncs).toBeLessThan(6)
  const rotated = Promise.all([first.writer.append([entry(51)]), first.writer.rotate(), first.writer.append([entry(52)])])
  await rotated
  await first.writer.close()
  await expect(first.writer.append([entry(0)])).rejects.toMatchObject({ code: 'closed' })
  const second = await SegmentWriter.open(options())
  expect(second.report).toMatchObject({ records: 1, cutBytes: 0, reason: null })
  expect(await second.writer.append([entry(53), entry(54)])).toEqual({ firstSeq: 53, lastSeq: 54 })
  const { values, damage, hashes } = await readAll()
  expect(values).toEqual(Array.from({ length: 54 }, (_, index) => index + 1))
  expect(damage).toBeNull()
  expect(second.writer.head()).toEqual({ seq: 54, hash: hashes.at(-1) })
  await second.writer.close()
})

test('an appender that goes on as soon as it is answered is never forgotten', async () => {
  const { writer } = await SegmentWriter.open(options())
  for (let index = 0; index < 200; index += 1) await writer.append([entry(index)])
  expect(writer.head().seq).toBe(200)
  await writer.close()
})

test('a tail cut at any byte is repaired: whole records stay, the rest is saved aside and told', async () => {
  const path = await writeSome(3)
  const whole = await readFile(path)
  const starts: number[] = []
  for await (const record of readSegmentFile(path)) starts.push(record.offset)
  for (let size = starts[2]! + 1; size < whole.length; size += 7) {
    await rm(dir, { recursive: true })
    await (await SegmentWriter.open(options())).writer.close()
    await writeFile(path, whole.subarray(0, size))
    const kept = starts.filter((start, index) => index > 0 && (starts[index + 1] ?? whole.length) <= size).length
    const { writer, report } = await SegmentWriter.open(options())
    expect(writer.head().seq).toBe(kept)
    const cut = size - (starts[kept + 1] ?? whole.length)
    expect(report.cutBytes).toBe(cut)
    if (cut > 0) expect((await readFile(report.savedAs[0]!)).length).toBe(cut)
    await writer.append([entry('next')])
    await writer.close()
    expect((await readAll()).values).toEqual([...Array.from({ length: kept }, (_, index) => index + 1), 'next'])
  }
})

test.each([
  ['a flipped bit', 'checksum'],
  ['an impossible length', 'length'],
] as const)('%s stops reading there with a reason', async (what, reason) => {
  const path = await writeSome(3)
  const bytes = await readFile(path)
  const starts: number[] = []
  for await (const record of readSegmentFile(path)) starts.push(record.offset)
  if (what === 'a flipped bit') bytes[starts[2]! + SEGMENT_LAYOUT.payloadAt]! ^= 4
  else bytes.writeUInt32LE(0xffff_fff0, starts[2]!)
  await writeFile(path, bytes)
  expect(await readAll()).toMatchObject({ values: [1], damage: { damagedAt: starts[2], reason } })
})

test('a record that was taken out breaks the chain', async () => {
  const path = await writeSome(3)
  const bytes = await readFile(path)
  const starts: number[] = []
  for await (const record of readSegmentFile(path)) starts.push(record.offset)
  await writeFile(path, Buffer.concat([bytes.subarray(0, starts[2]), bytes.subarray(starts[3])]))
  expect(await readAll()).toMatchObject({ values: [1], damage: { reason: 'chain' } })
})

test('a last segment torn inside its header is set aside and the one before goes on; middle segments stay as they are', async () => {
  const { writer } = await SegmentWriter.open(options())
  await writer.append([entry(1)])
  await writer.rotate()
  await writer.close()
  const [first, second] = await listSegments(dir)
  await truncate(second!.path, 20)
  const again = await SegmentWriter.open(options())
  expect(again.report).toMatchObject({ cutBytes: 20, reason: 'truncated' })
  await again.writer.rotate()
  await again.writer.append([entry(2)])
  await again.writer.close()
  expect((await readAll()).values).toEqual([1, 2])
  await appendFile(first!.path, 'rubbish')
  const { size } = await stat(first!.path)
  const untouched = await SegmentWriter.open(options())
  expect(untouched.report.cutBytes).toBe(0)
  await untouched.writer.close()
  expect((await stat(first!.path)).size).toBe(size)
})

test('a newer format and another stream are refused and left alone', async () => {
  await (await SegmentWriter.open(options())).writer.close()
  await expect(SegmentWriter.open(options({ stream: 'feedlog' }))).rejects.toMatchObject({ code: 'wrong-stream' })
  const { bytes } = encodeRecord({ kind: PAYLOAD_KINDS.header, payload: Buffer.from(JSON.stringify({ v: 2, news: true })) }, NO_HASH)
  const path = (await listSegments(dir))[0]!.path
  await writeFile(path, bytes)
  await expect(SegmentWriter.open(options())).rejects.toMatchObject({ code: 'newer-version' })
  expect(await readFile(path)).toEqual(bytes)
})

test('another district begins a new segment and the numbers go on', async () => {
  await writeSome(2)
  const { writer } = await SegmentWriter.open(options({ district: '310115' }))
  expect(await writer.append([entry(3)])).toEqual({ firstSeq: 3, lastSeq: 3 })
  await writer.close()
  expect((await readdir(dir)).length).toBe(2)
})

test.each(['write', 'datasync'] as const)('a failing %s rejects its group, leaves whole records only, and the next group succeeds', async (site) => {
  let failing = false
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  const { writer } = await SegmentWriter.open(
    options({
      files: withFiles((file) => ({
        write: async (bytes, position) => {
          if (failing && site === 'write') {
            await file.write(bytes.subarray(0, bytes.length >> 1), position)
            throw full
          }
          await file.write(bytes, position)
        },
        datasync: () => (failing && site === 'datasync' ? Promise.reject(full) : file.datasync()),
        truncate: (size) => (failing ? Promise.reject(full) : file.truncate(size)),
      })),
    }),
  )
  await writer.append([entry(1)])
  failing = true
  await expect(writer.append([entry('a long lost record')])).rejects.toMatchObject({ code: 'ENOSPC' })
  failing = false
  expect(await writer.append([entry(2)])).toEqual({ firstSeq: 2, lastSeq: 2 })
  await writer.close()
  expect(await readAll()).toMatchObject({ values: [1, 2], damage: null })
})

test('a long file is read in pieces, from any record on', async () => {
  const { writer } = await SegmentWriter.open(options())
  const payload = Buffer.alloc(300_000, 7)
  await writer.append([
    { kind: 2, payload },
    { kind: 2, payload: Buffer.alloc(10, 1) },
    { kind: 2, payload },
  ])
  await writer.close()
  const path = (await listSegments(dir))[0]!.path
  const offsets: number[] = []
  for await (const record of readSegmentFile(path)) offsets.push(record.offset)
  const from: number[] = []
  for await (const record of readSegmentFile(path, { fromOffset: offsets[2]! })) from.push(record.payload.length)
  expect(from).toEqual([10, 300_000])
})
