// SPDX-License-Identifier: Apache-2.0
import { dirname, join } from 'node:path'
import { PAYLOAD_KINDS, SEGMENT_VERSION, type SegmentHeader } from '../../shared/domain/index.ts'
import { makeDurableFolder, realFiles, unlessMissing, type FileLayer, type OpenedFile } from './fileLayer.ts'
import { segmentName } from './segmentFiles.ts'
import { encodeRecord, NO_HASH, SegmentError, type SegmentEntry } from './segmentRecord.ts'
import { assertStream, recoverTail, type SegmentOpenReport, type SegmentTail } from './segmentRecovery.ts'
import type { SegmentScanOrder } from './segmentScan.ts'

// One commit never holds more than this, so that a burst does not become one giant write.
const GROUP_BYTES = 8 * 1024 * 1024

/** How a log of segments is opened. `now` stamps headers; `seqOf` and `onRecord` serve the reading of the last segment. */
export interface SegmentWriterOptions extends Pick<SegmentScanOrder, 'seqOf' | 'onRecord'> {
  readonly dir: string
  readonly stream: SegmentHeader['stream']
  readonly district: string
  readonly product: string
  readonly now: () => number
  readonly files?: FileLayer
}

/** The segment being written. */
type OpenTail = SegmentTail & { readonly header: SegmentHeader }

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
  readonly #files: FileLayer
  readonly #queue: Job[] = []
  #file: OpenedFile
  #tail: OpenTail
  #pumping: Promise<void> | null = null
  #mustTruncate = false
  /** A segment file that could not be begun and could not be taken away either. */
  #leftover: string | null = null
  #closed = false

  private constructor(options: SegmentWriterOptions, file: OpenedFile, tail: OpenTail) {
    this.#options = options
    this.#files = options.files ?? realFiles
    this.#file = file
    this.#tail = tail
  }

  /** Opens a log for writing and says what had to be cut. Rejects with SegmentError `newer-version` or `wrong-stream`, or a file error. */
  static async open(options: SegmentWriterOptions): Promise<{ writer: SegmentWriter; report: SegmentOpenReport }> {
    const files = options.files ?? realFiles
    await makeDurableFolder(files, options.dir)
    const { tail, report } = await recoverTail({ ...options, files })
    if (tail?.header) assertStream(tail.header, options.stream)
    // Another district's records are never continued in the same segment: its header would lie about them.
    if (tail?.header?.district === options.district && !tail.isDamaged) {
      return { writer: new SegmentWriter(options, await files.open(tail.path, 'continue'), { ...tail, header: tail.header }), report }
    }
    const fresh = await createSegment(options, { index: tail ? tail.index + 1 : 0, seq: tail?.seq ?? 0, hash: tail?.hash ?? NO_HASH })
    if ('error' in fresh) throw fresh.error
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
    // The last chance for what was refused: at the next start it would count.
    await this.#tidy().catch(() => undefined)
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
        const record = encodeRecord({ kind, payload, startsGroup: parts.length === 0 }, hash)
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
    await this.#tidy()
    this.#mustTruncate = true
    try {
      await this.#file.write(bytes, this.#tail.size)
      await this.#file.datasync()
      this.#mustTruncate = false
    } catch (error) {
      // What was refused must not come back after a crash; when even this fails it is tried again before the next write.
      await this.#tidy().catch(() => undefined)
      throw error
    }
  }

  /** Takes away what failed attempts left: half records behind the end, a segment that was never used. */
  async #tidy(): Promise<void> {
    if (this.#leftover !== null) {
      // Found at the next start it would pass for the end of the log.
      await removeSegment(this.#files, this.#leftover)
      this.#leftover = null
    }
    if (!this.#mustTruncate) return
    await this.#file.truncate(this.#tail.size)
    await this.#file.datasync()
    this.#mustTruncate = false
  }

  async #startSegment(): Promise<{ firstSeq: number; lastSeq: number }[]> {
    await this.#tidy()
    const { index, seq, hash } = this.#tail
    const fresh = await createSegment(this.#options, { index: index + 1, seq, hash })
    if ('error' in fresh) {
      this.#leftover = fresh.leftover
      throw fresh.error
    }
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

type Created = { readonly file: OpenedFile; readonly tail: OpenTail } | { readonly error: unknown; readonly leftover: string | null }

async function createSegment(options: SegmentWriterOptions, from: { index: number; seq: number; hash: string }): Promise<Created> {
  const { files = realFiles } = options
  const path = join(options.dir, segmentName(from.index))
  const header: SegmentHeader = {
    v: SEGMENT_VERSION,
    stream: options.stream,
    district: options.district,
    segment: from.index,
    firstSeq: from.seq + 1,
    createdAt: options.now(),
    product: options.product,
  }
  const { bytes, hash } = encodeRecord({ kind: PAYLOAD_KINDS.header, payload: Buffer.from(JSON.stringify(header)), startsGroup: true }, from.hash)
  let file: OpenedFile | null = null
  try {
    file = await files.open(path, 'create')
    await file.write(bytes, 0)
    await file.datasync()
    await files.syncFolder(dirname(path))
    return { file, tail: { index: from.index, path, size: bytes.length, seq: from.seq, hash, header, isDamaged: false } }
  } catch (error) {
    if (!file) return { error, leftover: null }
    await file.close().catch(() => undefined)
    const isGone = await removeSegment(files, path).then(
      () => true,
      () => false,
    )
    return { error, leftover: isGone ? null : path }
  }
}

async function removeSegment(files: FileLayer, path: string): Promise<void> {
  await unlessMissing(files.remove(path), undefined)
  await files.syncFolder(dirname(path))
}
