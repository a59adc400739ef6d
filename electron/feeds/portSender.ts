// SPDX-License-Identifier: Apache-2.0
import {
  DELTA_BYTES,
  FRAME_VERSION,
  HALL_DATASETS,
  SNAPSHOT_CHUNK_BYTES,
  portAnswerSchema,
  type AnyRecord,
  type Link,
  type PortFrame,
} from '../../shared/domain/index.ts'
import { bytesOf } from './recordText.ts'

/** What a sender needs: whole state on demand, the clock frames carry, a way out, a timer. */
export interface PortSenderOptions {
  readonly epoch: string
  readonly state: { records(): Iterable<AnyRecord>; links(): Record<string, Link> }
  readonly now: () => number
  readonly post: (frame: PortFrame) => void
  /** Calls back after some milliseconds; answers how to call it off. */
  readonly schedule: (run: () => void, ms: number) => () => void
}

// Frames no nearer than this: 1 Hz data gains nothing from more, and every frame costs each window a task.
const FRAME_GAP_MS = 40
// Beyond it a fresh snapshot is smaller than the queue, and still holds the newest revision of each.
const MOST_QUEUED = 10_000

/**
 * Sends state to one window: a snapshot in chunks, then deltas; one frame unacknowledged at a time. Meanwhile states merge,
 * the latest wins; revisions of hall datasets are never merged away. After `resync` a snapshot follows in the same epoch
 * with `seq` from 0 again; chunk 0 always starts the page anew.
 */
export class PortSender {
  readonly #options: PortSenderOptions
  #seq = 0
  #awaited: number | null = null
  #chunks: AnyRecord[][] = []
  #chunkIndex = 0
  #dirty = new Map<string, AnyRecord>()
  #queue: AnyRecord[] = []
  #links = new Map<string, Link>()
  #callOff: (() => void) | null = null
  #closed = false

  constructor(options: PortSenderOptions) {
    this.#options = options
    this.#restart()
  }

  /** Sends the first frame. */
  start(): void {
    this.#pump()
  }

  /** A record changed. */
  record(key: string, record: AnyRecord): void {
    if (HALL_DATASETS.has(record.dataset)) this.#queue.push(record)
    else this.#dirty.set(key, record)
    if (this.#queue.length > MOST_QUEUED) this.#restart()
    this.#schedule()
  }

  /** A link changed. */
  link(source: string, link: Link): void {
    this.#links.set(source, link)
    this.#schedule()
  }

  /** Takes the window's answer; anything that is none is ignored. */
  answer(message: unknown): void {
    const parsed = portAnswerSchema.safeParse(message)
    if (!parsed.success || parsed.data.epoch !== this.#options.epoch || this.#closed) return
    if (parsed.data.kind === 'resync') {
      this.#restart()
      this.#awaited = null
      this.#seq = 0
      this.#pump()
    } else if (parsed.data.seq === this.#awaited) {
      this.#awaited = null
      this.#schedule()
    }
  }

  /** Ends: nothing is sent any more. */
  close(): void {
    this.#closed = true
    this.#callOff?.()
    this.#callOff = null
  }

  #restart(): void {
    this.#dirty.clear()
    this.#queue = []
    this.#links = new Map(Object.entries(this.#options.state.links()))
    this.#chunks = splitBySize(this.#options.state.records(), SNAPSHOT_CHUNK_BYTES)
    this.#chunkIndex = 0
  }

  #schedule(): void {
    if (this.#closed || this.#callOff || this.#awaited !== null) return
    // A snapshot is wanted as fast as it is acknowledged.
    if (this.#chunkIndex < this.#chunks.length) return this.#pump()
    this.#callOff = this.#options.schedule(() => {
      this.#callOff = null
      this.#pump()
    }, FRAME_GAP_MS)
  }

  #pump(): void {
    if (this.#closed || this.#awaited !== null) return
    const chunk = this.#chunks[this.#chunkIndex]
    if (chunk) return this.#sendChunk(chunk)
    if (this.#dirty.size === 0 && this.#queue.length === 0 && this.#links.size === 0) return
    this.#send({ kind: 'delta', records: this.#takeDelta() })
    if (this.#dirty.size > 0 || this.#queue.length > 0) this.#schedule()
  }

  #sendChunk(records: AnyRecord[]): void {
    const part = { kind: 'snapshot' as const, records, chunk: this.#chunkIndex, chunks: this.#chunks.length }
    this.#chunkIndex += 1
    if (this.#chunkIndex === this.#chunks.length) {
      this.#chunks = []
      this.#chunkIndex = 0
    }
    this.#send(part)
  }

  #takeDelta(): AnyRecord[] {
    const records: AnyRecord[] = []
    let bytes = 0
    const fits = (record: AnyRecord) => {
      bytes += bytesOf(record) + 1
      return bytes <= DELTA_BYTES || records.length === 0
    }
    let taken = 0
    while (taken < this.#queue.length && fits(this.#queue[taken]!)) records.push(this.#queue[taken++]!)
    if (taken > 0) this.#queue = this.#queue.slice(taken)
    if (this.#queue.length > 0) return records
    for (const [key, record] of this.#dirty) {
      if (!fits(record)) break
      records.push(record)
      this.#dirty.delete(key)
    }
    return records
  }

  #send(part: { kind: 'delta'; records: AnyRecord[] } | { kind: 'snapshot'; records: AnyRecord[]; chunk: number; chunks: number }): void {
    const links = Object.fromEntries(this.#links)
    this.#links.clear()
    this.#awaited = this.#seq
    this.#options.post({ v: FRAME_VERSION, epoch: this.#options.epoch, seq: this.#seq++, at: this.#options.now(), links, ...part })
  }
}

function splitBySize(records: Iterable<AnyRecord>, limit: number): AnyRecord[][] {
  const chunks: AnyRecord[][] = [[]]
  let bytes = 0
  for (const record of records) {
    const size = bytesOf(record) + 1
    if (bytes + size > limit && bytes > 0) {
      chunks.push([])
      bytes = 0
    }
    chunks[chunks.length - 1]!.push(record)
    bytes += size
  }
  return chunks
}
