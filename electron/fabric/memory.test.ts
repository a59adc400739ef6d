// SPDX-License-Identifier: Apache-2.0
// A second implementation, small enough to read at once: the contract asks for nothing that only segment files have.
import { createHash } from 'node:crypto'
import { PAYLOAD_KINDS, type HallEvent, type SegmentHeader } from '../../shared/domain/index.ts'
import { encodeRecord, NO_HASH } from '../storage/index.ts'
import type { BlobStore } from './blobs.ts'
import { describeFabricContract } from './contract.ts'
import type { Fabric } from './fabric.ts'
import type { AppendAnswer, EventLog, LogHead, NewEvent, OwnEventType, RetentionLimits, RetentionPlan, VerifyAnswer } from './log.ts'

interface Kept {
  readonly event: HallEvent
  readonly bytes: Buffer
  readonly hash: string
}

/** What outlives an opening. */
class Medium {
  readonly kept: Kept[] = []
  readonly blobs = new Map<string, Uint8Array>()
  firstHash = NO_HASH
}

class MemoryLog implements EventLog {
  readonly #medium: Medium
  #last: Promise<unknown> = Promise.resolve()

  constructor(medium: Medium) {
    this.#medium = medium
  }

  append(events: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer> {
    const answer = this.#last.then((): AppendAnswer => {
      const { seq } = this.head()
      if (seq !== expectedSeq) return { ok: false, code: 'wrong-seq', message: `stands at ${seq}` }
      events.forEach((event, index) => this.#keep({ ...event, seq: seq + 1 + index }))
      return { ok: true, lastSeq: seq + events.length }
    })
    this.#last = answer
    return answer
  }

  read(fromSeq: number): AsyncGenerator<HallEvent> {
    return this.readByTime(-Infinity, Infinity, fromSeq)
  }

  async *readByTime(fromAt: number, toAt: number, fromSeq = 1): AsyncGenerator<HallEvent> {
    for (const { event } of this.#medium.kept.slice()) if (event.seq >= fromSeq && event.at >= fromAt && event.at <= toAt) yield event
  }

  head(): LogHead {
    const last = this.#medium.kept.at(-1)
    return { seq: last?.event.seq ?? 0, hash: last?.hash ?? this.#medium.firstHash }
  }

  firstSeq(): number {
    return this.#medium.kept[0]?.event.seq ?? 1
  }

  async verify(wanted?: string): Promise<VerifyAnswer> {
    const { seq: lastSeq, hash: headHash } = this.head()
    const found = wanted === undefined ? {} : { headMatches: this.#medium.kept.some(({ hash }) => hash === wanted) }
    return { ok: true, records: this.#medium.kept.length, firstSeq: this.firstSeq(), lastSeq, headHash, ...found }
  }

  seqOfCommand(commandId: string): number | null {
    return this.#medium.kept.findLast(({ event }) => event.commandId === commandId)?.event.seq ?? null
  }

  allOf(type: OwnEventType): HallEvent[] {
    return this.#medium.kept.map(({ event }) => event).filter((event) => event.type === type)
  }

  lastOf(type: OwnEventType): HallEvent | null {
    return this.allOf(type).at(-1) ?? null
  }

  planRetention({ olderThanAt, neverAfterAt, mostBytes }: RetentionLimits): RetentionPlan {
    const { kept } = this.#medium
    const bytes = kept.reduce((sum, one) => sum + one.bytes.length, 0)
    const limit = bytes > mostBytes ? Math.max(olderThanAt, neverAfterAt) : olderThanAt
    const cuts = kept.flatMap(({ event }, index) => {
      const isClean = index > 0 && event.type === 'journal.checkpointed' && event.body['upToSeq'] === event.seq - 1
      if (!isClean || !kept.slice(0, index).every((one) => one.event.at < limit)) return []
      return [{ firstKeptSeq: event.seq, lastDroppedHash: kept[index - 1]!.hash, checkpoint: event }]
    })
    return { cuts: cuts.toReversed(), overBytes: Math.max(0, bytes - mostBytes) }
  }

  async dropBefore(firstKeptSeq: number): Promise<void> {
    while (this.firstSeq() < firstKeptSeq) this.#medium.firstHash = this.#medium.kept.shift()!.hash
  }

  async *exportRecords(fromSeq: number, toSeq: number): AsyncGenerator<Uint8Array> {
    const wanted = this.#medium.kept.filter(({ event }) => event.seq >= fromSeq && event.seq <= toSeq)
    const first = wanted[0]
    if (!first) throw new Error('there are none')
    const shape = { v: 1, stream: 'package', district: '310117', segment: 0, createdAt: first.event.at, product: 'memory' } as const
    const header: SegmentHeader = { ...shape, firstSeq: first.event.seq }
    const before = this.#medium.kept[this.#medium.kept.indexOf(first) - 1]?.hash ?? this.#medium.firstHash
    yield encodeRecord({ kind: PAYLOAD_KINDS.header, payload: Buffer.from(JSON.stringify(header)) }, before).bytes
    for (const { bytes } of wanted) yield bytes
  }

  #keep(event: HallEvent): void {
    const payload = Buffer.from(JSON.stringify(event))
    this.#medium.kept.push({ event: JSON.parse(payload.toString()) as HallEvent, ...encodeRecord({ kind: PAYLOAD_KINDS.json, payload }, this.head().hash) })
  }
}

function blobsIn({ blobs }: Medium): BlobStore {
  return {
    put: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      blobs.set(hash, bytes)
      return hash
    },
    get: async (hash) => (blobs.has(hash) ? { ok: true, bytes: blobs.get(hash)! } : { ok: false, code: 'absent' }),
    remove: async (hash) => void blobs.delete(hash),
  }
}

describeFabricContract('memory', async () => {
  const medium = new Medium()
  const open = async (): Promise<Fabric> => ({ name: 'memory', log: new MemoryLog(medium), blobs: blobsIn(medium), close: async () => undefined })
  return { open, dispose: async () => undefined }
})
