// SPDX-License-Identifier: Apache-2.0
import { dirname } from 'node:path'
import type { SegmentHeader } from '../../shared/domain/index.ts'
import { unlessMissing, type FileLayer } from './fileLayer.ts'
import { listSegments } from './segmentFiles.ts'
import type { SegmentDamage } from './segmentReader.ts'
import { SegmentError } from './segmentRecord.ts'
import { scanSegment, type SegmentScan, type SegmentScanOrder } from './segmentScan.ts'

const COPY_BYTES = 1024 * 1024

/** A place in a segment where acknowledged records cannot be read any more. */
export interface DamagedPlace extends SegmentDamage {
  readonly path: string
}

/** What opening found: records of the last segment, what had to be cut from its end (kept in `savedAs`), and what is damaged before that. */
export interface SegmentOpenReport {
  readonly records: number
  readonly cutBytes: number
  /** Whole records among the cut bytes. */
  readonly cutRecords: number
  readonly reason: SegmentDamage['reason'] | 'header' | null
  readonly savedAs: readonly string[]
  readonly damages: readonly DamagedPlace[]
  /** Acknowledged records that stood there. */
  readonly lostRecords: number
}

/** Where a log goes on: its last segment file, the size of that file, the last record's number and hash. */
export interface SegmentTail {
  readonly index: number
  readonly path: string
  readonly size: number
  readonly seq: number
  readonly hash: string
  /** Null where the segment cannot be continued: its header is unreadable. */
  readonly header: SegmentHeader | null
  /** Nothing is appended to a segment with damage: the next one begins. */
  readonly isDamaged: boolean
}

/** How a log is recovered. */
export interface RecoveryOrder extends Pick<SegmentScanOrder, 'files' | 'seqOf' | 'onRecord'> {
  readonly dir: string
  readonly now: () => number
}

/**
 * Finds where a log goes on by reading its last segment only. A tail that was never finished is cut after its bytes were saved
 * aside; a last segment that holds nothing readable, or the content of another one, is set aside whole. Segments before the last are never touched. Null for an empty log.
 */
export async function recoverTail(order: RecoveryOrder): Promise<{ tail: SegmentTail | null; report: SegmentOpenReport }> {
  let report: SegmentOpenReport = { records: 0, cutBytes: 0, cutRecords: 0, reason: null, savedAs: [], damages: [], lostRecords: 0 }
  for (const { index, path } of (await listSegments(order.dir, order.files)).reverse()) {
    const scan = await scanSegment({ ...order, path })
    const size = await order.files.sizeOf(path)
    const isForeign = scan.header !== null && scan.header.segment !== index
    if (isForeign || (!scan.header && scan.records === 0)) {
      report = cutFrom(report, { scan, bytes: size, savedAs: await setAside(order, path), isForeign })
      continue
    }
    if (size > scan.end) report = cutFrom(report, { scan, bytes: size - scan.end, savedAs: await cutTail(order, path, scan.end) })
    await makeDurable(order.files, path)
    const damages = scan.damages.map((damage) => ({ ...damage, path }))
    const isDamaged = damages.length > 0 || !scan.header
    const tail = { index, path, size: scan.end, seq: scan.seq, hash: scan.hash, header: scan.header, isDamaged }
    return { tail, report: { ...report, records: scan.records, damages, lostRecords: scan.lost } }
  }
  return { tail: null, report }
}

function cutFrom(report: SegmentOpenReport, cut: { scan: SegmentScan; bytes: number; savedAs: string; isForeign?: boolean }): SegmentOpenReport {
  return {
    ...report,
    cutBytes: report.cutBytes + cut.bytes,
    cutRecords: report.cutRecords + cut.scan.behind,
    reason: report.reason ?? cut.scan.torn?.reason ?? (cut.isForeign || !cut.scan.header ? 'header' : 'truncated'),
    savedAs: [...report.savedAs, cut.savedAs],
  }
}

// What a process wrote that died before its sync can be read now and be gone after the next power cut: nobody may build on it before this.
async function makeDurable(files: FileLayer, path: string): Promise<void> {
  const file = await files.open(path, 'continue')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
  await files.syncFolder(dirname(path))
}

async function setAside({ files, now }: RecoveryOrder, path: string): Promise<string> {
  const aside = await freeName(files, `${path}.torn-${now()}`)
  await files.rename(path, aside)
  await files.syncFolder(dirname(path))
  return aside
}

async function cutTail({ files, now }: RecoveryOrder, path: string, end: number): Promise<string> {
  const aside = await freeName(files, `${path}.torn-${now()}`)
  const from = await files.open(path, 'continue')
  try {
    await copyEnd(files, { from, end, aside })
    // Only now: the copy has to be on the disk with its name before the original goes.
    await files.syncFolder(dirname(path))
    await from.truncate(end)
    await from.datasync()
  } finally {
    await from.close()
  }
  return aside
}

async function copyEnd(files: FileLayer, { from, end, aside }: { from: Awaited<ReturnType<FileLayer['open']>>; end: number; aside: string }): Promise<void> {
  const to = await files.open(aside, 'create')
  try {
    for (let position = end; ; position += COPY_BYTES) {
      const part = await from.read(position, COPY_BYTES)
      if (part.length === 0) break
      await to.write(part, position - end)
    }
    await to.datasync()
  } catch (error) {
    await files.remove(aside).catch(() => undefined)
    throw error
  } finally {
    await to.close()
  }
}

async function freeName(files: FileLayer, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if ((await unlessMissing(files.sizeOf(name), null)) === null) return name
  }
}

/** Refuses a log that belongs to another stream: its files are somebody else's truth. */
export function assertStream(header: SegmentHeader, stream: SegmentHeader['stream']): void {
  if (header.stream !== stream) throw new SegmentError('wrong-stream', `the folder holds a ${header.stream}, not a ${stream}`)
}
