// SPDX-License-Identifier: Apache-2.0
import type { FileLayer, OpenedFile } from '../../electron/storage/fileLayer.ts'
import { systemError } from './lossyNames.ts'

/** Where and how a disk fails: from the site with this number on, once or until it is mended. */
export interface FailurePlan {
  readonly site: number
  readonly lasts: 'once' | 'until-mended'
  readonly code: 'ENOSPC' | 'EIO'
}

/** A disk that fails at planned sites; `sites` tells which ones were passed so far. */
export interface FailingDisk {
  readonly files: FileLayer
  readonly plan: FailurePlan | null
  readonly sites: readonly string[]
  readonly hasFailed: boolean
  mend(): void
}

// What needs no room does not fail on a full disk.
const NEEDS_NO_ROOM = new Set(['remove', 'truncate'])

/** A layer over another that counts every change it is asked for and fails the planned ones; half of a failing write is written. */
export function openFailingDisk(below: FileLayer, plan: FailurePlan | null): FailingDisk {
  const sites: string[] = []
  let hasFailed = false
  let isMended = false
  const isBad = (): boolean => plan !== null && !isMended && sites.length >= plan.site && !(plan.lasts === 'once' && hasFailed)
  const pass = (site: string, path: string): void => {
    sites.push(site)
    if (!isBad()) return
    if (plan!.code === 'ENOSPC' && NEEDS_NO_ROOM.has(site)) return
    hasFailed = true
    throw systemError(plan!.code, `${site} ${path}`)
  }
  const files: FileLayer = {
    async open(path, mode) {
      if (mode === 'create') pass('create', path)
      return failingFile(await below.open(path, mode), path, pass)
    },
    async makeFolder(path) {
      pass('makeFolder', path)
      await below.makeFolder(path)
    },
    list: (folder) => below.list(folder),
    sizeOf: (path) => below.sizeOf(path),
    async rename(from, to) {
      pass('rename', from)
      await below.rename(from, to)
    },
    async remove(path) {
      pass('remove', path)
      await below.remove(path)
    },
    async syncFolder(folder) {
      pass('syncFolder', folder)
      await below.syncFolder(folder)
    },
    freeBytes: async (folder) => (isBad() && plan!.code === 'ENOSPC' ? 0 : below.freeBytes(folder)),
  }
  return {
    files,
    plan,
    sites,
    get hasFailed() {
      return hasFailed
    },
    mend: () => void (isMended = true),
  }
}

function failingFile(file: OpenedFile, path: string, pass: (site: string, path: string) => void): OpenedFile {
  return {
    read: (position, length) => file.read(position, length),
    size: () => file.size(),
    async write(bytes, position) {
      try {
        pass('write', path)
      } catch (error) {
        await file.write(bytes.subarray(0, bytes.length >> 1), position)
        throw error
      }
      await file.write(bytes, position)
    },
    async datasync() {
      pass('datasync', path)
      await file.datasync()
    },
    async truncate(size) {
      pass('truncate', path)
      await file.truncate(size)
    },
    close: () => file.close(),
  }
}
