// SPDX-License-Identifier: Apache-2.0
import type { FileLayer, OpenedFile } from '../../electron/storage/fileLayer.ts'
import { systemError } from './lossyNames.ts'

/** A disk with little room: writes that would need more fail with ENOSPC after what still fitted. */
export interface SmallDisk {
  readonly files: FileLayer
  usedBytes(): number
  setRoom(bytes: number): void
}

/** A layer over another that counts the bytes of all files made or grown through it. */
export function openSmallDisk(below: FileLayer, roomBytes: number): SmallDisk {
  const sizes = new Map<string, number>()
  let room = roomBytes
  const used = (): number => [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const note = (path: string, size: number): void => void sizes.set(path, size)
  const files: FileLayer = {
    ...below,
    async open(path, mode) {
      const file = await below.open(path, mode)
      note(path, await file.size())
      return smallFile(file, { note: (size) => note(path, size), free: () => room - used() })
    },
    async rename(from, to) {
      await below.rename(from, to)
      note(to, sizes.get(from) ?? (await below.sizeOf(to)))
      sizes.delete(from)
    },
    async remove(path) {
      await below.remove(path)
      sizes.delete(path)
    },
    freeBytes: async () => Math.max(0, room - used()),
  }
  return { files, usedBytes: used, setRoom: (bytes) => void (room = bytes) }
}

function smallFile(file: OpenedFile, account: { note: (size: number) => void; free: () => number }): OpenedFile {
  return {
    ...file,
    async write(bytes, position) {
      const size = await file.size()
      const growth = Math.max(0, position + bytes.length - size)
      const missing = Math.max(0, growth - Math.max(0, account.free()))
      const fitting = bytes.subarray(0, bytes.length - missing)
      if (fitting.length > 0) await file.write(fitting, position)
      account.note(await file.size())
      if (missing > 0) throw systemError('ENOSPC', 'write')
    },
    async truncate(size) {
      await file.truncate(size)
      account.note(size)
    },
  }
}
