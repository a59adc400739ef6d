// SPDX-License-Identifier: Apache-2.0
import { open, type FileHandle } from 'node:fs/promises'
import { crc32c } from '../../shared/base/index.ts'
import { LARGEST_PAYLOAD_BYTES, SEGMENT_LAYOUT } from '../../shared/domain/index.ts'
import { hashRecord } from './segmentRecord.ts'

const CHUNK_BYTES = 256 * 1024

/** One undamaged record of a segment file; hashes are hexadecimal, `offset` is where it begins. */
export interface SegmentRecord {
  readonly kind: number
  readonly payload: Buffer
  readonly offset: number
  readonly hash: string
  readonly previousHash: string
}

/** Where reading had to stop. `truncated` at the end of a file that is being written is no damage, only news to come. */
export interface SegmentDamage {
  readonly damagedAt: number
  readonly reason: 'truncated' | 'length' | 'checksum' | 'chain'
}

/**
 * Reads a segment record by record with bounded memory, checking length, checksum and hash chain. Stops at the first
 * damage, which it returns and tells `onDamage`; ends with null at a clean end. Rejects when the file cannot be read.
 */
export async function* readSegmentFile(
  path: string,
  fromOffset = 0,
  onDamage?: (damage: SegmentDamage) => void,
): AsyncGenerator<SegmentRecord, SegmentDamage | null> {
  const handle = await open(path, 'r')
  try {
    const bytes = new ByteWindow(handle)
    let offset = fromOffset
    let expected: string | null = null
    for (;;) {
      const next = await readRecord(bytes, offset, expected)
      if (next === null) return null
      if ('reason' in next) {
        onDamage?.(next)
        return next
      }
      yield next
      expected = next.hash
      offset += SEGMENT_LAYOUT.payloadAt + next.payload.length
    }
  } finally {
    await handle.close()
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
  return { kind: whole.readUInt8(SEGMENT_LAYOUT.kindAt), payload: whole.subarray(SEGMENT_LAYOUT.payloadAt), offset, hash: hashRecord(whole), previousHash }
}

/** A moving window over a file. Each refill is a new buffer, so that slices handed out stay valid. */
class ByteWindow {
  readonly #handle: FileHandle
  #buffer = Buffer.alloc(0)
  #start = 0

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Bytes from `offset`, fewer than asked only at the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    if (offset < this.#start || offset + length > this.#start + this.#buffer.length) await this.#refill(offset, length)
    return this.#buffer.subarray(offset - this.#start, offset - this.#start + length)
  }

  async #refill(offset: number, length: number): Promise<void> {
    // The size is asked first, so that a damaged length never makes us allocate more than the file holds.
    const { size } = await this.#handle.stat()
    const wanted = Math.max(0, Math.min(size - offset, Math.max(length, CHUNK_BYTES)))
    const buffer = Buffer.allocUnsafe(wanted)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await this.#handle.read(buffer, filled, wanted - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    this.#buffer = buffer.subarray(0, filled)
    this.#start = offset
  }
}
