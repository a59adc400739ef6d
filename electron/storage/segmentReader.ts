// SPDX-License-Identifier: Apache-2.0
import { crc32c } from '../../shared/base/index.ts'
import { LARGEST_PAYLOAD_BYTES, PAYLOAD_KINDS, SEGMENT_LAYOUT } from '../../shared/domain/index.ts'
import { realFiles, type FileLayer, type OpenedFile } from './fileLayer.ts'
import { hashRecord } from './segmentRecord.ts'

const CHUNK_BYTES = 256 * 1024

/** One undamaged record of a segment file; hashes are hexadecimal, `offset` is where it begins. */
export interface SegmentRecord {
  readonly kind: number
  readonly payload: Buffer
  readonly offset: number
  readonly hash: string
  readonly previousHash: string
  /** First record of a commit: what stands before it in the file was on the disk when it was written. */
  readonly startsGroup: boolean
}

/** Where reading had to stop. `truncated` at the end of a file that is being written is no damage, only news to come. */
export interface SegmentDamage {
  readonly damagedAt: number
  readonly reason: 'truncated' | 'length' | 'checksum' | 'chain'
}

/** How a segment is read. */
export interface SegmentReading {
  readonly fromOffset?: number
  /** Hears of damage, at most once unless `overDamage`. */
  readonly onDamage?: (damage: SegmentDamage) => void
  /** Goes on with the next whole record behind damage instead of ending there. */
  readonly overDamage?: boolean
  readonly files?: FileLayer
}

/**
 * Reads a segment record by record with bounded memory, checking length, checksum and hash chain. Ends at the first
 * damage, or goes on behind it when that is asked for. Rejects when the file cannot be read.
 */
export async function* readSegmentFile(path: string, reading: SegmentReading = {}): AsyncGenerator<SegmentRecord, void> {
  const { fromOffset = 0, onDamage, overDamage = false, files = realFiles } = reading
  const file = await files.open(path, 'read')
  try {
    const bytes = new ByteWindow(file)
    let offset = fromOffset
    let expected: string | null = null
    for (;;) {
      const next = await readRecord(bytes, offset, expected)
      if (next === null) return
      if (!('reason' in next)) {
        yield next
        expected = next.hash
        offset += SEGMENT_LAYOUT.payloadAt + next.payload.length
        continue
      }
      onDamage?.(next)
      const resumed = overDamage ? await findRecord(bytes, next.reason === 'chain' ? offset : offset + 1) : null
      if (resumed === null) return
      offset = resumed
      expected = null
    }
  } finally {
    await file.close()
  }
}

async function readRecord(bytes: ByteWindow, offset: number, expectedHash: string | null): Promise<SegmentRecord | SegmentDamage | null> {
  const damaged = (reason: SegmentDamage['reason']): SegmentDamage => ({ damagedAt: offset, reason })
  const head = await bytes.read(offset, SEGMENT_LAYOUT.payloadAt)
  if (head.length === 0) return null
  if (head.length < SEGMENT_LAYOUT.payloadAt) return damaged('truncated')
  const length = head.readUInt32LE(SEGMENT_LAYOUT.lengthAt)
  if (length > LARGEST_PAYLOAD_BYTES) return damaged('length')
  const whole = await bytes.read(offset, SEGMENT_LAYOUT.payloadAt + length)
  if (whole.length < SEGMENT_LAYOUT.payloadAt + length) return damaged('truncated')
  if (crc32c(whole.subarray(SEGMENT_LAYOUT.crcFrom)) !== whole.readUInt32LE(SEGMENT_LAYOUT.crcAt)) return damaged('checksum')
  const previousHash = whole.toString('hex', SEGMENT_LAYOUT.previousHashAt, SEGMENT_LAYOUT.previousHashAt + SEGMENT_LAYOUT.previousHashBytes)
  if (expectedHash !== null && previousHash !== expectedHash) return damaged('chain')
  return {
    kind: whole.readUInt8(SEGMENT_LAYOUT.kindAt),
    startsGroup: whole.readUInt8(SEGMENT_LAYOUT.groupAt) === 1,
    payload: whole.subarray(SEGMENT_LAYOUT.payloadAt),
    offset,
    hash: hashRecord(whole),
    previousHash,
  }
}

/** Offset of the first whole record at or behind a place, found by its shape and checksum; null when there is none. */
async function findRecord(bytes: ByteWindow, from: number): Promise<number | null> {
  let offset = from
  for (;;) {
    const part = await bytes.read(offset, CHUNK_BYTES)
    for (let index = 0; index + SEGMENT_LAYOUT.payloadAt <= part.length; index += 1) {
      if (!looksLikeRecord(part, index)) continue
      const found = await readRecord(bytes, offset + index, null)
      if (found !== null && !('reason' in found)) return found.offset
    }
    if (part.length < CHUNK_BYTES) return null
    offset += part.length - SEGMENT_LAYOUT.payloadAt + 1
  }
}

// Cheap, so that checksums are counted only where a record can begin.
function looksLikeRecord(part: Buffer, index: number): boolean {
  const at = index + SEGMENT_LAYOUT.kindAt
  if (part[at]! > PAYLOAD_KINDS.deflatedJson || part[at + 1]! > 1) return false
  for (let zero = at + 2; zero < index + SEGMENT_LAYOUT.payloadAt; zero += 1) if (part[zero] !== 0) return false
  return part.readUInt32LE(index + SEGMENT_LAYOUT.lengthAt) <= LARGEST_PAYLOAD_BYTES
}

/** A moving window over a file. Each refill is a new buffer, so that slices handed out stay valid. */
class ByteWindow {
  readonly #file: OpenedFile
  #buffer: Buffer = Buffer.alloc(0)
  #start = 0

  constructor(file: OpenedFile) {
    this.#file = file
  }

  /** Bytes from `offset`, fewer than asked only at the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    if (offset < this.#start || offset + length > this.#start + this.#buffer.length) await this.#refill(offset, length)
    return this.#buffer.subarray(offset - this.#start, offset - this.#start + length)
  }

  async #refill(offset: number, length: number): Promise<void> {
    // The size is asked first, so that a damaged length never makes us allocate more than the file holds.
    const size = await this.#file.size()
    const wanted = Math.max(0, Math.min(size - offset, Math.max(length, CHUNK_BYTES)))
    this.#buffer = wanted === 0 ? Buffer.alloc(0) : await this.#file.read(offset, wanted)
    this.#start = offset
  }
}
