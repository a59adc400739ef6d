// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { open, rm, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

const BLOCK_BYTES = 1024 * 1024

/** Room kept on the disk by a file that is deleted when the disk is full, so that commands go on. */
export class DiskReserve {
  readonly #path: string
  readonly #bytes: number
  #filled = false

  constructor(path: string, bytes: number) {
    this.#path = path
    this.#bytes = bytes
  }

  /** Makes the reserve if it is not whole; answers whether it is there. Never rejects. */
  async fill(): Promise<boolean> {
    this.#filled = await this.#fill().catch(() => false)
    if (!this.#filled) await rm(this.#path, { force: true }).catch(() => undefined)
    return this.#filled
  }

  /** Gives the room back; false when there was none to give. Never rejects. */
  async release(): Promise<boolean> {
    if (!this.#filled) return false
    this.#filled = false
    return rm(this.#path).then(
      () => true,
      () => false,
    )
  }

  async #fill(): Promise<boolean> {
    const present = await stat(this.#path).then(
      (found) => found.size,
      () => 0,
    )
    if (present === this.#bytes) return true
    const { bavail, bsize } = await statfs(dirname(this.#path))
    // Taking the last room for a reserve would cause the very shortage it is there for.
    if (bavail * bsize < this.#bytes * 2) return false
    // Random, so that a file system which compresses or leaves holes cannot promise room it does not keep.
    const block = randomBytes(BLOCK_BYTES)
    const handle = await open(this.#path, 'w', 0o600)
    try {
      for (let written = 0; written < this.#bytes; written += BLOCK_BYTES) await handle.write(block, 0, Math.min(BLOCK_BYTES, this.#bytes - written))
      await handle.sync()
    } finally {
      await handle.close()
    }
    return true
  }
}
