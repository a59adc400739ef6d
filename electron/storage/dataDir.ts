// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { access, constants, link, mkdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

/** Below this many free bytes the operator is told: the feed log and the reserve of the journal need room. */
const LOW_DISK_BYTES = 500 * 1024 * 1024

const CLEANING_PAUSE_MS = 25
const MOST_ATTEMPTS = 400

const lockSchema = z.object({ pid: z.number().int().positive(), started: z.string(), token: z.string() })
type Lock = z.infer<typeof lockSchema>

/** Why a data folder cannot be used; `message` says what to do. */
export class DataDirError extends Error {
  readonly code: 'in-use' | 'not-writable'
  constructor(code: DataDirError['code'], message: string) {
    super(message)
    this.name = 'DataDirError'
    this.code = code
  }
}

/** The folder of one running hall. */
export interface DataDir {
  readonly path: string
  readonly freeBytes: number
  /** True when the disk is nearly full: below 500 MB. */
  readonly isLow: boolean
  /** Gives the folder back to another instance. */
  close(): Promise<void>
}

/** Makes and locks the data folder. Rejects with DataDirError `in-use` when another instance runs on it, or `not-writable`. */
export async function openDataDir(dir: string): Promise<DataDir> {
  const path = resolve(dir)
  const lockPath = join(path, 'lock')
  try {
    await makeFolder(path)
    const own: Lock = { pid: process.pid, started: await processStart(process.pid), token: randomUUID() }
    await takeLock(lockPath, own)
    const { bavail, bsize } = await statfs(path)
    const freeBytes = bavail * bsize
    return { path, freeBytes, isLow: freeBytes < LOW_DISK_BYTES, close: () => releaseLock(lockPath, own) }
  } catch (error) {
    if (error instanceof DataDirError) throw error
    throw new DataDirError('not-writable', `数据目录不能使用 the data folder ${path} cannot be used: ${String((error as Error).message)}`)
  }
}

// Not with `recursive`: where the system answers "no such folder" to a parent that is there, as /proc does, Node tries for ever.
async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  let parent = path
  while (!(await isThere(parent)) && parent !== dirname(parent)) {
    missing.unshift(parent)
    parent = dirname(parent)
  }
  if (!(await stat(parent)).isDirectory()) throw new Error(`${parent} is not a folder`)
  await access(parent, constants.W_OK)
  // Another instance that makes the same folder at the same time is settled by the lock.
  for (const folder of missing) await succeeds(mkdir(folder, { mode: 0o700 }), 'EEXIST')
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function takeLock(lockPath: string, own: Lock): Promise<void> {
  const mine = `${lockPath}.${own.token}`
  await writeFile(mine, JSON.stringify(own), { mode: 0o600, flag: 'wx' })
  try {
    for (let attempt = 0; ; attempt += 1) {
      // A hard link appears with its content or not at all; a file that is created would be empty for a moment.
      if (await succeeds(link(mine, lockPath), 'EEXIST')) return
      const holder = await readLock(lockPath)
      if (holder && (await isRunning(holder))) {
        throw new DataDirError(
          'in-use',
          `另一个实例（进程 ${holder.pid}）正在使用数据目录 another instance (process ${holder.pid}) uses this data folder: ${lockPath}. Stop it, or start with --data-dir and another folder.`,
        )
      }
      await removeStale(lockPath, mine)
      // Whoever cleans needs milliseconds; after ten seconds of waiting its process has died in it.
      if (attempt === MOST_ATTEMPTS) await rm(cleaningLock(lockPath), { force: true })
    }
  } finally {
    await rm(mine, { force: true })
  }
}

// Only the holder of a second lock removes a stale first one, after looking again: otherwise two who found it stale
// could each delete the fresh lock of the other.
async function removeStale(lockPath: string, mine: string): Promise<void> {
  const guard = cleaningLock(lockPath)
  if (!(await succeeds(link(mine, guard), 'EEXIST'))) {
    await pause(CLEANING_PAUSE_MS)
    return
  }
  try {
    const holder = await readLock(lockPath)
    if (!holder || !(await isRunning(holder))) await rm(lockPath, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

function cleaningLock(lockPath: string): string {
  return `${lockPath}.cleaning`
}

async function releaseLock(lockPath: string, own: Lock): Promise<void> {
  if ((await readLock(lockPath))?.token === own.token) await rm(lockPath, { force: true })
}

async function readLock(path: string): Promise<Lock | null> {
  try {
    const parsed = lockSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

async function isRunning(lock: Lock): Promise<boolean> {
  if (lock.pid === process.pid) return lock.started === (await processStart(process.pid))
  try {
    process.kill(lock.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return lock.started === (await processStart(lock.pid))
}

/** When a process began, in words that no other process with the same number shares; '' where the system does not tell. */
async function processStart(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ''
  const [boot, stat] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]).catch(() => ['', ''])
  // The name in brackets may hold spaces; the start time is the 20th field behind it.
  return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
}

async function succeeds(action: Promise<unknown>, expected: string): Promise<boolean> {
  try {
    await action
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false
    throw error
  }
}
