// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from './instant.ts'

/** Version of the segment record layout below. */
export const SEGMENT_VERSION = 1

/**
 * Bytes of one record in a segment file, the same for journal, feed log and exported packages:
 *
 * | offset | bytes | meaning |
 * |---|---|---|
 * | 0 | 4 | length of the payload, little endian |
 * | 4 | 4 | CRC-32C over bytes 8 … end |
 * | 8 | 32 | SHA-256 of the previous record (whole, all bytes); zeros before the first of a log |
 * | 40 | 1 | payload kind: 0 segment header (JSON), 1 JSON, 2 raw-deflated JSON |
 * | 41 | 1 | 1 on the first record of a commit: all before it was on the disk when it was written; else 0 (files of version 0.1 have 0 throughout) |
 * | 42 | 6 | zero, kept for later |
 * | 48 | n | payload |
 */
export const SEGMENT_LAYOUT = { lengthAt: 0, crcAt: 4, crcFrom: 8, previousHashAt: 8, previousHashBytes: 32, kindAt: 40, groupAt: 41, payloadAt: 48 } as const

/** Kinds of payload. */
export const PAYLOAD_KINDS = { header: 0, json: 1, deflatedJson: 2 } as const
/** Largest payload a reader accepts: a length beyond it is damage, not data. */
export const LARGEST_PAYLOAD_BYTES = 64 * 1024 * 1024

/** Payload of kind 0, the first record of every segment file. */
export const segmentHeaderSchema = z.strictObject({
  v: z.literal(SEGMENT_VERSION),
  stream: z.enum(['journal', 'feedlog', 'package']),
  district: z.string().regex(/^\d{6}$/),
  segment: z.number().int().min(0),
  firstSeq: z.number().int().min(0),
  createdAt: instantSchema,
  product: z.string(),
})

/** Header of a segment file. */
export type SegmentHeader = z.infer<typeof segmentHeaderSchema>
