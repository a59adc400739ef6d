// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

/** One open file. */
export interface OpenedFile {
  /** Bytes from the position on; fewer than asked only where the file ends. */
  read(position: number, length: number): Promise<Buffer>
  size(): Promise<number>
  /** Writes all bytes at the position, or rejects; then an unknown part of them may stand in the file. */
  write(bytes: Uint8Array, position: number): Promise<void>
  /** Content and size are on the disk when this resolves; its name is not, before the folder is synced. */
  datasync(): Promise<void>
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

/** How a file is opened: `create` refuses an existing one, `continue` and `read` an absent one. */
export type OpenMode = 'create' | 'continue' | 'read'

/**
 * Everything the journal, its index, the blobs and the reserve do to the disk. The order of `datasync` and `syncFolder`
 * around the other calls is the promise that nothing acknowledged is lost, so tests put a disk that forgets in its place.
 * All reject with the errors of the system (ENOENT, EEXIST, ENOSPC, …).
 */
export interface FileLayer {
  open(path: string, mode: OpenMode): Promise<OpenedFile>
  /** Makes a folder and the missing ones above it; one that is there already is fine. */
  makeFolder(path: string): Promise<void>
  /** Names in a folder, in no order. */
  list(folder: string): Promise<string[]>
  /** Size of a file by its name. */
  sizeOf(path: string): Promise<number>
  /** Gives a file another name in the same folder, in place of a file that has it. */
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Created, renamed and removed names in a folder are on the disk when this resolves. */
  syncFolder(folder: string): Promise<void>
  /** Room left for this user on the disk of a folder, bytes. */
  freeBytes(folder: string): Promise<number>
}

/** The disk of this machine. */
export const realFiles: FileLayer = {
  open: async (path, mode) => openedFile(await open(path, { create: 'wx+', continue: 'r+', read: 'r' }[mode], 0o600)),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  list: (folder) => readdir(folder),
  sizeOf: async (path) => (await stat(path)).size,
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path),
  async syncFolder(folder) {
    // Windows cannot sync a folder; its file system journals names itself.
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  },
}

function openedFile(handle: FileHandle): OpenedFile {
  return {
    read: (position, length) => readPart(handle, position, length),
    size: async () => (await handle.stat()).size,
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

async function readPart(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  // A buffer of its own for each part, so that slices handed out stay valid.
  const buffer = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** What a missing file or folder gives: the other value; every other error is thrown on. */
export async function unlessMissing<Value, Other>(action: Promise<Value>, other: Other): Promise<Value | Other> {
  try {
    return await action
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return other
    throw error
  }
}

// A folder above that this user may pass through but not open was there before, and nobody but its owner can have made it.
const NOT_OURS = new Set(['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'EROFS'])

/**
 * Makes a folder so that it is there after a crash too, with every folder above it: any of them may have been made a moment ago,
 * by this process or by one that died.
 */
export async function makeDurableFolder(files: FileLayer, path: string): Promise<void> {
  await files.makeFolder(path)
  const parent = dirname(path)
  await files.syncFolder(parent)
  for (let above = parent; above !== dirname(above);) {
    above = dirname(above)
    await files.syncFolder(above).catch((error: unknown) => {
      if (!NOT_OURS.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    })
  }
}
