// SPDX-License-Identifier: Apache-2.0
import { HALL_DATASETS, type AnyRecord } from '../../shared/domain/index.ts'

const GAP_MS = 20
// Facts that may have been on the way to main when both ended; the hall knows what it already took.
const AGAIN_MS = 10 * 60_000

/** Collects records that start a clock or an alarm and hands them to main, a few milliseconds' worth at a time; none is dropped. */
export class FactsLine {
  readonly #send: (records: readonly AnyRecord[]) => void
  #waiting: AnyRecord[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(send: (records: readonly AnyRecord[]) => void) {
    this.#send = send
  }

  /** Takes a record that is news; others than the hall's datasets are no facts. */
  tell(record: AnyRecord): void {
    if (!HALL_DATASETS.has(record.dataset)) return
    this.#waiting.push(record)
    this.#timer ??= setTimeout(() => this.flush(), GAP_MS)
  }

  /** Tells young facts of a restored state once more. */
  tellAgain(records: Iterable<AnyRecord>, now: number): void {
    for (const record of records) if (!record.deleted && now - record.receivedAt < AGAIN_MS) this.tell(record)
  }

  /** Hands over what waits, at once. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const records = this.#waiting
    this.#waiting = []
    if (records.length > 0) this.#send(records)
  }
}
