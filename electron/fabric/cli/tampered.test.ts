// SPDX-License-Identifier: Apache-2.0
import { appendFile, copyFile, mkdtemp, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSegments, readSegmentFile } from '../../storage/index.ts'
import { collect, sampleEvent } from '../contract.ts'
import { openEmbeddedFabric } from '../embedded/index.ts'
import type { Fabric, FabricProblem } from '../fabric.ts'
import { runJournal } from './run.ts'

const EVENTS = 20
const ALL = Array.from({ length: EVENTS }, (_, index) => index + 1)
let dir: string
let paths: string[]

function open(problems: FabricProblem[] = []): Promise<Fabric> {
  const onProblem = (problem: FabricProblem): void => void problems.push(problem)
  return openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => 1_790_000_000_000, onProblem, reserveBytes: 1000, segmentBytes: 500 })
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tampered-'))
  const fabric = await open()
  for (const number of ALL) await fabric.log.append([sampleEvent(number)], number - 1)
  await fabric.close()
  paths = (await listSegments(join(dir, 'journal'))).map(({ path }) => path)
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** What the tool says of the stopped journal; then how a hall finds it. */
async function look(): Promise<{ code: number; said: string; read: number[]; head: number; told: string[] }> {
  let said = ''
  const hear = (text: string): void => void (said += text)
  const code = await runJournal(['verify', '--data-dir', dir], { say: hear, complain: hear })
  const problems: FabricProblem[] = []
  const fabric = await open(problems)
  const read = (await collect(fabric.log.read(1))).map((event) => event.seq)
  const head = fabric.log.head().seq
  await fabric.close()
  return { code, said, read, head, told: problems.map((problem) => problem.code) }
}

async function firstRecordOf(path: string): Promise<Buffer> {
  const offsets: number[] = []
  for await (const record of readSegmentFile(path)) offsets.push(record.offset)
  return (await readFile(path)).subarray(offsets[1], offsets[2])
}

const last = (): string => paths.at(-1)!

async function swap(one: string, other: string): Promise<void> {
  await rename(one, `${one}.held`)
  await rename(other, one)
  await rename(`${one}.held`, other)
}

test.each([
  ['gone', () => rm(last())],
  ['emptied', () => truncate(last(), 0)],
])('a last segment that is %s is missing, not whole: the index beside the one before says so', async (_, harm) => {
  await harm()
  expect(await look()).toMatchObject({ code: 1, said: expect.stringContaining('seq 19 · 原因 reason missing'), told: ['journal-damaged'] })
})

test('a last record that was changed is named; only one cut short passes for unfinished', async () => {
  const bytes = await readFile(last())
  bytes[bytes.length - 5]! ^= 1
  await writeFile(last(), bytes)
  expect(await look()).toMatchObject({ code: 1, said: expect.stringMatching(/seq 20 .* reason checksum\n.*power failure/) })
})

test.each([
  ['the first record of the last segment', () => last()],
  ['a record of an earlier segment', () => paths[1]!],
])('a copy of %s behind the end turns no number back and hides nothing', async (_, from) => {
  await appendFile(last(), await firstRecordOf(from()))
  const seen = await look()
  expect(seen).toMatchObject({ code: 1, read: ALL, head: EVENTS, told: ['journal-tail-cut'] })
})

test('a copied record at the end of an earlier segment is passed over and told', async () => {
  await appendFile(paths[2]!, await firstRecordOf(paths[2]!))
  expect(await look()).toMatchObject({ code: 1, read: ALL, head: EVENTS, told: ['journal-damaged'] })
})

test('a segment copied behind the last is set aside: its events do not count twice', async () => {
  await copyFile(paths[1]!, join(dir, 'journal', '00000007.seg'))
  expect(await look()).toMatchObject({ code: 1, read: ALL, head: EVENTS, told: ['journal-tail-cut'] })
})

test('two segments that changed places are told, never read out of order, and whole again when put back', async () => {
  await swap(paths[2]!, paths[4]!)
  const { size } = await stat(paths[2]!)
  const seen = await look()
  expect(seen).toMatchObject({ code: 1, head: EVENTS, told: ['journal-damaged', 'journal-damaged'] })
  expect(seen.read).toEqual(ALL.filter((seq) => ![7, 8, 9, 13, 14, 15].includes(seq)))
  expect((await stat(paths[2]!)).size).toBe(size)
  await swap(paths[2]!, paths[4]!)
  expect(await look()).toMatchObject({ code: 0, read: ALL, told: [] })
})
