// SPDX-License-Identifier: Apache-2.0
import { statfs } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import type { FileLayer, OpenedFile } from '../../electron/storage/fileLayer.ts'
import type { DiskSetting, DiskTemper, LossyFile } from './lossyFile.ts'
import { LossyNames, systemError } from './lossyNames.ts'
import type { Random } from './random.ts'

/** How a lossy disk is made. */
export interface LossyDiskOptions {
  readonly random: Random
  readonly temper: DiskTemper
  /** A folder on the same disk, outside what is under test, where files wait for their names; removed by whoever made it. */
  readonly store: string
  /** Called before every operation and every single effect on the disk: where a process may end itself. */
  readonly onStep?: () => void
}

/** A disk that forgets: `files` is the layer under test, `cutPower` takes everything away that was not on the disk. */
export interface LossyDisk {
  readonly files: FileLayer
  cutPower(): void
}

/** A temper by chance: from a disk that keeps back everything to one that writes almost all at once. */
export function randomTemper(random: Random, broken: DiskTemper['broken'] = 'nothing'): DiskTemper {
  const sectorChance = random.pick([0, 0.1, 0.5, 0.9])
  return { sectorChance, nameChance: random.pick([0, 0.1, 0.5]), tearChance: random.pick([0, 0, 0.3]), broken }
}

/**
 * A file layer over the real disk whose unsynced writes, sizes and names reach the disk by chance only, sector by sector
 * and in any order. Reads see everything, as through a page cache.
 */
export function openLossyDisk({ random, temper, store, onStep }: LossyDiskOptions): LossyDisk {
  let isOn = true
  const beforeEffect = (): void => {
    if (!isOn) throw systemError('EIO', 'the power is gone')
    onStep?.()
  }
  const setting: DiskSetting = { random, temper, beforeEffect }
  const names = new LossyNames(store, setting)
  // Every operation is a place to die in, lets others go first now and then, and gives the disk time to write back.
  const begin = async (): Promise<void> => {
    beforeEffect()
    if (random.happens(0.2)) await turn()
    if (!random.happens(0.1)) return
    names.writeBack()
    const dirty = names.dirtyFiles()
    if (dirty.length > 0) random.pick(dirty).writeBack()
  }
  return { files: layerOver(names, begin), cutPower: () => void (isOn = false) }
}

function layerOver(names: LossyNames, begin: () => Promise<void>): FileLayer {
  return {
    async open(path, mode) {
      await begin()
      return openedFile(mode === 'create' ? names.create(path) : names.file(path), begin)
    },
    async makeFolder(path) {
      await begin()
      names.makeFolder(path)
    },
    async list(folder) {
      await begin()
      return names.list(folder)
    },
    async sizeOf(path) {
      await begin()
      return names.file(path).size
    },
    async rename(from, to) {
      await begin()
      names.rename(from, to)
    },
    async remove(path) {
      await begin()
      names.remove(path)
    },
    async syncFolder(folder) {
      await begin()
      names.syncFolder(folder)
    },
    async freeBytes(folder) {
      const { bavail, bsize } = await statfs(names.nearestFolder(folder))
      return bavail * bsize
    },
  }
}

function openedFile(file: LossyFile, begin: () => Promise<void>): OpenedFile {
  return {
    async read(position, length) {
      await begin()
      return file.read(position, length)
    },
    size: async () => file.size,
    async write(bytes, position) {
      await begin()
      file.write(bytes, position)
    },
    async datasync() {
      await begin()
      await file.sync()
    },
    async truncate(size) {
      await begin()
      file.truncate(size)
    },
    close: begin,
  }
}
