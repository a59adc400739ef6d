// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDurableFolder, realFiles } from './segments.ts'

function foldersAbove(path: string): string[] {
  const above = dirname(path)
  return above === path ? [] : [above, ...foldersAbove(above)]
}

test('a folder made below new folders is on the disk with all of them; one that may not be opened is passed over, a broken disk is not', async () => {
  const base = await mkdtemp(join(tmpdir(), 'layer-'))
  onTestFinished(() => rm(base, { recursive: true, force: true }))
  const path = join(base, 'region', 'hall', 'journal')
  const synced: string[] = []
  const failing = (code: string | null) => async (folder: string) => {
    synced.push(folder)
    if (code !== null && folder === dirname(base)) throw Object.assign(new Error(code), { code })
    await realFiles.syncFolder(folder)
  }
  await makeDurableFolder({ ...realFiles, syncFolder: failing(null) }, path)
  expect((await stat(path)).isDirectory()).toBe(true)
  expect(synced).toEqual(foldersAbove(path))
  await expect(makeDurableFolder({ ...realFiles, syncFolder: failing('EACCES') }, path)).resolves.toBeUndefined()
  await expect(makeDurableFolder({ ...realFiles, syncFolder: failing('EIO') }, path)).rejects.toMatchObject({ code: 'EIO' })
})
