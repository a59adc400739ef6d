// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path'
import type { FileLayer } from '../../storage/index.ts'
import type { SegmentSpan } from './segmentSpan.ts'
import { sidecarPath } from './sidecar.ts'

/** Where events are missing because whole files are. */
export interface MissingPlace {
  readonly path: string
  readonly damagedAt: number
  readonly reason: string
}

/** Stretches of numbers that no file holds any more: between two segments, and before the first but for what retention dropped. */
export function missingStretches(spans: readonly SegmentSpan[], firstKeptSeq: number): MissingPlace[] {
  const places: MissingPlace[] = []
  let expected = Math.min(firstKeptSeq, spans[0]?.firstSeq ?? 1)
  for (const { path, firstSeq, lastSeq } of spans) {
    if (firstSeq > expected) places.push({ path, damagedAt: 0, reason: `events ${expected} to ${firstSeq - 1} before it are missing` })
    expected = lastSeq + 1
  }
  return places
}

/** Whether one of these names of a journal's folder proves that a segment came behind this one. */
export function hadLater(names: readonly string[], segmentPath: string): boolean {
  const beside = basename(sidecarPath(segmentPath))
  return names.some((name) => name.endsWith('.index') && name >= beside)
}

/**
 * Whether segments behind the last one are gone. A sidecar is written when the next segment is on the disk with its name, so one
 * beside or behind the last segment proves that there was a later one; how much it held nobody knows. The sidecar of the last
 * segment is taken away with the finding: from here on that segment goes on.
 */
export async function missingEnd(dir: string, files: FileLayer, spans: readonly SegmentSpan[]): Promise<MissingPlace[]> {
  const last = spans.at(-1)
  if (!last) return []
  if (!hadLater(await files.list(dir), last.path)) return []
  await files.remove(sidecarPath(last.path)).catch(() => undefined)
  return [{ path: last.path, damagedAt: last.bytes, reason: `events after ${last.lastSeq} were in a file that is missing` }]
}
