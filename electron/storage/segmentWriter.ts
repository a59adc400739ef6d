// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PAYLOAD_KINDS, SEGMENT_VERSION, type SegmentHeader } from '../../shared/domain/index.ts'
import { openSegmentFile, segmentName, syncFolder, type OpenSegmentFile, type SegmentFile } from './segmentFiles.ts'
import { encodeRecord, NO_HASH, SegmentError } from './segmentRecord.ts'
import { assertStream, recoverTail, type SegmentOpenReport, type SegmentTail } from './segmentRecovery.ts'

// One commit never holds more than this, so that a burst does not become one giant write.
const GROUP_BYTES = 8 * 1024 * 1024

/** One payload to append; kinds stand in `PAYLOAD_KINDS`. */
export interface SegmentEntry {
  readonly kind: number
  readonly payload: Uint8Array
}

/** How a log of segments is opened. `now` stamps headers; `openFile` is replaced only by tests. */
export interface SegmentWriterOptions {
  readonly dir: string
  readonly stream: SegmentHeader['stream']
  readonly district: string
  readonly product: string
  readonly now: () => number
  readonly prefix?: string
  readonly openFile?: OpenSegmentFile
}

interface Job {
  readonly entries: readonly SegmentEntry[] | 'rotate'
  readonly resolve: (range: { firstSeq: number; lastSeq: number }) => void
  readonly reject: (error: unknown) => void
}

/**
 * Appends records to segment files. One commit (write + fdatasync) is on the way at a time; what queues meanwhile is
 * the next group. A failed group rejects and leaves the file as it was before.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions
  readonly #openFile: OpenSegmentFile
  readonly #queue: Job[] = []
  #file: SegmentFile
  #tail: SegmentTail
  #pumping: Promise<void> | null = null
  #mustTruncate = false
  #closed = false

  private constructor(options: SegmentWriterOptions, file: SegmentFile, tail: SegmentTail) {
    this.#options = options
    this.#openFile = options.openFile ?? openSegmentFile
    this.#file = file
    this.#tail = tail
  }

  /** Opens a log for writing and says what had to be cut. Rejects with SegmentError `newer-version` or `wrong-stream`, or a file error. */
  static async open(options: SegmentWriterOptions): Promise<{ writer: SegmentWriter; report: SegmentOpenReport }> {
    const openFile = options.openFile ?? openSegmentFile
    await mkdir(options.dir, { recursive: true, mode: 0o700 })
    const { tail, report } = await recoverTail(options.dir, options.prefix ?? '', options.now)
    if (tail) assertStream(tail.header, options.stream)
    // Another district's records are never continued in the same segment: its header would lie about them.
    if (tail && tail.header.district === options.district) {
      return { writer: new SegmentWriter(options, await openFile(tail.path, 'continue'), tail), report }
    }
    const fresh = await createSegment(options, openFile, { index: tail ? tail.index + 1 : 0, seq: tail?.seq ?? 0, hash: tail?.hash ?? NO_HASH })
    return { writer: new SegmentWriter(options, fresh.file, fresh.tail), report }
  }

  /** Number of the last record on disk (0 = none; headers do not count) and hash of the last record of any kind. */
  head(): { seq: number; hash: string } {
    return { seq: this.#tail.seq, hash: this.#tail.hash }
  }

  /** The segment being written: its number, size in bytes and creation time. */
  segment(): { index: number; path: string; bytes: number; createdAt: number } {
    return { index: this.#tail.index, path: this.#tail.path, bytes: this.#tail.size, createdAt: this.#tail.header.createdAt }
  }

  /** Appends records, in one piece and in order; resolves when they are on disk, rejects with the file error otherwise. */
  append(entries: readonly SegmentEntry[]): Promise<{ firstSeq: number; lastSeq: number }> {
    return this.#enqueue(entries)
  }

  /** Begins a new segment file after everything queued so far; on failure the present one goes on. */
  async rotate(): Promise<void> {
    await this.#enqueue('rotate')
  }

  /** Writes what is queued, then closes; later appends reject with `closed`. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#pumping
    await this.#file.close()
  }

  #enqueue(entries: Job['entries']): Promise<{ firstSeq: number; lastSeq: number }> {
    if (this.#closed) return Promise.reject(new SegmentError('closed', 'the segment writer is closed'))
    return new Promise((resolve, reject) => {
      this.#queue.push({ entries, resolve, reject })
      this.#pumping ??= this.#pump()
    })
  }

  async #pump(): Promise<void> {
    for (;;) {
      const group = takeGroup(this.#queue)
      if (group.length === 0) break
      try {
        const answers = group[0]?.entries === 'rotate' ? await this.#startSegment() : await this.#commit(group)
        group.forEach((job, index) => job.resolve(answers[index]!))
      } catch (error) {
        for (const job of group) job.reject(error)
      }
    }
    // In the same turn as the last look at the queue: a promise callback would come too late for who queues in between.
    this.#pumping = null
  }

  async #commit(group: readonly Job[]): Promise<{ firstSeq: number; lastSeq: number }[]> {
    const parts: Buffer[] = []
    const ranges: { firstSeq: number; lastSeq: number }[] = []
    let { seq, hash } = this.#tail
    for (const { entries } of group) {
      if (entries === 'rotate') continue
      for (const { kind, payload } of entries) {
        const record = encodeRecord(kind, payload, hash)
        parts.push(record.bytes)
        hash = record.hash
      }
      ranges.push({ firstSeq: seq + 1, lastSeq: seq + entries.length })
      seq += entries.length
    }
    const bytes = Buffer.concat(parts)
    await this.#write(bytes)
    this.#tail = { ...this.#tail, seq, hash, size: this.#tail.size + bytes.length }
    return ranges
  }

  async #write(bytes: Buffer): Promise<void> {
    const { size } = this.#tail
    if (this.#mustTruncate) await this.#file.truncate(size)
    this.#mustTruncate = true
    try {
      await this.#file.write(bytes, size)
      await this.#file.datasync()
      this.#mustTruncate = false
    } catch (error) {
      // Half a record must not stand before the next one; when even this fails it is tried again before the next write.
      await this.#file.truncate(size).then(
        () => (this.#mustTruncate = false),
        () => undefined,
      )
      throw error
    }
  }

  async #startSegment(): Promise<{ firstSeq: number; lastSeq: number }[]> {
    const { index, seq, hash } = this.#tail
    if (this.#mustTruncate) await this.#file.truncate(this.#tail.size)
    this.#mustTruncate = false
    const fresh = await createSegment(this.#options, this.#openFile, { index: index + 1, seq, hash })
    const old = this.#file
    this.#file = fresh.file
    this.#tail = fresh.tail
    // Everything in it is on disk already, so a failing close takes nothing away.
    await old.close().catch(() => undefined)
    return [{ firstSeq: seq + 1, lastSeq: seq }]
  }
}

function takeGroup(queue: Job[]): Job[] {
  let bytes = 0
  let length = 0
  for (const job of queue) {
    if (job.entries === 'rotate') {
      if (length === 0) length = 1
      break
    }
    bytes += job.entries.reduce((sum, entry) => sum + entry.payload.length, 0)
    if (length > 0 && bytes > GROUP_BYTES) break
    length += 1
  }
  return queue.splice(0, length)
}

async function createSegment(
  options: SegmentWriterOptions,
  openFile: OpenSegmentFile,
  from: { index: number; seq: number; hash: string },
): Promise<{ file: SegmentFile; tail: SegmentTail }> {
  const path = join(options.dir, segmentName(from.index, options.prefix))
  const header: SegmentHeader = {
    v: SEGMENT_VERSION,
    stream: options.stream,
    district: options.district,
    segment: from.index,
    firstSeq: from.seq + 1,
    createdAt: options.now(),
    product: options.product,
  }
  const { bytes, hash } = encodeRecord(PAYLOAD_KINDS.header, Buffer.from(JSON.stringify(header)), from.hash)
  const file = await openFile(path, 'create')
  try {
    await file.write(bytes, 0)
    await file.datasync()
    await syncFolder(dirname(path))
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
    throw error
  }
  return { file, tail: { index: from.index, path, size: bytes.length, seq: from.seq, hash, header } }
}
