// SPDX-License-Identifier: Apache-2.0
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import type { Random } from './random.ts'

const SECTOR_BYTES = 512

/** How bad a disk is: chances that what was not synced reaches it all the same, and which promises it breaks. */
export interface DiskTemper {
  /** Chance that a changed sector is written back before it is synced. */
  readonly sectorChance: number
  /** Chance that a changed name or size is written back before it is synced. */
  readonly nameChance: number
  /** Chance that such a sector is written in part only. */
  readonly tearChance: number
  /** For negative controls: what answers without doing it; `late-datasync` does it a moment after it answered. */
  readonly broken: 'nothing' | 'datasync' | 'syncFolder' | 'late-datasync'
}

/** What all files and names of one lossy disk share. */
export interface DiskSetting {
  readonly random: Random
  readonly temper: DiskTemper
  /** Called before every single effect on the disk; where the power goes it throws or does not return. */
  readonly beforeEffect: () => void
}

/**
 * One file as the page cache shows it, over the file as the disk has it. The process dies, and what was neither synced
 * nor by chance written back is gone with it.
 */
export class LossyFile {
  /** Where the disk's version lives whatever names it has. */
  readonly storePath: string
  readonly #random: Random
  readonly #temper: DiskTemper
  readonly #beforeEffect: () => void
  readonly #dirty = new Set<number>()
  #content: Buffer
  #size: number
  #durableSize: number

  constructor(storePath: string, setting: DiskSetting) {
    this.storePath = storePath
    this.#random = setting.random
    this.#temper = setting.temper
    this.#beforeEffect = setting.beforeEffect
    this.#content = readFileSync(storePath)
    this.#size = this.#content.length
    this.#durableSize = this.#size
  }

  get size(): number {
    return this.#size
  }

  /** Whether the disk lacks something of it. */
  get isDirty(): boolean {
    return this.#dirty.size > 0 || this.#durableSize !== this.#size
  }

  read(offset: number, length: number): Buffer {
    return Buffer.from(this.#content.subarray(Math.min(offset, this.#size), Math.min(offset + length, this.#size)))
  }

  write(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length
    if (end > this.#content.length) {
      const larger = Buffer.alloc(Math.max(end, this.#content.length * 2))
      this.#content.copy(larger, 0, 0, this.#size)
      this.#content = larger
    }
    this.#content.set(bytes, position)
    // A hole before it is new too: the disk may still hold what a truncation took away there.
    this.#mark(Math.min(position, this.#size), end)
    this.#size = Math.max(this.#size, end)
    this.writeBack()
  }

  truncate(size: number): void {
    if (size > this.#size) this.write(Buffer.alloc(size - this.#size), this.#size)
    this.#content.fill(0, size)
    this.#size = size
    for (const sector of this.#dirty) if (sector * SECTOR_BYTES >= size) this.#dirty.delete(sector)
    this.writeBack()
  }

  /** What a disk does in the background: some changed sectors reach it, in any order, some in part; perhaps the size. */
  writeBack(): void {
    const { sectorChance, nameChance, tearChance } = this.#temper
    const chosen = this.#random.shuffle([...this.#dirty]).filter(() => this.#random.happens(sectorChance))
    if (chosen.length > 0) {
      this.#withFile((file) => {
        for (const sector of chosen) this.#flush(file, sector, this.#random.happens(tearChance))
      })
    }
    if (this.#durableSize > this.#size && this.#random.happens(nameChance)) this.#cutToSize()
  }

  /** Everything written so far is on the disk when this resolves; sectors go in any order. */
  async sync(): Promise<void> {
    if (this.#temper.broken === 'datasync') return
    const isLate = this.#temper.broken === 'late-datasync'
    const done = this.#syncNow(isLate ? 20 : 0)
    if (isLate) done.catch(() => undefined)
    else await done
  }

  async #syncNow(turnsBefore: number): Promise<void> {
    for (let count = 0; count < turnsBefore; count += 1) await turn()
    const cutFirst = this.#random.happens(0.5)
    if (cutFirst && this.#durableSize > this.#size) this.#cutToSize()
    for (const sector of this.#random.shuffle([...this.#dirty])) {
      if (this.#random.happens(0.3)) await turn()
      if (this.#dirty.has(sector)) this.#withFile((file) => this.#flush(file, sector, false))
    }
    if (this.#durableSize !== this.#size) this.#cutToSize()
  }

  #mark(from: number, to: number): void {
    for (let sector = Math.floor(from / SECTOR_BYTES); sector * SECTOR_BYTES < to; sector += 1) this.#dirty.add(sector)
  }

  #flush(file: number, sector: number, isTorn: boolean): void {
    const from = sector * SECTOR_BYTES
    const to = Math.min(from + SECTOR_BYTES, this.#size)
    const length = isTorn ? this.#random.below(to - from) : to - from
    writeSync(file, this.#content, from, length, from)
    this.#durableSize = Math.max(this.#durableSize, from + length)
    if (!isTorn) this.#dirty.delete(sector)
  }

  #cutToSize(): void {
    this.#withFile((file) => ftruncateSync(file, this.#size))
    this.#durableSize = this.#size
  }

  #withFile(action: (file: number) => void): void {
    this.#beforeEffect()
    const file = openSync(this.storePath, 'r+')
    try {
      action(file)
    } finally {
      closeSync(file)
    }
  }
}
