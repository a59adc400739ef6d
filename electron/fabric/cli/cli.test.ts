// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, truncate, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSegments, readSegmentFile } from '../../storage/index.ts'
import { sampleEvent } from '../contract.ts'
import { openEmbeddedFabric } from '../embedded/index.ts'
import type { Fabric } from '../fabric.ts'
import { runJournal } from './run.ts'

const AT = 1_790_000_000_000
let dir: string
let fabric: Fabric
let said: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'journal-'))
  fabric = await openEmbeddedFabric({
    dir,
    district: '310117',
    product: 'test',
    now: () => AT,
    onProblem: () => undefined,
    reserveBytes: 1000,
    segmentBytes: 1500,
  })
  for (let number = 1; number <= 20; number += 1) await fabric.log.append([sampleEvent(number)], number - 1)
})
afterEach(async () => {
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

async function run(...words: string[]): Promise<number> {
  said = ''
  const hear = (text: string): void => void (said += text)
  return runJournal(words, { say: hear, complain: hear })
}

const segments = async (): Promise<string[]> => (await listSegments(join(dir, 'journal'))).map(({ path }) => path)

async function offsetsOf(path: string): Promise<number[]> {
  const offsets: number[] = []
  for await (const record of readSegmentFile(path)) offsets.push(record.offset)
  return offsets
}

test('a whole journal of a running hall: its records, its head, a hash of its chain and one that is not', async () => {
  expect(await run('verify', '--data-dir', dir)).toBe(0)
  expect(said).toMatch(/records 20 · 序号 seq 1–20\n.*/)
  expect(said).toContain(fabric.log.head().hash)
  expect(await run('verify', '--data-dir', dir, '--head', fabric.log.head().hash.toUpperCase())).toBe(0)
  expect(await run('verify', '--data-dir', dir, `--head=${'0a'.repeat(32)}`)).toBe(2)
})

test('the first bad record is named with file, number, offset and reason, wherever it stands', async () => {
  const paths = await segments()
  expect(paths.length).toBeGreaterThan(2)
  const path = paths[1]!
  const { firstSeq } = JSON.parse(
    (await readFile(path))
      .subarray(48)
      .toString()
      .match(/^\{.*?\}/)![0],
  ) as { firstSeq: number }
  const offset = (await offsetsOf(path))[2]!
  const bytes = await readFile(path)
  bytes[offset + 70]! ^= 8
  await writeFile(path, bytes)
  expect(await run('verify', '--data-dir', dir)).toBe(1)
  expect(said).toContain(`seq ${firstSeq + 1} · 文件 file 00000001.seg · 字节偏移 byte offset ${offset} · 原因 reason checksum`)
})

test('a torn tail is said as such; a missing segment is not taken for one', async () => {
  const paths = await segments()
  await truncate(paths.at(-1)!, (await stat(paths.at(-1)!)).size - 3)
  expect(await run('verify', '--data-dir', dir)).toBe(0)
  expect(said).toMatch(/records 19 .*\n.*\n.*torn tail: /)
  await rm(paths[1]!)
  expect(await run('verify', '--data-dir', dir)).toBe(1)
  await rm(paths[0]!)
  expect(await run('verify', '--data-dir', dir)).toBe(1)
  expect(said).toMatch(/beginning-missing|sequence|chain/)
})

test.each([
  ['all of it', [], 1, 20],
  ['by number, across files', ['--from', '3', '--to', '17'], 3, 17],
  ['by time', ['--from', new Date(AT + 5000).toISOString(), '--to', new Date(AT + 9000).toISOString()], 5, 9],
])('an export of %s is one file that verifies; a flipped byte in it is named', async (...[, range, first, last]) => {
  const out = join(dir, 'export.seg')
  expect(await run('export', '--data-dir', dir, '--out', out, ...range)).toBe(0)
  expect(await run('verify', '--file', out)).toBe(0)
  expect(said).toContain(`seq ${first}–${last}`)
  expect(await run('show', '--file', out, '--limit', '1000')).toBe(0)
  expect(said.trim().split('\n').length).toBe(last - first + 1)
  expect(await run('export', '--data-dir', dir, '--out', out)).toBe(3)
  const bytes = await readFile(out)
  bytes[bytes.length - 20]! ^= 1
  await writeFile(out, bytes)
  expect(await run('verify', '--file', out)).toBe(1)
  expect(said).toContain(`seq ${last}`)
})

test('events as lines, a span shown, and plain words for what cannot be done', async () => {
  const out = join(dir, 'export.jsonl')
  expect(await run('export', '--data-dir', dir, '--out', out, '--format', 'jsonl', '--to', '4')).toBe(0)
  expect(
    (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { seq: number }).seq),
  ).toEqual([1, 2, 3, 4])
  expect(await run('show', '--data-dir', dir, '--from', '12', '--limit', '2')).toBe(0)
  expect(said.match(/"seq":(\d+)/g)).toEqual(['"seq":12', '"seq":13'])
  expect(await run('verify', '--data-dir', join(dir, 'nothing'))).toBe(3)
  expect(await run('verify', '--file', join(dir, 'nothing'))).toBe(3)
  expect(await run('export', '--data-dir', dir, '--out', join(dir, 'x'), '--from', '99')).toBe(3)
  expect(await run('verify', '--data-dir', dir, '--head', 'abc')).toBe(3)
  expect(await run('delete')).toBe(3)
  expect(await run('--help')).toBe(0)
})
