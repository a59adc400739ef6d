// SPDX-License-Identifier: Apache-2.0
import { EVENT_VERSION, PAYLOAD_KINDS, eventSchema, type HallEvent } from '../../../shared/domain/index.ts'
import { listSegments, parseSegmentHeader, readSegmentFile, SegmentError, type SegmentDamage, type SegmentRecord } from '../../storage/index.ts'
import type { JournalPlace } from './journalIndex.ts'
import type { LogHead, VerifyAnswer } from '../log.ts'

/** Event of a record, or null when its payload is none. Throws `newer-version` for an event of a later product. */
export function parseEvent(payload: Buffer): HallEvent | null {
  let value: unknown
  try {
    value = JSON.parse(payload.toString('utf8'))
  } catch {
    return null
  }
  const version = (value as { v?: unknown } | null)?.v
  if (typeof version === 'number' && version > EVENT_VERSION)
    throw new SegmentError('newer-version', `the journal holds events of version ${version}; this product reads up to ${EVENT_VERSION}`)
  const parsed = eventSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Events of one segment from a place on, in order, each with its offset. Damage ends the segment and is told; the segments after it are not touched by it. */
export async function* readEvents(
  { path, offset }: JournalPlace,
  onDamage: (damage: SegmentDamage) => void,
): AsyncGenerator<{ readonly event: HallEvent; readonly offset: number }> {
  for await (const record of readSegmentFile(path, offset, onDamage)) {
    const event = record.kind === PAYLOAD_KINDS.json ? parseEvent(record.payload) : null
    if (event) yield { event, offset: record.offset }
  }
}

interface Walk {
  readonly wanted: string | undefined
  isFound: boolean
  hash: string | null
  seq: number
  records: number
}

/** Which journal to check, up to which head, and a record hash to look for on the way. */
export interface VerifyOrder {
  readonly dir: string
  readonly head: LogHead
  readonly wanted: string | undefined
}

/** Checks every record of a journal up to `head`: checksums, the hash chain across files, the numbers without gaps. */
export async function verifyJournal({ dir, head, wanted }: VerifyOrder): Promise<VerifyAnswer> {
  const walk: Walk = { wanted, isFound: false, hash: null, seq: 0, records: 0 }
  for (const { path } of await listSegments(dir)) {
    const reason = await verifySegment(path, walk, head)
    if (reason === 'head') return { ok: true, records: walk.records, headHash: head.hash, ...(wanted === undefined ? {} : { headMatches: walk.isFound }) }
    if (reason !== null) return { ok: false, firstBad: { seq: walk.seq + 1, reason } }
  }
  return { ok: false, firstBad: { seq: walk.seq + 1, reason: 'missing' } }
}

async function verifySegment(path: string, walk: Walk, head: LogHead): Promise<string | null> {
  let damage: string | null = null
  for await (const record of readSegmentFile(path, 0, (found) => (damage = found.reason))) {
    const wrong = checkRecord(record, walk)
    if (wrong) return wrong
    if (walk.hash === head.hash && walk.seq === head.seq) return 'head'
  }
  return damage
}

function checkRecord(record: SegmentRecord, walk: Walk): string | null {
  if (walk.hash !== null && record.previousHash !== walk.hash) return 'chain'
  if (record.offset === 0) {
    const header = record.kind === PAYLOAD_KINDS.header ? parseSegmentHeader(record.payload) : null
    if (!header) return 'header'
    // The first file kept may begin anywhere (retention); from there on the numbers have no gaps.
    if (walk.hash !== null && header.firstSeq !== walk.seq + 1) return 'sequence'
    walk.seq = header.firstSeq - 1
  } else {
    const event = parseEvent(record.payload)
    if (!event) return 'not-an-event'
    if (event.seq !== walk.seq + 1) return 'sequence'
    walk.seq += 1
    walk.records += 1
  }
  walk.hash = record.hash
  walk.isFound ||= record.hash === walk.wanted
  return null
}
