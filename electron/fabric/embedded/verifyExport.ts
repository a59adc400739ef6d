// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path'
import { PAYLOAD_KINDS, SEGMENT_LAYOUT } from '../../../shared/domain/index.ts'
import { parseSegmentHeader, readSegmentFile, realFiles, type SegmentRecord } from '../../storage/index.ts'
import type { VerifyAnswer } from '../log.ts'
import { ChainWalk } from './verifyJournal.ts'

/** Checks every record of an exported file, or of one segment file. Rejects when it cannot be read. */
export async function verifyExport(path: string, wanted: string | undefined): Promise<VerifyAnswer> {
  const walk = new ChainWalk(wanted)
  const first = await firstRecord(path)
  const header = first?.kind === PAYLOAD_KINDS.header ? parseSegmentHeader(first.payload) : null
  const bad = (reason: string, offset: number): VerifyAnswer => ({ ok: false, firstBad: { seq: walk.seq + 1, reason, file: basename(path), offset } })
  if (!first || !header) return bad('header', 0)
  // The header of an export stands beside the chain: it repeats the hash that its first record follows.
  if (header.stream === 'package') walk.startAt(header.firstSeq, first.previousHash)
  const fromOffset = header.stream === 'package' ? SEGMENT_LAYOUT.payloadAt + first.payload.length : 0
  let damage: { damagedAt: number; reason: string } | null = null
  for await (const record of readSegmentFile(path, { files: realFiles, fromOffset, onDamage: (found) => (damage = found) })) {
    const reason = walk.take(record)
    if (reason) return bad(reason, record.offset)
  }
  const found = damage as { damagedAt: number; reason: string } | null
  return found ? bad(found.reason, found.damagedAt) : walk.answer(true)
}

async function firstRecord(path: string): Promise<SegmentRecord | null> {
  for await (const record of readSegmentFile(path, { files: realFiles })) return record
  return null
}
