// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeDurably } from '../../storage/index.ts'
import type { BlobStore } from '../blobs.ts'

const HASH = /^[0-9a-f]{64}$/

/** Blobs as files named by their hash, below two-letter folders. */
export function openBlobFiles(dir: string): BlobStore {
  return {
    async put(bytes) {
      const hash = sha256(bytes)
      const folder = join(dir, hash.slice(0, 2))
      const path = join(folder, hash)
      if ((await readBlob(path, hash)).ok) return hash
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeDurably(path, bytes)
      await syncFolder(dir)
      return hash
    },
    async get(hash) {
      // The shape is checked first: a hash from outside must never become another path.
      if (!HASH.test(hash)) return { ok: false, code: 'absent' }
      return readBlob(join(dir, hash.slice(0, 2), hash), hash)
    },
  }
}

async function readBlob(path: string, hash: string): Promise<Awaited<ReturnType<BlobStore['get']>>> {
  try {
    const bytes = await readFile(path)
    return sha256(bytes) === hash ? { ok: true, bytes } : { ok: false, code: 'damaged' }
  } catch (error) {
    return { ok: false, code: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'damaged' }
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
