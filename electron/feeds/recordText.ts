// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../../shared/domain/index.ts'

interface Written {
  readonly text: string
  readonly bytes: number
}

// Log, key frames and every window need the same text or its size; it lives as long as its record.
const cache = new WeakMap<AnyRecord, Written>()

function written(record: AnyRecord): Written {
  const known = cache.get(record)
  if (known) return known
  const text = JSON.stringify(record)
  const fresh = { text, bytes: Buffer.byteLength(text) }
  cache.set(record, fresh)
  return fresh
}

/** JSON of a record, written once. */
export function textOf(record: AnyRecord): string {
  return written(record).text
}

/** Bytes of a record's JSON. */
export function bytesOf(record: AnyRecord): number {
  return written(record).bytes
}
