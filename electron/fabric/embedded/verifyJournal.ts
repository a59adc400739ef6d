// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path'
import { PAYLOAD_KINDS, type HallEvent } from '../../../shared/domain/index.ts'
import { EVENT_BODIES } from '../../../shared/hall/index.ts'
import {
  listSegments,
  NO_HASH,
  parseSegmentHeader,
  readSegmentFile,
  unlessMissing,
  type FileLayer,
  type SegmentDamage,
  type SegmentRecord,
} from '../../storage/index.ts'
import type { BadRecord, LogHead, VerifyAnswer } from '../log.ts'
import { parseEvent } from './journalReader.ts'
import { hadLater } from './missingSegments.ts'

/** Which journal to check, up to which head (null: to its end), and a record hash to look for on the way. */
export interface VerifyOrder {
  readonly dir: string
  readonly files: FileLayer
  readonly head: LogHead | null
  readonly wanted: string | undefined
}

/** Damage at the very end of the last file: a record that is being written, or was never finished. */
export interface TornTail {
  readonly file: string
  readonly offset: number
}

/** What a check found: the answer, and a torn tail where no head was given. */
export interface VerifyFinding {
  readonly answer: VerifyAnswer
  readonly torn: TornTail | null
}

/** Checks every record of a journal: checksums, the hash chain across files, numbers without gaps, the proof of what retention dropped. */
export async function verifyJournal(order: VerifyOrder): Promise<VerifyFinding> {
  const walk = new ChainWalk(order.wanted)
  // Before the segments: of a hall that writes meanwhile, every sidecar seen then speaks of a segment that is followed now.
  const names = await unlessMissing(order.files.list(order.dir), [])
  const segments = await listSegments(order.dir, order.files)
  let torn: TornTail | null = null
  let last = ''
  for (const [index, { path }] of segments.entries()) {
    const before = walk.hash
    const found = await walkSegment({ ...order, path }, walk)
    // One without a single record proves nothing of itself.
    if (walk.hash !== before) last = path
    if (found === 'head') return { answer: walk.answer(), torn: null }
    if (found === null) continue
    const isLast = index === segments.length - 1
    if (!isLast || order.head !== null || !('damagedAt' in found) || found.isFollowed)
      return { answer: { ok: false, firstBad: withPlace(found, path, walk) }, torn: null }
    torn = { file: basename(path), offset: found.damagedAt }
    // Cut short it was never finished; whole in length and wrong in content it may have been acknowledged, so it is named.
    if (found.reason !== 'truncated') return { answer: { ok: false, firstBad: withPlace(found, path, walk) }, torn }
  }
  if (order.head !== null || (last !== '' && hadLater(names, last))) return { answer: { ok: false, firstBad: { seq: walk.seq + 1, reason: 'missing' } }, torn }
  return { answer: walk.answer(), torn }
}

type Wrong = { readonly reason: string; readonly offset: number } | (SegmentDamage & { readonly isFollowed: boolean })

function withPlace(wrong: Wrong, path: string, walk: ChainWalk): BadRecord {
  return { seq: walk.seq + 1, reason: wrong.reason, file: basename(path), offset: 'damagedAt' in wrong ? wrong.damagedAt : wrong.offset }
}

/** Walks one file. `head` when the head was met, null at a clean end. */
async function walkSegment({ path, files, head }: VerifyOrder & { readonly path: string }, walk: ChainWalk): Promise<'head' | Wrong | null> {
  let damage: SegmentDamage | null = null
  for await (const record of readSegmentFile(path, { files, overDamage: true, onDamage: (found) => (damage ??= found) })) {
    // Behind damage only one thing matters: whether a later commit follows, which proves that this is no torn tail.
    if (damage !== null && record.startsGroup) return { ...(damage as SegmentDamage), isFollowed: true }
    if (damage !== null) continue
    const reason = walk.take(record)
    if (reason) return { reason, offset: record.offset }
    if (head !== null && walk.hash === head.hash && walk.seq === head.seq) return 'head'
  }
  return damage === null ? null : { ...(damage as SegmentDamage), isFollowed: false }
}

/** The chain as far as it was walked. */
export class ChainWalk {
  readonly #wanted: string | undefined
  readonly #retained: HallEvent[] = []
  #isFound = false
  #records = 0
  #firstSeq: number | null = null
  #startHash = ''
  #eventHash = ''
  hash: string | null = null
  seq = 0

  constructor(wanted: string | undefined) {
    this.#wanted = wanted
  }

  /** Takes the next record; the reason when it cannot be trusted. */
  take(record: SegmentRecord): string | null {
    if (this.hash !== null && record.previousHash !== this.hash) return 'chain'
    const wrong = record.kind === PAYLOAD_KINDS.header ? this.#takeHeader(record) : this.#takeEvent(record)
    if (wrong) return wrong
    this.hash = record.hash
    // The first record kept proves the last one that retention dropped.
    this.#isFound ||= record.hash === this.#wanted || (record.previousHash === this.#wanted && this.#wanted !== NO_HASH)
    return null
  }

  /** Begins in the middle of a chain, as an export does: behind a record with this hash. */
  startAt(seq: number, previousHash: string): void {
    this.seq = seq - 1
    this.#firstSeq = seq
    this.hash = previousHash
  }

  /** The answer for a chain that was whole to its end. */
  answer(isPart = false): VerifyAnswer {
    const firstSeq = this.#firstSeq ?? 1
    if (!isPart && !this.#isBeginningProven(firstSeq)) return { ok: false, firstBad: { seq: 1, reason: 'beginning-missing' } }
    const found = this.#wanted === undefined ? {} : { headMatches: this.#isFound }
    return { ok: true, records: this.#records, firstSeq, lastSeq: this.seq, headHash: this.hash ?? '', ...found }
  }

  #takeHeader(record: SegmentRecord): string | null {
    const header = parseSegmentHeader(record.payload)
    if (!header) return 'header'
    if (this.hash === null) {
      this.#firstSeq = header.firstSeq
      this.#startHash = record.previousHash
      this.seq = header.firstSeq - 1
    }
    return header.firstSeq === this.seq + 1 ? null : 'sequence'
  }

  #takeEvent(record: SegmentRecord): string | null {
    const event = parseEvent(record.payload)
    if (!event) return 'not-an-event'
    if (event.seq !== this.seq + 1) return 'sequence'
    if (!this.#agreesWithCheckpoint(event)) return 'checkpoint-hash'
    if (event.type === 'journal.retained') this.#retained.push(event)
    this.seq += 1
    this.#records += 1
    this.#eventHash = record.hash
    return null
  }

  // A checkpoint written directly behind the event it stands on names the hash of that record.
  #agreesWithCheckpoint(event: HallEvent): boolean {
    if (event.type !== 'journal.checkpointed' || event.body['upToSeq'] !== event.seq - 1 || this.#eventHash === '') return true
    return event.body['headHash'] === this.#eventHash
  }

  // What retention dropped is proven by its own event further on. One that was interrupted has left more than it had to.
  #isBeginningProven(firstSeq: number): boolean {
    if (firstSeq === 1) return true
    return this.#retained.some((event) => {
      const body = EVENT_BODIES['journal.retained'].safeParse(event.body)
      if (!body.success || body.data.firstKeptSeq < firstSeq) return false
      return body.data.firstKeptSeq > firstSeq || body.data.lastDroppedHash === this.#startHash
    })
  }
}
