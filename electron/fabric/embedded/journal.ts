// SPDX-License-Identifier: Apache-2.0
import { PAYLOAD_KINDS, SEGMENT_LAYOUT, type HallEvent } from '../../../shared/domain/index.ts'
import { unlessMissing, type FileLayer, type SegmentWriter } from '../../storage/index.ts'
import type { FabricProblem } from '../fabric.ts'
import type { AppendAnswer, EventLog, LogHead, NewEvent, OwnEventType, RetentionLimits, RetentionPlan, VerifyAnswer } from '../log.ts'
import { exportJournal } from './exportJournal.ts'
import type { JournalIndex, JournalPlace } from './journalIndex.ts'
import { readEvents, type EventReading } from './journalReader.ts'
import type { ReserveKeeper } from './reserveKeeper.ts'
import { planCuts } from './retention.ts'
import { sidecarPath, writeSidecar } from './sidecar.ts'
import { verifyJournal } from './verifyJournal.ts'

// A segment with this much waits for the next checkpoint to begin a new one, so that retention can cut there …
const SEGMENT_BYTES = 16 * 1024 * 1024
// … but not for ever: a start reads the last segment whole.
const LARGEST_SEGMENT_FACTOR = 1.5

/** What the journal is made of. `segmentBytes` is replaced only by tests. */
export interface JournalParts {
  readonly dir: string
  readonly files: FileLayer
  readonly writer: SegmentWriter
  readonly index: JournalIndex
  readonly reserve: ReserveKeeper
  readonly onProblem: (problem: FabricProblem) => void
  readonly segmentBytes?: number | undefined
}

/** The journal in segment files: one writer, many readers, hash-chained. */
export class EmbeddedJournal implements EventLog {
  readonly #parts: JournalParts
  readonly #index: JournalIndex
  readonly #reading: EventReading
  readonly #toldDamage = new Set<string>()
  #last: Promise<unknown> = Promise.resolve()
  #dropping: Promise<void> = Promise.resolve()
  #sidecar: Promise<void> = Promise.resolve()

  constructor(parts: JournalParts) {
    this.#parts = parts
    this.#index = parts.index
    this.#reading = { files: parts.files, onDamage: (place) => this.tellDamage(place) }
  }

  head(): LogHead {
    return this.#parts.writer.head()
  }

  firstSeq(): number {
    return this.#index.firstSeq()
  }

  seqOfCommand(commandId: string): number | null {
    return this.#index.seqOfCommand(commandId)
  }

  allOf(type: OwnEventType): readonly HallEvent[] {
    return this.#index.allOf(type)
  }

  lastOf(type: OwnEventType): HallEvent | null {
    return this.allOf(type).at(-1) ?? null
  }

  append(events: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer> {
    // One after the other: the expected number is judged against what is on disk, never against a hope.
    const answer = this.#last.then(() => this.#append(events, expectedSeq))
    this.#last = answer
    return answer
  }

  read(fromSeq: number): AsyncGenerator<HallEvent> {
    return this.#readPlaces(this.#index.fromSeq(fromSeq), (event) => event.seq >= fromSeq)
  }

  readByTime(fromAt: number, toAt: number, fromSeq = 1): AsyncGenerator<HallEvent> {
    const places = this.#index.inTime(fromAt, toAt, fromSeq)
    return this.#readPlaces(places, (event) => event.seq >= fromSeq && event.at >= fromAt && event.at <= toAt)
  }

  async verify(wanted?: string): Promise<VerifyAnswer> {
    // Not while retention takes files away: what is half gone proves nothing.
    await this.#dropping.catch(() => undefined)
    const { dir, files } = this.#parts
    return (await verifyJournal({ dir, files, head: this.head(), wanted })).answer
  }

  planRetention(limits: RetentionLimits): RetentionPlan {
    return planCuts(this.#index.spans(), limits)
  }

  async dropBefore(firstKeptSeq: number): Promise<void> {
    this.#dropping = this.#dropping.catch(() => undefined).then(() => this.#drop(firstKeptSeq))
    await this.#dropping
  }

  exportRecords(fromSeq: number, toSeq: number): AsyncGenerator<Uint8Array> {
    const { dir, files } = this.#parts
    return exportJournal({ dir, files, fromSeq, toSeq: Math.min(toSeq, this.head().seq), places: this.#index.fromSeq(fromSeq).slice(0, 1) })
  }

  /** Waits for what is on its way, then closes the file. */
  async close(): Promise<void> {
    await this.#last
    await this.#dropping.catch(() => undefined)
    await this.#sidecar
    await this.#parts.writer.close()
  }

  /** Says where acknowledged events cannot be read any more, once for each place. */
  tellDamage({ path, damagedAt, reason }: { readonly path: string; readonly damagedAt: number; readonly reason: string }): void {
    const place = `${path} at byte ${damagedAt}: ${reason}`
    const key = `${path} ${damagedAt} ${reason.split(',')[0]}`
    if (this.#toldDamage.has(key)) return
    this.#toldDamage.add(key)
    this.#parts.onProblem({ code: 'journal-damaged', detail: place })
  }

  async *#readPlaces(places: readonly JournalPlace[], isWanted: (event: HallEvent) => boolean): AsyncGenerator<HallEvent> {
    for (const place of places) {
      for await (const event of readEvents(place, this.#reading)) if (isWanted(event)) yield event
    }
  }

  async #append(drafts: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer> {
    const { seq } = this.head()
    if (seq !== expectedSeq) return { ok: false, code: 'wrong-seq', message: `the journal stands at ${seq}, not at ${expectedSeq}` }
    if (drafts.length === 0) return { ok: true, lastSeq: seq }
    const events = drafts.map((draft, index) => ({ ...draft, seq: seq + 1 + index }))
    try {
      await this.#rotateWhenFull(events[0]!)
      const lastSeq = await this.#write(events)
      this.#parts.reserve.refill()
      return { ok: true, lastSeq }
    } catch (error) {
      return { ok: false, code: 'journal-unavailable', message: String((error as Error).message) }
    }
  }

  async #write(events: readonly HallEvent[]): Promise<number> {
    const { writer, reserve } = this.#parts
    const entries = events.map((event) => ({ kind: PAYLOAD_KINDS.json, payload: Buffer.from(JSON.stringify(event)) }))
    let offset = writer.segment().bytes
    const { lastSeq } = await reserve.withRoom(() => writer.append(entries))
    for (const [index, event] of events.entries()) {
      this.#index.add({ event, offset })
      offset += SEGMENT_LAYOUT.payloadAt + entries[index]!.payload.length
    }
    this.#index.grown(offset, writer.head().hash)
    return lastSeq
  }

  async #rotateWhenFull(first: HallEvent): Promise<void> {
    const { writer, segmentBytes = SEGMENT_BYTES } = this.#parts
    const limit = first.type === 'journal.checkpointed' ? segmentBytes : segmentBytes * LARGEST_SEGMENT_FACTOR
    if (writer.segment().bytes < limit) return
    const closed = this.#index.spans().at(-1)!
    const isRotated = await writer.rotate().then(
      () => true,
      // A disk too full for a new file may still have room in the present one.
      () => false,
    )
    if (!isRotated) return
    this.#index.beginSegment(writer.segment().path, this.head().seq + 1)
    const commands = this.#index.commandsIn(closed.firstSeq, closed.lastSeq)
    // Not waited for: without it the next start reads the segment itself.
    this.#sidecar = this.#sidecar.then(() => writeSidecar(this.#parts.files, closed, commands)).catch(() => undefined)
  }

  async #drop(firstKeptSeq: number): Promise<void> {
    const { files, dir } = this.#parts
    for (;;) {
      const [first, next] = this.#index.spans()
      if (!first || !next || next.firstSeq > firstKeptSeq) return
      await this.#sidecar
      await unlessMissing(files.remove(first.path), undefined)
      // Before the next one goes: names may reach the disk in any order, and a hole in the middle would pass for damage.
      await files.syncFolder(dir)
      this.#index.dropFirst()
      await files.remove(sidecarPath(first.path)).catch(() => undefined)
    }
  }
}
