// SPDX-License-Identifier: Apache-2.0
import { PAYLOAD_KINDS, SEGMENT_LAYOUT, type SegmentHeader } from '../../shared/domain/index.ts'
import type { FileLayer } from './fileLayer.ts'
import { readSegmentFile, type SegmentDamage, type SegmentRecord } from './segmentReader.ts'
import { parseSegmentHeader } from './segmentRecord.ts'

/** How the last segment of a log is read when the log is opened. */
export interface SegmentScanOrder {
  readonly path: string
  readonly files: FileLayer
  /** Number that a payload says it has; with it, records behind damage are kept. Null where it has none. */
  readonly seqOf?: ((payload: Buffer) => number | null) | undefined
  /** Sees every record that stays, in order. */
  readonly onRecord?: ((record: SegmentRecord, path: string) => void) | undefined
}

/** What a segment holds: up to `end` it stays; `damages` lie before that and stay as they are, `torn` is where it has to be cut. */
export interface SegmentScan {
  readonly header: SegmentHeader | null
  readonly records: number
  readonly seq: number
  readonly end: number
  readonly hash: string
  readonly damages: readonly SegmentDamage[]
  readonly torn: SegmentDamage | null
  /** Records that stood at `damages`, by the numbers around them. */
  readonly lost: number
  /** Whole records behind `torn`: of a commit that was never finished. */
  readonly behind: number
}

/**
 * Reads a segment to its end and judges its damage. A record that starts a commit proves that everything before it was on
 * the disk once: damage before it took acknowledged records, so nothing is cut there. Damage with no such record behind it
 * is a tail that was never finished.
 */
export async function scanSegment(order: SegmentScanOrder): Promise<SegmentScan> {
  const state = new ScanState(order)
  const reading = { files: order.files, overDamage: order.seqOf !== undefined, onDamage: (damage: SegmentDamage) => state.damaged(damage) }
  for await (const record of readSegmentFile(order.path, reading)) state.take(record)
  return state.result()
}

class ScanState {
  readonly #order: SegmentScanOrder
  #header: SegmentHeader | null = null
  #records = 0
  #seq = 0
  #end = 0
  #lost = 0
  #hash = ''
  /** Files of version 0.1 mark no commits: there every whole record counts as kept. */
  #marksCommits = true
  #damages: SegmentDamage[] = []
  #torn: SegmentDamage[] = []
  #doubtful: SegmentRecord[] = []

  constructor(order: SegmentScanOrder) {
    this.#order = order
  }

  damaged(damage: SegmentDamage): void {
    this.#torn.push(damage)
  }

  take(record: SegmentRecord): void {
    if (this.#torn.length === 0) return this.#keep(record)
    // A copy of what was there before: taken for the end of the log it would turn the numbers back.
    if (this.#isOld(record)) return
    this.#doubtful.push(record)
    if (!record.startsGroup && this.#marksCommits) return
    for (const one of this.#doubtful) this.#keep(one)
    this.#damages.push(...this.#torn)
    this.#torn = []
    this.#doubtful = []
  }

  result(): SegmentScan {
    const { end, hash } = { end: this.#end, hash: this.#hash }
    const shared = { header: this.#header, records: this.#records, seq: this.#seq, end, hash, damages: this.#damages }
    return { ...shared, lost: this.#lost, torn: this.#torn[0] ?? null, behind: this.#doubtful.length }
  }

  #keep(record: SegmentRecord): void {
    if (record.offset === 0) this.#takeHeader(record)
    else if (record.kind !== PAYLOAD_KINDS.header) this.#count(record)
    this.#hash = record.hash
    this.#end = record.offset + SEGMENT_LAYOUT.payloadAt + record.payload.length
    this.#order.onRecord?.(record, this.#order.path)
  }

  #isOld(record: SegmentRecord): boolean {
    const said = record.kind === PAYLOAD_KINDS.header ? null : (this.#order.seqOf?.(record.payload) ?? null)
    return said !== null && said <= this.#seq
  }

  #takeHeader(record: SegmentRecord): void {
    this.#header = record.kind === PAYLOAD_KINDS.header ? parseSegmentHeader(record.payload) : null
    this.#marksCommits = record.startsGroup
    this.#seq = (this.#header?.firstSeq ?? 1) - 1
  }

  #count(record: SegmentRecord): void {
    this.#records += 1
    // Behind damage the count is not the number any more; what the record says of itself is.
    const said = this.#damages.length + this.#torn.length > 0 ? (this.#order.seqOf?.(record.payload) ?? null) : null
    if (said !== null && this.#header) this.#lost += Math.max(0, said - this.#seq - 1)
    this.#seq = said ?? this.#seq + 1
  }
}
