// SPDX-License-Identifier: Apache-2.0
import { PAYLOAD_KINDS, SEGMENT_VERSION, type SegmentHeader } from '../../../shared/domain/index.ts'
import { encodeRecord, listSegments, parseSegmentHeader, readSegmentFile, type FileLayer, type SegmentRecord } from '../../storage/index.ts'
import type { JournalPlace } from './journalIndex.ts'
import { parseEvent } from './journalReader.ts'

/** What is exported; `places` may name where the first of it stands, so that less is read. */
export interface ExportOrder {
  readonly dir: string
  readonly files: FileLayer
  readonly fromSeq: number
  readonly toSeq: number
  readonly places?: readonly JournalPlace[]
}

/**
 * The records of a stretch of the journal as one file: a header of kind `package` whose "hash of the record before" is that of
 * the first exported record, then the journal's own records byte by byte, its segment headers among them. Rejects when there are none.
 */
export async function* exportJournal(order: ExportOrder): AsyncGenerator<Uint8Array> {
  let header: SegmentHeader | null = null
  let isBegun = false
  for await (const record of recordsOf(order)) {
    if (record.kind === PAYLOAD_KINDS.header) header = parseSegmentHeader(record.payload)
    const seq = record.kind === PAYLOAD_KINDS.json ? (parseEvent(record.payload)?.seq ?? null) : null
    if (!isBegun && (seq === null || seq < order.fromSeq)) continue
    if (!isBegun) yield packageHeader(header, seq!, record.previousHash)
    isBegun = true
    yield encodeRecord(record, record.previousHash).bytes
    if (seq !== null && seq >= order.toSeq) return
  }
  if (!isBegun) throw new Error(`the journal holds no record from ${order.fromSeq} to ${order.toSeq}`)
}

async function* recordsOf({ dir, files, places }: ExportOrder): AsyncGenerator<SegmentRecord> {
  const segments = await listSegments(dir, files)
  const start = places?.[0]
  const first = start
    ? Math.max(
        0,
        segments.findIndex(({ path }) => path === start.path),
      )
    : 0
  for (const [index, { path }] of segments.slice(first).entries()) {
    const fromOffset = index === 0 && start ? start.offset : 0
    // The header says whose records these are, also when reading begins in the middle.
    if (fromOffset > 0) yield* headerOf(path, files)
    yield* readSegmentFile(path, { files, fromOffset, overDamage: true })
  }
}

async function* headerOf(path: string, files: FileLayer): AsyncGenerator<SegmentRecord> {
  for await (const record of readSegmentFile(path, { files })) {
    yield record
    return
  }
}

function packageHeader(source: SegmentHeader | null, firstSeq: number, previousHash: string): Uint8Array {
  const header: SegmentHeader = {
    v: SEGMENT_VERSION,
    stream: 'package',
    district: source?.district ?? '000000',
    segment: source?.segment ?? 0,
    firstSeq,
    createdAt: source?.createdAt ?? 946_684_800_000,
    product: source?.product ?? '',
  }
  return encodeRecord({ kind: PAYLOAD_KINDS.header, payload: Buffer.from(JSON.stringify(header)), startsGroup: true }, previousHash).bytes
}
