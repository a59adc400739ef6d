// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { realFiles, type FileLayer } from './fileLayer.ts'

/** Writes a file for this user only, so that after a crash there is the old content or the new, never a mixture. */
export async function writeDurably(path: string, content: string | Uint8Array, files: FileLayer = realFiles): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await writeNew(files, temporary, typeof content === 'string' ? Buffer.from(content) : content)
    await files.rename(temporary, path)
  } catch (error) {
    await files.remove(temporary).catch(() => undefined)
    throw error
  }
  await files.syncFolder(dirname(path))
}

async function writeNew(files: FileLayer, path: string, content: Uint8Array): Promise<void> {
  const file = await files.open(path, 'create')
  try {
    await file.write(content, 0)
    await file.datasync()
  } finally {
    await file.close()
  }
}
