// SPDX-License-Identifier: Apache-2.0
import { rm, stat, statfs } from 'node:fs/promises'
import { listSegments } from '../storage/segments.ts'

/** Free space the feed log leaves to the journal and its reserve, bytes. */
export const LEAST_FREE_BYTES = 128 * 1024 * 1024

const FULL_DISK = new Set(['ENOSPC', 'EDQUOT'])

/** True for the error of a disk that has no room. */
export function isDiskFull(error: unknown): boolean {
  return FULL_DISK.has((error as NodeJS.ErrnoException | null)?.code ?? '')
}

/** Bytes this user may still write where the folder is; endless where nobody can say. */
export async function freeBytesOf(dir: string): Promise<number> {
  return await statfs(dir).then(
    (disk) => disk.bavail * disk.bsize,
    () => Infinity,
  )
}

/** Removes segments before `current`, the oldest first, until so many bytes are free again; answers how many are. */
export async function dropOldest(dir: string, current: number, wantedBytes: number): Promise<number> {
  let freed = 0
  for (const segment of await listSegments(dir)) {
    if (freed >= wantedBytes || segment.index >= current) break
    const bytes = await sizeOf(segment.path)
    await rm(segment.path, { force: true })
    freed += bytes
  }
  return freed
}

/** Removes the oldest segments before `current` until the log is no larger than it may be. */
export async function keepWithin(dir: string, current: number, limitBytes: number): Promise<void> {
  const sizes = await Promise.all((await listSegments(dir)).map((segment) => sizeOf(segment.path)))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > limitBytes) await dropOldest(dir, current, total - limitBytes)
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    (file) => file.size,
    () => 0,
  )
}
