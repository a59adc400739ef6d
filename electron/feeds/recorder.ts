// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, Link } from '../../shared/domain/index.ts'
import { SegmentWriter, listSegments } from '../storage/segments.ts'
import type { HostClock } from './hostClock.ts'
import { pointsEntry, stateEntry } from './logEntry.ts'
import { segmentBegan } from './logReader.ts'
import { LEAST_FREE_BYTES, dropOldest, freeBytesOf, isDiskFull, keepWithin } from './logSpace.ts'
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
  /** Bytes free where the folder is; replaced only by tests. */
  readonly freeBytes?: (dir: string) => Promise<number>
}

// Flushes that may wait for the disk, one a second.
const MOST_WAITING = 60
const SEGMENT_MS = 120_000
const ROOM_CHECK_MS = 60_000
const SEGMENT_BYTES = 16 * 1024 * 1024

/**
 * Writes the feed log: what was accepted, once a second, and at the head of every segment the whole latest state, so that
 * a replay reads two minutes at most to stand at any moment. When the disk is full, the oldest segments go; when that does
 * not help, or the disk fails, what could not be written is dropped and said; the next success begins with a whole state again.
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
  #segmentAt = 0
  #roomCheckedAt = 0
  #isPaused = false
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
    const { writer, report } = await SegmentWriter.open({ dir, stream: 'feedlog', district, product, now: await monotone(dir, district, () => clock.now()) })
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
      .then(() => this.#write(job))
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
    const isDue = !this.#isRotating && (this.#rotate || this.#isBroken || this.#isSegmentOver())
    if (this.#texts.length === 0 && this.#links.size === 0 && !isDue) return null
    const at = clock.seal()
    // Before the batch is taken: what is forgotten leaves a tombstone in it.
    if (isDue) state.prune(at)
    const batch = { links: Object.fromEntries(this.#links), texts: this.#texts }
    this.#texts = []
    this.#links = new Map()
    if (!isDue) return async () => void (await this.#writer.append([await stateEntry('batch', at, batch)]))
    this.#rotate = false
    this.#segmentAt = at
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
      await keepWithin(this.#options.dir, this.#writer.segment().index, this.#options.retentionMegabytes * 1024 * 1024)
    }
  }

  #isSegmentOver(): boolean {
    return this.#options.clock.now() - this.#segmentAt >= SEGMENT_MS || this.#writer.segment().bytes >= SEGMENT_BYTES
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

  // On a full disk the oldest of this log goes before anything else does.
  async #write(job: () => Promise<void>): Promise<void> {
    await this.#makeRoom()
    try {
      await job()
    } catch (error) {
      if (!isDiskFull(error) || (await this.#drop(SEGMENT_BYTES)) === 0) throw error
      await job()
    }
  }

  // The journal and its reserve need what is left; a feed log that paused can be done without.
  async #makeRoom(): Promise<void> {
    const now = this.#options.clock.now()
    if (Math.abs(now - this.#roomCheckedAt) >= ROOM_CHECK_MS) {
      this.#roomCheckedAt = now
      const missing = LEAST_FREE_BYTES - (await (this.#options.freeBytes ?? freeBytesOf)(this.#options.dir))
      this.#isPaused = missing > 0 && (await this.#drop(missing)) < missing
    }
    if (this.#isPaused) throw new Error(`less than ${LEAST_FREE_BYTES / 1024 / 1024} MB are free on the disk`)
  }

  #drop(bytes: number): Promise<number> {
    return dropOldest(this.#options.dir, this.#writer.segment().index, bytes)
  }
}

// Readers look for a segment by halves: no header may be older than the one before it, also after the clock was set back.
async function monotone(dir: string, district: string, now: () => number): Promise<() => number> {
  let latest = 0
  for (const { path } of (await listSegments(dir).catch(() => [])).reverse()) {
    const began = await segmentBegan(path, district)
    if (began === null) continue
    latest = began
    break
  }
  return () => (latest = Math.max(latest, now()))
}
