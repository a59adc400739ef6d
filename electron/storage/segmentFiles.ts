// SPDX-License-Identifier: Apache-2.0
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What the writer needs of one open file; tests put a failing one in its place. */
export interface SegmentFile {
  /** Writes all bytes at the position, or rejects. */
  write(bytes: Uint8Array, position: number): Promise<void>
  datasync(): Promise<void>
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

/** Opens a file for writing: `create` refuses an existing one. */
export type OpenSegmentFile = (path: string, mode: 'create' | 'continue') => Promise<SegmentFile>

/** The real files. */
export async function openSegmentFile(path: string, mode: 'create' | 'continue'): Promise<SegmentFile> {
  const handle = await open(path, mode === 'create' ? 'wx+' : 'r+', 0o600)
  return {
    async write(bytes, position) {
      let written = 0
      while (written < bytes.length) {
        const result = await handle.write(bytes, written, bytes.length - written, position + written)
        written += result.bytesWritten
      }
    },
    datasync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    close: () => handle.close(),
  }
}

/** File name of a segment. */
export function segmentName(index: number, prefix = ''): string {
  return `${prefix}${String(index).padStart(8, '0')}.seg`
}

/** Segment files of a folder in order; an absent folder has none. */
export async function listSegments(dir: string, prefix = ''): Promise<{ index: number; path: string }[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => name.startsWith(prefix) && /^\d{8}\.seg$/.test(name.slice(prefix.length)))
    .sort()
    .map((name) => ({ index: Number(name.slice(prefix.length, prefix.length + 8)), path: join(dir, name) }))
}

/** Makes created, renamed and removed names in a folder durable; a no-op where folders cannot be synced (Windows). */
export async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
