// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DiskTemper } from './lossyFile.ts'
import { openLossyDisk, type LossyDisk } from './lossyFiles.ts'
import { randomOf } from './random.ts'

const NOTHING_BY_ITSELF: DiskTemper = { sectorChance: 0, nameChance: 0, tearChance: 0, broken: 'nothing' }
const BY_CHANCE: DiskTemper = { sectorChance: 0.5, nameChance: 0.5, tearChance: 0.2, broken: 'nothing' }

let place: string
let dir: string
let stores = 0
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lossy-'))
  dir = join(place, 'data')
  mkdirSync(dir)
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

function disk(temper: DiskTemper, seed = 1): LossyDisk {
  stores += 1
  return openLossyDisk({ random: randomOf(seed), temper, store: join(place, `store-${stores}`) })
}

async function writeFile(lossy: LossyDisk, name: string, text: string) {
  const file = await lossy.files.open(join(dir, name), 'create')
  await file.write(Buffer.from(text), 0)
  return file
}

test('reads see what was written; after the cut only synced content under synced names is there', async () => {
  const lossy = disk(NOTHING_BY_ITSELF)
  const kept = await writeFile(lossy, 'kept', 'one')
  await kept.datasync()
  await lossy.files.syncFolder(dir)
  await kept.write(Buffer.from('two'), 3)
  const nameless = await writeFile(lossy, 'nameless', 'synced content')
  await nameless.datasync()
  expect((await kept.read(0, 100)).toString()).toBe('onetwo')
  expect(await kept.size()).toBe(6)
  expect((await lossy.files.list(dir)).toSorted()).toEqual(['kept', 'nameless'])
  expect(await lossy.files.sizeOf(join(dir, 'nameless'))).toBe(14)
  lossy.cutPower()
  expect(readdirSync(dir)).toEqual(['kept'])
  expect(readFileSync(join(dir, 'kept'), 'utf8')).toBe('one')
  await expect(kept.write(Buffer.from('three'), 6)).rejects.toMatchObject({ code: 'EIO' })
})

test('a name may be on the disk before its content, and a rename before or after what it renames, but never half', async () => {
  const outcomes = new Set<string>()
  for (let seed = 0; seed < 200; seed += 1) {
    writeFileSync(join(dir, 'final'), 'old')
    const lossy = disk({ ...BY_CHANCE, tearChance: 0 }, seed)
    await writeFile(lossy, 'draft', 'new')
    await lossy.files.rename(join(dir, 'draft'), join(dir, 'final'))
    lossy.cutPower()
    outcomes.add(`${readFileSync(join(dir, 'final'), 'utf8')}${existsSync(join(dir, 'draft')) ? '+draft' : ''}`)
    rmSync(join(dir, 'draft'), { force: true })
  }
  expect([...outcomes].toSorted()).toEqual(['', 'new', 'old', 'old+draft'])
})

test('unsynced sectors reach the disk in any order and in part, and what was synced stays', async () => {
  const outcomes = new Set<string>()
  for (let seed = 0; seed < 100; seed += 1) {
    const lossy = disk(BY_CHANCE, seed)
    const file = await writeFile(lossy, `file-${seed}`, 'a'.repeat(512))
    await file.datasync()
    await lossy.files.syncFolder(dir)
    await file.write(Buffer.from('b'.repeat(1024)), 512)
    lossy.cutPower()
    const bytes = readFileSync(join(dir, `file-${seed}`))
    expect(bytes.subarray(0, 512).toString()).toBe('a'.repeat(512))
    const part = (from: number) => ({ 0: 'none', 512: 'whole' })[bytes.subarray(from, from + 512).filter((byte) => byte === 98).length] ?? 'torn'
    outcomes.add(`${part(512)} ${part(1024)}`)
  }
  for (const seen of ['none none', 'whole none', 'none whole', 'whole whole', 'torn none']) expect(outcomes).toContain(seen)
})

test('a truncation that was not synced may be undone, also below a later write', async () => {
  const lossy = disk(NOTHING_BY_ITSELF)
  writeFileSync(join(dir, 'file'), 'x'.repeat(2000))
  const file = await lossy.files.open(join(dir, 'file'), 'continue')
  await file.truncate(600)
  expect(await file.size()).toBe(600)
  await file.write(Buffer.from('end'), 1500)
  expect((await file.read(600, 900)).every((byte) => byte === 0)).toBe(true)
  expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('x'.repeat(2000))
  await file.datasync()
  lossy.cutPower()
  expect(readFileSync(join(dir, 'file')).equals(Buffer.concat([Buffer.from('x'.repeat(600)), Buffer.alloc(900), Buffer.from('end')]))).toBe(true)
})

test('a removed name comes back unless its folder was synced; a file in a folder that was lost is lost', async () => {
  writeFileSync(join(dir, 'back'), '')
  writeFileSync(join(dir, 'gone'), '')
  const lossy = disk(NOTHING_BY_ITSELF)
  await lossy.files.remove(join(dir, 'gone'))
  await lossy.files.syncFolder(dir)
  await lossy.files.makeFolder(join(dir, 'sub', 'deep'))
  const file = await writeFile(lossy, 'sub/deep/file', 'text')
  await file.datasync()
  await lossy.files.syncFolder(join(dir, 'sub', 'deep'))
  expect(existsSync(join(dir, 'sub'))).toBe(false)
  await lossy.files.syncFolder(dir)
  await lossy.files.syncFolder(join(dir, 'sub'))
  expect(existsSync(join(dir, 'sub/deep/file'))).toBe(true)
  await lossy.files.remove(join(dir, 'back'))
  expect(await lossy.files.list(dir)).toEqual(['sub'])
  lossy.cutPower()
  expect(readFileSync(join(dir, 'sub/deep/file'), 'utf8')).toBe('text')
  expect(existsSync(join(dir, 'back'))).toBe(true)
  expect(existsSync(join(dir, 'gone'))).toBe(false)
})

test.each(['datasync', 'syncFolder', 'late-datasync'] as const)('a disk with a broken %s loses what it said to have', async (broken) => {
  const lossy = disk({ ...NOTHING_BY_ITSELF, broken })
  const file = await writeFile(lossy, 'file', 'text')
  await file.datasync()
  await lossy.files.syncFolder(dir)
  lossy.cutPower()
  expect(existsSync(join(dir, 'file')) ? readFileSync(join(dir, 'file'), 'utf8') : null).toBe(broken === 'syncFolder' ? null : '')
})
