// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { unlessMissing, type FileLayer } from '../../storage/index.ts'

const BLOCK_BYTES = 1024 * 1024

/** Room kept on the disk by a file that is deleted when the disk is full, so that commands go on. */
export class DiskReserve {
  readonly #path: string
  readonly #bytes: number
  readonly #files: FileLayer
  #filling: Promise<boolean> | null = null

  constructor(path: string, { bytes, files }: { readonly bytes: number; readonly files: FileLayer }) {
    this.#path = path
    this.#bytes = bytes
    this.#files = files
  }

  /** Makes the reserve if it is not whole; answers whether it is there. Never rejects. */
  fill(): Promise<boolean> {
    this.#filling ??= this.#fill()
      .catch(() => this.#remove())
      .finally(() => (this.#filling = null))
    return this.#filling
  }

  /** Gives the room back, also that of a reserve half made; false when there was none to give. Never rejects. */
  async release(): Promise<boolean> {
    await this.#filling
    const bytes = await unlessMissing(this.#files.sizeOf(this.#path), 0).catch(() => 0)
    if (bytes === 0) return false
    await this.#remove()
    return true
  }

  async #remove(): Promise<false> {
    await this.#files.remove(this.#path).catch(() => undefined)
    await this.#files.syncFolder(dirname(this.#path)).catch(() => undefined)
    return false
  }

  async #fill(): Promise<boolean> {
    const present = await unlessMissing(this.#files.sizeOf(this.#path), 0)
    if (present === this.#bytes) return true
    // Taking the last room for a reserve would cause the very shortage it is there for.
    if ((await this.#files.freeBytes(dirname(this.#path))) < this.#bytes * 2) return false
    await unlessMissing(this.#files.remove(this.#path), undefined)
    const file = await this.#files.open(this.#path, 'create')
    try {
      // Random, so that a file system which compresses or leaves holes cannot promise room it does not keep.
      const block = randomBytes(BLOCK_BYTES)
      for (let written = 0; written < this.#bytes; written += BLOCK_BYTES) await file.write(block.subarray(0, this.#bytes - written), written)
      await file.datasync()
    } finally {
      await file.close()
    }
    await this.#files.syncFolder(dirname(this.#path))
    return true
  }
}
