// SPDX-License-Identifier: Apache-2.0
import { PAYLOAD_KINDS, type HallEvent } from '../../../shared/domain/index.ts'
import { listSegments, type SegmentWriter } from '../../storage/index.ts'
import type { FabricProblem } from '../fabric.ts'
import type { AppendAnswer, EventLog, LogHead, NewEvent, VerifyAnswer } from '../log.ts'
import { JournalIndex, type JournalPlace } from './journalIndex.ts'
import { readEvents, verifyJournal } from './journalReader.ts'
import type { DiskReserve } from './reserve.ts'

// Small enough to be copied and checked quickly, large enough for weeks of a calm hall.
const SEGMENT_BYTES = 32 * 1024 * 1024
const FULL_DISK = new Set(['ENOSPC', 'EDQUOT'])

interface JournalParts {
  readonly dir: string
  readonly writer: SegmentWriter
  readonly reserve: DiskReserve
  readonly onProblem: (problem: FabricProblem) => void
}

/** The journal in segment files: one writer, many readers, hash-chained. */
export class EmbeddedJournal implements EventLog {
  readonly #parts: JournalParts
  readonly #index = new JournalIndex()
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: JournalParts) {
    this.#parts = parts
  }

  /** Reads the whole journal once to know its commands and times. Rejects with `newer-version` on events of a later product. */
  async buildIndex(): Promise<void> {
    for (const { path } of await listSegments(this.#parts.dir)) {
      for await (const { event, offset } of this.#events({ path, offset: 0 })) this.#index.add(path, event, offset)
    }
  }

  head(): LogHead {
    return this.#parts.writer.head()
  }

  seqOfCommand(commandId: string): number | null {
    return this.#index.seqOfCommand(commandId)
  }

  append(events: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer> {
    // One after the other: the expected number is judged against what is on disk, never against a hope.
    const answer = this.#last.then(() => this.#append(events, expectedSeq))
    this.#last = answer
    return answer
  }

  async *read(fromSeq: number): AsyncGenerator<HallEvent> {
    const last = this.head().seq
    for (const place of this.#index.fromSeq(fromSeq)) {
      for await (const { event } of this.#events(place)) {
        if (event.seq >= fromSeq && event.seq <= last) yield event
        // Nothing behind the head is looked at: it may be half written.
        if (event.seq >= last) return
      }
    }
  }

  async *readByTime(fromAt: number, toAt: number): AsyncGenerator<HallEvent> {
    const last = this.head().seq
    for (const place of this.#index.inTime(fromAt, toAt)) {
      for await (const { event } of this.#events(place)) {
        if (event.seq <= last && event.at >= fromAt && event.at <= toAt) yield event
        if (event.seq >= last) return
      }
    }
  }

  verify(wanted?: string): Promise<VerifyAnswer> {
    return verifyJournal({ dir: this.#parts.dir, head: this.head(), wanted })
  }

  /** Waits for what is on its way, then closes the file. */
  async close(): Promise<void> {
    await this.#last
    await this.#parts.writer.close()
  }

  async #append(drafts: readonly NewEvent[], expectedSeq: number): Promise<AppendAnswer> {
    const { seq } = this.head()
    if (seq !== expectedSeq) return { ok: false, code: 'wrong-seq', message: `the journal stands at ${seq}, not at ${expectedSeq}` }
    if (drafts.length === 0) return { ok: true, lastSeq: seq }
    const events = drafts.map((draft, index) => ({ ...draft, seq: seq + 1 + index }))
    try {
      await this.#rotateWhenFull()
      const { path, bytes } = this.#parts.writer.segment()
      const { lastSeq } = await this.#write(events)
      // Only the first of them has a known place: it stands where the file ended before.
      events.forEach((event, index) => this.#index.add(path, event, index === 0 ? bytes : null))
      return { ok: true, lastSeq }
    } catch (error) {
      return { ok: false, code: 'journal-unavailable', message: String((error as Error).message) }
    }
  }

  async #write(events: readonly HallEvent[]): Promise<{ lastSeq: number }> {
    const entries = events.map((event) => ({ kind: PAYLOAD_KINDS.json, payload: Buffer.from(JSON.stringify(event)) }))
    try {
      return await this.#parts.writer.append(entries)
    } catch (error) {
      if (!FULL_DISK.has((error as NodeJS.ErrnoException).code ?? '') || !(await this.#parts.reserve.release())) throw error
      this.#parts.onProblem({ code: 'journal-reserve-used', detail: String((error as Error).message) })
      return this.#parts.writer.append(entries)
    }
  }

  async #rotateWhenFull(): Promise<void> {
    if (this.#parts.writer.segment().bytes < SEGMENT_BYTES) return
    // A disk too full for a new file may still have room in the present one.
    await this.#parts.writer.rotate().catch(() => undefined)
  }

  #events(place: JournalPlace): ReturnType<typeof readEvents> {
    return readEvents(place, ({ damagedAt, reason }) =>
      this.#parts.onProblem({ code: 'journal-damaged', detail: `${place.path} at byte ${damagedAt}: ${reason}` }),
    )
  }
}
