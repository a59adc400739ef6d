// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'

// States share what did not change, so a few hundred of them cost little more than one.
const FIRST_STRIDE = 256
const MOST_MARKS = 512
// A stored state is fetched only where it saves the reading of more than this.
const WORTH_FETCHING = 250
const FOUND_KEPT = 16
const NOT_RECORDED = 'the journal does not reach back to this moment'

/** Where states and events of the past come from when memory has none near enough. */
export interface PastSource {
  /** Events from a number on whose `at` lies in a span, in journal order. */
  readByTime(fromAt: number, toAt: number, fromSeq: number): AsyncIterable<HallEvent>
  /** The newest stored state behind `afterSeq` all of whose events lie at or before the moment; null when there is none. */
  storedAt(at: number, afterSeq: number): Promise<HallState | null>
  /** Number of the first event that is kept. */
  firstSeq(): number
}

/** A moment that retention has dropped. */
export class NotRecordedError extends Error {
  readonly code = 'not-recorded'
}

/** States of the past at regular distances, so that the state of any moment needs the reading of a few events only. */
export class PastStates {
  #marks: HallState[]
  #found: HallState[] = []
  #stride = FIRST_STRIDE

  /** Begins with the state the hall was opened on. */
  constructor(base: HallState = EMPTY_HALL) {
    this.#marks = [base]
  }

  /** Notes the state after some events; called for all events, in order. */
  note(after: HallState): void {
    if (after.seq - this.#marks.at(-1)!.seq < this.#stride) return
    this.#marks.push(after)
    if (this.#marks.length <= MOST_MARKS) return
    this.#marks = this.#marks.filter((_, index) => index % 2 === 0)
    this.#stride *= 2
  }

  /** State at a past moment: all events with `at` up to it, in journal order. Rejects with NotRecordedError before the first kept moment. */
  async stateAt(at: number, source: PastSource): Promise<HallState> {
    const base = await this.#baseFor(at, source)
    let state = base
    let skipped = 0
    for await (const event of source.readByTime(0, at, state.seq + 1)) {
      skipped += event.seq - state.seq - 1
      state = reduce(state, event)
    }
    // Retention may have taken away meanwhile what this was to be folded from.
    if (source.firstSeq() > base.seq + 1) throw new NotRecordedError(NOT_RECORDED)
    // Only a state without gaps before it stands for every moment behind it.
    if (skipped === 0) this.#found = [state, ...this.#found.filter((one) => one.seq !== state.seq)].slice(0, FOUND_KEPT)
    return state
  }

  async #baseFor(at: number, source: PastSource): Promise<HallState> {
    // `state.at` is the latest moment so far, so before such a state every event counts.
    const known = [...this.#found, this.#marks.findLast((mark) => mark.at <= at)].filter(
      (state) => state !== undefined && state.at <= at && state.seq >= source.firstSeq() - 1,
    )
    const nearest = known.reduce<HallState | null>((best, state) => (best === null || state!.seq > best.seq ? state! : best), null)
    const stored = await source.storedAt(at, nearest === null ? -1 : nearest.seq + WORTH_FETCHING)
    if (stored) return stored
    if (nearest) return nearest
    if (source.firstSeq() > 1) throw new NotRecordedError(NOT_RECORDED)
    return EMPTY_HALL
  }
}
