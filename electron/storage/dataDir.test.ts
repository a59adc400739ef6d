// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataDir } from './index.ts'

let dir: string
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'data-')), 'made', 'anew')
})
afterEach(() => rm(join(dir, '..', '..'), { recursive: true, force: true }))

test('the folder is made for this user only, is locked while open, and leaves nothing behind', async () => {
  const first = await openDataDir(dir)
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
  expect(first.freeBytes).toBeGreaterThan(0)
  await expect(openDataDir(dir)).rejects.toMatchObject({ code: 'in-use', message: expect.stringContaining(`${process.pid}`) })
  await first.close()
  const second = await openDataDir(dir)
  await second.close()
  expect(await readdir(dir)).toEqual([])
})

test.each([
  [
    'a process that is gone',
    async () => {
      const child = spawn(process.execPath, ['-e', ''])
      await new Promise((resolve) => child.on('exit', resolve))
      return { pid: child.pid ?? 0, started: 'then', token: 'x' }
    },
  ],
  ['another process that got the same number', async () => ({ pid: process.pid, started: 'before the last boot', token: 'x' })],
  ['half a file', async () => 'rubbish'],
])('a lock left by %s does not keep anybody out', async (_what, left) => {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'lock'), JSON.stringify(await left()))
  const opened = await openDataDir(dir)
  expect(JSON.parse(await readFile(join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  await opened.close()
})

test('of many who find a stale lock at once, one gets the folder', async () => {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'lock'), JSON.stringify({ pid: process.pid, started: 'x', token: 'stale' }))
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => openDataDir(dir)))
  expect(attempts.filter((attempt) => attempt.status === 'fulfilled').length).toBe(1)
})

test('a folder that cannot be made is said plainly', async () => {
  await mkdir(join(dir, '..'), { recursive: true })
  await writeFile(dir, 'a file')
  await expect(openDataDir(dir)).rejects.toMatchObject({ code: 'not-writable', message: expect.stringContaining(dir) })
})

test.runIf(process.platform === 'linux')('where the system makes no folders the reason is told, and nothing turns for ever', async () => {
  await expect(openDataDir('/proc/x/y')).rejects.toMatchObject({ code: 'not-writable', message: expect.stringContaining('/proc/x') })
})

test('a file in the place of a parent is said plainly', async () => {
  await mkdir(join(dir, '..'), { recursive: true })
  await writeFile(dir, 'a file')
  await expect(openDataDir(join(dir, 'below'))).rejects.toMatchObject({ code: 'not-writable', message: expect.stringContaining(dir) })
})
