// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { crc32c } from '../../shared/base/index.ts'
import { SEGMENT_LAYOUT, SEGMENT_VERSION, segmentHeaderSchema, type SegmentHeader } from '../../shared/domain/index.ts'

/** Why a segment cannot be used: a newer format, another stream's files, or a writer that was closed. */
export type SegmentErrorCode = 'newer-version' | 'wrong-stream' | 'closed'

/** A refusal to use a segment; the file is left exactly as it was found. */
export class SegmentError extends Error {
  readonly code: SegmentErrorCode
  constructor(code: SegmentErrorCode, message: string) {
    super(message)
    this.name = 'SegmentError'
    this.code = code
  }
}

/** Hash that stands before the first record of a log: 32 zero bytes, in hexadecimal. */
export const NO_HASH = '0'.repeat(SEGMENT_LAYOUT.previousHashBytes * 2)

/** SHA-256 of a whole record, in lower-case hexadecimal. */
export function hashRecord(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** One payload to write; kinds stand in `PAYLOAD_KINDS`. */
export interface SegmentEntry {
  readonly kind: number
  readonly payload: Uint8Array
}

/**
 * Bytes of one record after the record with `previousHash` (hexadecimal), and the hash of the new one. `startsGroup` marks the
 * first record of a commit: where it stands, everything before it was on the disk when it was written.
 */
export function encodeRecord(entry: SegmentEntry & { readonly startsGroup?: boolean }, previousHash: string): { bytes: Buffer; hash: string } {
  const { kind, payload, startsGroup = false } = entry
  const bytes = Buffer.alloc(SEGMENT_LAYOUT.payloadAt + payload.length)
  bytes.writeUInt32LE(payload.length, SEGMENT_LAYOUT.lengthAt)
  bytes.write(previousHash, SEGMENT_LAYOUT.previousHashAt, 'hex')
  bytes.writeUInt8(kind, SEGMENT_LAYOUT.kindAt)
  bytes.writeUInt8(startsGroup ? 1 : 0, SEGMENT_LAYOUT.groupAt)
  bytes.set(payload, SEGMENT_LAYOUT.payloadAt)
  bytes.writeUInt32LE(crc32c(bytes.subarray(SEGMENT_LAYOUT.crcFrom)), SEGMENT_LAYOUT.crcAt)
  return { bytes, hash: hashRecord(bytes) }
}

/** Reads the payload of a header record; null when it is damaged. Throws `newer-version` for a later format. */
export function parseSegmentHeader(payload: Uint8Array): SegmentHeader | null {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8'))
  } catch {
    return null
  }
  const version = (value as { v?: unknown } | null)?.v
  if (typeof version === 'number' && version > SEGMENT_VERSION) {
    throw new SegmentError('newer-version', `the segment has format ${version}; this product reads up to ${SEGMENT_VERSION}`)
  }
  const parsed = segmentHeaderSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}
