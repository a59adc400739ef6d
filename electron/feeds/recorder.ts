// SPDX-License-Identifier: Apache-2.0
import { rm, stat } from 'node:fs/promises'
import type { AnyRecord, Link } from '../../shared/domain/index.ts'
import { SegmentWriter, listSegments } from '../storage/segments.ts'
import type { HostClock } from './hostClock.ts'
import { pointsEntry, stateEntry } from './logEntry.ts'
import { textOf } from './recordText.ts'
import type { SeriesMemory } from './seriesMemory.ts'
import type { StateStore } from './stateStore.ts'

/** What the recorder writes, and where. */
export interface RecorderOptions {
  readonly dir: string
  readonly district: string
  readonly product: string
  readonly clock: HostClock
  readonly state: StateStore
  readonly series: SeriesMemory
  readonly retentionMegabytes: number
  readonly notice: (code: string, detail: string) => void
}

// Flushes that may wait for the disk, one a second.
const MOST_WAITING = 60
const SEGMENT_MS = 120_000
const SEGMENT_BYTES = 16 * 1024 * 1024

/**
 * Writes the feed log: what was accepted, once a second, and at the head of every segment the whole latest state, so that
 * a replay reads two minutes at most to stand at any moment. When the disk fails, what could not be written is dropped and
 * said; the next success begins with a whole state again.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #writer: SegmentWriter
  #texts: string[] = []
  #links = new Map<string, Link>()
  #work: Promise<void> = Promise.resolve()
  #waiting = 0
  #isBroken = false
  // A new run begins with a whole state; nothing of it belongs into the segment of the run before.
  #isNew = true
  #rotate = true
  #isRotating = false
  #stopListening: () => void

  private constructor(options: RecorderOptions, writer: SegmentWriter) {
    this.#options = options
    this.#writer = writer
    this.#stopListening = options.state.listen({
      record: (_key, record: AnyRecord) => this.#texts.push(textOf(record)),
      link: (source, link) => this.#links.set(source, link),
    })
  }

  /** Opens the log for writing; rejects when the folder cannot be written. */
  static async open(options: RecorderOptions): Promise<Recorder> {
    const { dir, district, product, clock, notice } = options
    const { writer, report } = await SegmentWriter.open({ dir, stream: 'feedlog', district, product, now: () => clock.now() })
    if (report.cutBytes > 0) notice('feed-log-tail-cut', `${report.cutBytes} bytes (${report.reason ?? 'damaged'})`)
    return new Recorder(options, writer)
  }

  /** Asks for a new segment with a whole state at the next flush: the state changed in a way batches do not tell. */
  requestKeyframe(): void {
    this.#rotate = true
  }

  /** Writes what came since the last call; resolves when it is on disk or was given up. Called every second. */
  flush(): Promise<void> {
    if (this.#waiting >= MOST_WAITING) return this.#giveUp()
    const job = this.#collect()
    if (!job) return this.#work
    this.#waiting += 1
    this.#work = this.#work
      .then(job)
      .catch((error: unknown) => this.#failed(error))
      .finally(() => (this.#waiting -= 1))
    return this.#work
  }

  /** Writes the rest and closes. */
  async close(): Promise<void> {
    this.#stopListening()
    await this.flush()
    await this.#writer.close().catch(() => undefined)
  }

  // Everything that must be of one moment is taken here, before the first await.
  #collect(): (() => Promise<void>) | null {
    const { clock, state, series } = this.#options
    const segment = this.#writer.segment()
    const isDue = !this.#isRotating && (this.#rotate || this.#isBroken || clock.now() - segment.createdAt >= SEGMENT_MS || segment.bytes >= SEGMENT_BYTES)
    if (this.#texts.length === 0 && this.#links.size === 0 && !isDue) return null
    const at = clock.seal()
    const batch = { links: Object.fromEntries(this.#links), texts: this.#texts }
    this.#texts = []
    this.#links = new Map()
    if (!isDue) return async () => void (await this.#writer.append([await stateEntry('batch', at, batch)]))
    this.#rotate = false
    state.prune(at)
    const whole = { links: state.links(), texts: [...state.records()].map(textOf) }
    const points = series.takeFresh()
    const isContinued = !this.#isNew && !this.#isBroken
    // The first segment of a new log is empty still; it begins with this key frame instead of being left without one.
    const isEmpty = this.#isNew && this.#writer.head().seq === 0
    this.#isNew = false
    this.#isRotating = true
    return async () => {
      if (isContinued) await this.#writer.append([await stateEntry('batch', at, batch)])
      if (!isEmpty) await this.#writer.rotate()
      await this.#writer.append([await pointsEntry(at, points), await stateEntry('keyframe', at, whole)])
      if (this.#isBroken) this.#options.notice('feed-log-writable', 'the feed log is written again')
      this.#isBroken = false
      this.#isRotating = false
      await this.#retain()
    }
  }

  // A disk that hangs for minutes must not take the memory with it.
  #giveUp(): Promise<void> {
    this.#texts = []
    this.#links = new Map()
    this.#failed(new Error('the disk does not keep up'))
    return this.#work
  }

  #failed(error: unknown): void {
    if (!this.#isBroken) this.#options.notice('feed-log-unwritable', error instanceof Error ? error.message : String(error))
    this.#isBroken = true
    this.#isRotating = false
  }

  async #retain(): Promise<void> {
    const segments = await listSegments(this.#options.dir)
    const sizes = await Promise.all(
      segments.map((segment) =>
        stat(segment.path).then(
          (file) => file.size,
          () => 0,
        ),
      ),
    )
    let total = sizes.reduce((sum, size) => sum + size, 0)
    const limit = this.#options.retentionMegabytes * 1024 * 1024
    for (const [index, segment] of segments.entries()) {
      if (total <= limit || segment.index >= this.#writer.segment().index) return
      await rm(segment.path, { force: true })
      total -= sizes[index] ?? 0
    }
  }
}
