// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord, FeedStatus, Reject } from '../../shared/domain/index.ts'
import { DATASETS } from '../../shared/domain/index.ts'
import type { Decoded, Upsert } from '../../shared/feeds/index.ts'

const MOST_REJECTS = 1_000
const RATE_SECONDS = 10
const LAG_SECONDS = 60
const LAGS_PER_SECOND = 4

/** Counts what one feed did, for its page and for health. */
export class FeedCounters {
  readonly counters: FeedStatus['counters'] = { received: 0, accepted: 0, rejected: 0, duplicate: 0, late: 0, unknownFields: 0, reconnects: 0 }
  readonly rejects: Reject[] = []
  lastError: FeedStatus['lastError'] = null
  readonly #perSecond: number[] = []
  readonly #lags: (readonly number[])[] = []
  #acceptedBefore = 0
  #lagsNow: number[] = []

  /** Adds what a payload came to. `late` also counts observations dated after their arrival. */
  addDecoded(decoded: Decoded, now: number): void {
    const { counters } = this
    counters.received += decoded.records.length + decoded.rejected
    counters.unknownFields += decoded.unknownFields
    counters.late += decoded.clockAhead
    counters.rejected += decoded.rejected
    for (const reject of decoded.rejects) this.#keep({ at: now, ...reject })
    const last = decoded.rejects.at(-1)
    if (last) this.lastError = { at: now, message: last.reason }
  }

  /** Adds a payload that was refused before it was read. */
  addRefused(reason: string, excerpt: string, now: number): void {
    this.counters.received += 1
    this.counters.rejected += 1
    this.#keep({ at: now, reason, excerpt })
    this.lastError = { at: now, message: reason }
  }

  /** Adds how the store took a record. */
  addUpsert(verdict: Upsert, record: AnyRecord): void {
    this.counters[verdict] += 1
    // A depot's delay is the time since somebody last counted it; only what moves has a delay worth showing.
    const { kind } = DATASETS[record.dataset]
    if (verdict === 'accepted' && (kind === 'reading' || kind === 'position') && this.#lagsNow.length < LAGS_PER_SECOND)
      this.#lagsNow.push(record.receivedAt - record.observedAt)
  }

  /** Ends a second. */
  tick(): void {
    this.#perSecond.push(this.counters.accepted - this.#acceptedBefore)
    this.#acceptedBefore = this.counters.accepted
    this.#lags.push(this.#lagsNow)
    this.#lagsNow = []
    if (this.#perSecond.length > RATE_SECONDS) this.#perSecond.shift()
    if (this.#lags.length > LAG_SECONDS) this.#lags.shift()
  }

  /** Accepted records a second, over the last ten. */
  ratePerS(): number {
    const sum = this.#perSecond.reduce((total, one) => total + one, 0)
    return this.#perSecond.length === 0 ? 0 : Math.round((sum / this.#perSecond.length) * 10) / 10
  }

  /** Median delay of the last minute, milliseconds; null while nothing came. */
  lagMs(): number | null {
    const sorted = this.#lags.flat().sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? null
  }

  #keep(reject: Reject): void {
    this.rejects.push(reject)
    if (this.rejects.length > MOST_REJECTS) this.rejects.splice(0, this.rejects.length - MOST_REJECTS)
  }
}
