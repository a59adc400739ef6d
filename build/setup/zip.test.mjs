// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demandDigest, hashFile } from './hash.mjs'
import { safeDestination, unpackZip } from './zip.mjs'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'cityops-zip-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function local(name, content) {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return { packed, bytes: Buffer.concat([head, Buffer.from(name), packed]) }
}

function central({ name, content, packed, offset, mode }) {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(8, 10)
  head.writeUInt32LE(crc32(content), 16)
  head.writeUInt32LE(packed.length, 20)
  head.writeUInt32LE(content.length, 24)
  head.writeUInt16LE(Buffer.byteLength(name), 28)
  head.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 38)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, Buffer.from(name)])
}

function makeZip(files) {
  const bodies = []
  const directory = []
  let offset = 0
  for (const { name, text, mode = 0o644 } of files) {
    const content = Buffer.from(text)
    const { packed, bytes } = local(name, content)
    directory.push(central({ name, content, packed, offset, mode }))
    bodies.push(bytes)
    offset += bytes.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}

async function writeZip(bytes) {
  const file = path.join(folder, 'archive.zip')
  await writeFile(file, bytes)
  return file
}

const sample = [
  { name: 'Top/', text: '' },
  { name: 'Top/run', text: '#!/bin/sh\n'.repeat(50), mode: 0o755 },
  { name: 'Top/资料/a.txt', text: '城运' },
]

test('unpacks names, contents and the executable bit, and renames or leaves out as told', async () => {
  const archive = await writeZip(makeZip(sample))
  const target = path.join(folder, 'out')
  await unpackZip(archive, target, (name) => (name.endsWith('run') ? 'bin/start' : name))
  expect(await readFile(path.join(target, 'Top/资料/a.txt'), 'utf8')).toBe('城运')
  expect((await stat(path.join(target, 'bin/start'))).mode & 0o777).toBe(0o755)
  expect((await stat(path.join(target, 'Top/资料/a.txt'))).mode & 0o111).toBe(0)

  const second = path.join(folder, 'second')
  await unpackZip(archive, second, (name) => (name.includes('资料') ? name : null))
  await expect(stat(path.join(second, 'Top/run'))).rejects.toThrow('ENOENT')
})

test('refuses an archive in which one byte was changed, even without knowing its digest', async () => {
  const bytes = makeZip(sample)
  const at = bytes.indexOf(Buffer.from('Top/run')) + 'Top/run'.length + 6
  bytes[at] ^= 0xff
  const archive = await writeZip(bytes)
  await expect(unpackZip(archive, path.join(folder, 'out'))).rejects.toThrow(/checksum|invalid/)
})

test('refuses a truncated archive and one that is no zip', async () => {
  const bytes = makeZip(sample)
  const cut = await writeZip(bytes.subarray(0, bytes.length - 30))
  await expect(unpackZip(cut, path.join(folder, 'out'))).rejects.toThrow('zip:')
  const page = await writeZip(Buffer.from('<html>proxy login</html>'))
  await expect(unpackZip(page, path.join(folder, 'out'))).rejects.toThrow('zip:')
})

test('refuses names that leave the folder', async () => {
  const archive = await writeZip(makeZip([{ name: '../evil', text: 'x' }]))
  await expect(unpackZip(archive, path.join(folder, 'out'))).rejects.toThrow('leaves the folder')
  expect(() => safeDestination('/target', '/etc/passwd')).toThrow('leaves the folder')
  expect(safeDestination('/target', 'a/../b')).toBe('/target/b')
})

test('a pinned digest refuses a tampered file and names both digests', async () => {
  const file = await writeZip(makeZip(sample))
  const pinned = { algorithm: 'sha256', encoding: 'hex', value: await hashFile(file) }
  await demandDigest(file, pinned, 'archive.zip')
  await writeFile(file, Buffer.concat([await readFile(file), Buffer.from([0])]))
  await expect(demandDigest(file, pinned, 'archive.zip')).rejects.toThrow(pinned.value)
})
