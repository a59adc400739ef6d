// SPDX-License-Identifier: Apache-2.0
import type { FabricProblem } from '../fabric.ts'
import type { DiskReserve } from './reserve.ts'

const FULL_DISK = new Set(['ENOSPC', 'EDQUOT'])
const REFILL_EVERY_MS = 60_000

/** Whether an error says that the disk has no room. */
export function isFullDisk(error: unknown): boolean {
  return FULL_DISK.has((error as NodeJS.ErrnoException).code ?? '')
}

/** Gives the reserve up when the disk is full, makes it again when there is room, and says both. */
export class ReserveKeeper {
  readonly #reserve: DiskReserve
  readonly #options: { readonly path: string; readonly now: () => number; readonly onProblem: (problem: FabricProblem) => void }
  #isMissing = false
  #triedAt = 0
  #filling: Promise<void> = Promise.resolve()

  constructor(reserve: DiskReserve, options: { readonly path: string; readonly now: () => number; readonly onProblem: (problem: FabricProblem) => void }) {
    this.#reserve = reserve
    this.#options = options
  }

  /** Makes the reserve without being waited for: the hall must not wait for 64 MB of disk before its first command. */
  fill(): void {
    const { path, onProblem } = this.#options
    this.#triedAt = this.#options.now()
    this.#filling = this.#reserve.fill().then((isThere) => {
      if (!isThere && !this.#isMissing) onProblem({ code: 'journal-reserve-missing', detail: path })
      if (isThere && this.#isMissing) onProblem({ code: 'journal-reserve-back', detail: path })
      this.#isMissing = !isThere
    })
  }

  /** Tries again, once a minute at most, while there is no reserve. Called when a write went well. */
  refill(): void {
    // A clock that was set back must not put it off.
    if (this.#isMissing && Math.abs(this.#options.now() - this.#triedAt) >= REFILL_EVERY_MS) this.fill()
  }

  /** Runs a write; when the disk is full, once more with the room of the reserve. */
  async withRoom<Value>(write: () => Promise<Value>): Promise<Value> {
    try {
      return await write()
    } catch (error) {
      if (!isFullDisk(error) || !(await this.#reserve.release())) throw error
      this.#isMissing = true
      this.#triedAt = this.#options.now()
      this.#options.onProblem({ code: 'journal-reserve-used', detail: String((error as Error).message) })
      return write()
    }
  }

  /** Waits for a reserve that is being made. */
  async close(): Promise<void> {
    await this.#filling
  }
}
