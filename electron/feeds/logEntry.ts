// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { PAYLOAD_KINDS, type AnyRecord, type Link } from '../../shared/domain/index.ts'
import type { SegmentEntry } from '../storage/segments.ts'

/**
 * One entry of the feed log, beside the segment's header. `keyframe`: the whole latest state at `at`. `batch`: what was
 * accepted since the entry before, all received at or before `at`. `points`: mean values of indicators, by id.
 */
export type LogEntry =
  | {
      readonly v: 1
      readonly kind: 'keyframe' | 'batch'
      readonly at: number
      readonly links: Readonly<Record<string, Link>>
      readonly records: readonly AnyRecord[]
    }
  | { readonly v: 1; readonly kind: 'points'; readonly at: number; readonly series: Readonly<Record<string, readonly (readonly [number, number])[]>> }

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)
// Level 3 takes half the time of the default for a tenth more bytes, and this runs every second.
const LEVEL = 3
const LARGEST_BYTES = 256 * 1024 * 1024

/** Payload of a key frame or a batch from records that were written as JSON before. */
export async function stateEntry(
  kind: 'keyframe' | 'batch',
  at: number,
  content: { links: Readonly<Record<string, Link>>; texts: readonly string[] },
): Promise<SegmentEntry> {
  const json = `{"v":1,"kind":"${kind}","at":${at},"links":${JSON.stringify(content.links)},"records":[${content.texts.join(',')}]}`
  return { kind: PAYLOAD_KINDS.deflatedJson, payload: await deflate(json, { level: LEVEL }) }
}

/** Payload of indicator points. */
export async function pointsEntry(at: number, series: Readonly<Record<string, readonly (readonly [number, number])[]>>): Promise<SegmentEntry> {
  return { kind: PAYLOAD_KINDS.deflatedJson, payload: await deflate(JSON.stringify({ v: 1, kind: 'points', at, series } satisfies LogEntry), { level: LEVEL }) }
}

/** Reads a payload back; null when it is not an entry this version knows. The bytes were checked by the segment reader. */
export async function readLogEntry(kind: number, payload: Uint8Array): Promise<LogEntry | null> {
  if (kind !== PAYLOAD_KINDS.deflatedJson && kind !== PAYLOAD_KINDS.json) return null
  const json = kind === PAYLOAD_KINDS.json ? payload : await inflate(payload, { maxOutputLength: LARGEST_BYTES })
  const entry = JSON.parse(new TextDecoder().decode(json)) as LogEntry
  return entry.v === 1 && (entry.kind === 'keyframe' || entry.kind === 'batch' || entry.kind === 'points') ? entry : null
}
