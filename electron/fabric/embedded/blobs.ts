// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { unlessMissing, writeDurably, type FileLayer } from '../../storage/index.ts'
import type { BlobAnswer, BlobStore } from '../blobs.ts'

const HASH = /^[0-9a-f]{64}$/

/** Blobs as files named by their hash, below two-letter folders. */
export function openBlobFiles(dir: string, files: FileLayer): BlobStore {
  const place = (hash: string): string => join(dir, hash.slice(0, 2), hash)
  // Names this process knows to be on the disk; one that a process left which died may be in the cache only.
  const durable = new Set<string>()
  return {
    async put(bytes) {
      const hash = sha256(bytes)
      const path = place(hash)
      if (!(await readBlob(files, path, hash)).ok) {
        await files.makeFolder(dirname(path))
        await writeDurably(path, bytes, files)
        durable.delete(hash)
      }
      if (!durable.has(hash)) await syncNames(files, path)
      durable.add(hash)
      return hash
    },
    async get(hash) {
      // The shape is checked first: a hash from outside must never become another path.
      if (!HASH.test(hash)) return { ok: false, code: 'absent' }
      return readBlob(files, place(hash), hash)
    },
    async remove(hash) {
      if (!HASH.test(hash)) return
      durable.delete(hash)
      await unlessMissing(files.remove(place(hash)), undefined)
    },
  }
}

async function syncNames(files: FileLayer, path: string): Promise<void> {
  await files.syncFolder(dirname(path))
  await files.syncFolder(dirname(dirname(path)))
}

async function readBlob(files: FileLayer, path: string, hash: string): Promise<BlobAnswer> {
  try {
    const bytes = await readWhole(files, path)
    return sha256(bytes) === hash ? { ok: true, bytes } : { ok: false, code: 'damaged' }
  } catch (error) {
    return { ok: false, code: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'damaged' }
  }
}

async function readWhole(files: FileLayer, path: string): Promise<Buffer> {
  const file = await files.open(path, 'read')
  try {
    return await file.read(0, await file.size())
  } finally {
    await file.close()
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
