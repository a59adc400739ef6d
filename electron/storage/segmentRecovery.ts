// SPDX-License-Identifier: Apache-2.0
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PAYLOAD_KINDS, SEGMENT_LAYOUT, type SegmentHeader } from '../../shared/domain/index.ts'
import { listSegments, syncFolder } from './segmentFiles.ts'
import { readSegmentFile, type SegmentDamage } from './segmentReader.ts'
import { parseSegmentHeader, SegmentError } from './segmentRecord.ts'

/** What opening found: records of the last segment, and what had to be cut from its end, kept in `savedAs`. */
export interface SegmentOpenReport {
  readonly records: number
  readonly cutBytes: number
  readonly reason: SegmentDamage['reason'] | 'header' | null
  readonly savedAs: readonly string[]
}

/** Where a log goes on: its last segment file, the size of that file, the last record's number and hash. */
export interface SegmentTail {
  readonly index: number
  readonly path: string
  readonly size: number
  readonly seq: number
  readonly hash: string
  readonly header: SegmentHeader
}

interface Scan {
  readonly header: SegmentHeader | null
  readonly records: number
  readonly end: number
  readonly hash: string
  readonly damage: SegmentDamage | null
}

async function scanSegment(path: string): Promise<Scan> {
  let header: SegmentHeader | null = null
  let records = 0
  let end = 0
  let hash = ''
  let damage: SegmentDamage | null = null
  for await (const record of readSegmentFile(path, 0, (found) => (damage = found))) {
    if (record.offset === 0) {
      header = record.kind === PAYLOAD_KINDS.header ? parseSegmentHeader(record.payload) : null
      if (!header) break
    } else records += 1
    hash = record.hash
    end = record.offset + SEGMENT_LAYOUT.payloadAt + record.payload.length
  }
  return { header, records, end, hash, damage }
}

/**
 * Finds where a log goes on by reading its last segment only. A damaged tail is cut after its bytes were saved aside; a last
 * segment without a readable header is set aside whole. Segments before the last are never touched. Null for an empty log.
 */
export async function recoverTail(dir: string, prefix: string, now: () => number): Promise<{ tail: SegmentTail | null; report: SegmentOpenReport }> {
  let cutBytes = 0
  let reason: SegmentOpenReport['reason'] = null
  const savedAs: string[] = []
  for (const { index, path } of (await listSegments(dir, prefix)).reverse()) {
    const scan = await scanSegment(path)
    const { size } = await stat(path)
    if (!scan.header) {
      savedAs.push(await setAside(path, now()))
      cutBytes += size
      reason ??= scan.damage?.reason ?? 'header'
      continue
    }
    if (size > scan.end) {
      savedAs.push(await cutTail(path, scan.end, now()))
      cutBytes += size - scan.end
      reason ??= scan.damage?.reason ?? 'truncated'
    }
    const tail = { index, path, size: scan.end, seq: scan.header.firstSeq - 1 + scan.records, hash: scan.hash, header: scan.header }
    return { tail, report: { records: scan.records, cutBytes, reason, savedAs } }
  }
  return { tail: null, report: { records: 0, cutBytes, reason, savedAs } }
}

async function setAside(path: string, at: number): Promise<string> {
  const aside = `${path}.torn-${at}`
  await rename(path, aside)
  await syncFolder(dirname(path))
  return aside
}

async function cutTail(path: string, end: number, at: number): Promise<string> {
  const aside = `${path}.torn-${at}`
  await pipeline(createReadStream(path, { start: end }), createWriteStream(aside, { mode: 0o600, flush: true }))
  const handle = await open(path, 'r+')
  try {
    await handle.truncate(end)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(dirname(path))
  return aside
}

/** Refuses a log that belongs to another stream: its files are somebody else's truth. */
export function assertStream(header: SegmentHeader, stream: SegmentHeader['stream']): void {
  if (header.stream !== stream) throw new SegmentError('wrong-stream', `the folder holds a ${header.stream}, not a ${stream}`)
}
