// SPDX-License-Identifier: Apache-2.0
// Unpacks the zip archives of Electron runtimes with what Node has: a bare Debian has no unzip.
import { chmod, mkdir, open, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)
const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const symlinkType = 0xa000

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new Error('zip: 文件不完整 archive is truncated')
  return buffer
}

async function findDirectory(file, size) {
  const tailLength = Math.min(size, 65_557)
  const tail = await readAt(file, size - tailLength, tailLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const count = tail.readUInt16LE(at + 10)
    const length = tail.readUInt32LE(at + 12)
    const offset = tail.readUInt32LE(at + 16)
    if (count === 0xffff || offset === 0xffffffff) throw new Error('zip: zip64 不支持 not supported')
    return { count, length, offset }
  }
  throw new Error('zip: 没有目录 no central directory found')
}

/** Lists the archive's entries: `{ name, method, crc, packedSize, size, mode, offset }`. */
export async function readEntries(file) {
  const { size } = await file.stat()
  const { count, length, offset } = await findDirectory(file, size)
  const directory = await readAt(file, offset, length)
  const entries = []
  for (let index = 0, at = 0; index < count; index++) {
    if (directory.readUInt32LE(at) !== centralSignature) throw new Error('zip: 目录损坏 broken directory')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function readContent(file, entry) {
  const header = await readAt(file, entry.offset, 30)
  if (header.readUInt32LE(0) !== localSignature) throw new Error(`zip: ${entry.name}: 损坏 broken header`)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await readAt(file, start, entry.packedSize)
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`zip: ${entry.name}: method ${entry.method}`)
  const content = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: entry.size || 1 })
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new Error(`zip: ${entry.name}: 校验和不符 checksum does not match`)
  }
  return content
}

/** Where an entry goes below `target`; throws if it would land outside. */
export function safeDestination(target, name) {
  const destination = path.resolve(target, name)
  const inside = path.relative(target, destination)
  if (name.includes('\0') || inside.startsWith('..') || path.isAbsolute(inside)) {
    throw new Error(`zip: 路径越界 path leaves the folder: ${name}`)
  }
  return destination
}

async function writeEntry(file, entry, destination) {
  if (entry.name.endsWith('/')) {
    await mkdir(destination, { recursive: true })
    return
  }
  await mkdir(path.dirname(destination), { recursive: true })
  const content = await readContent(file, entry)
  if ((entry.mode & 0xf000) === symlinkType) {
    const link = content.toString('utf8')
    safeDestination(path.dirname(destination), link)
    await symlink(link, destination)
    return
  }
  await writeFile(destination, content)
  if (entry.mode & 0o111) await chmod(destination, 0o755)
}

/**
 * Unpacks an archive into `target`. `rename(name)` gives the new relative name of an entry,
 * or null to leave it out. Throws on a broken archive or a path that leaves the folder.
 */
export async function unpackZip(archive, target, rename = (name) => name) {
  const file = await open(archive)
  try {
    for (const entry of await readEntries(file)) {
      const name = rename(entry.name)
      if (!name) continue
      await writeEntry(file, entry, safeDestination(target, name))
    }
  } finally {
    await file.close()
  }
}
