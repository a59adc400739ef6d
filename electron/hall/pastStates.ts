// SPDX-License-Identifier: Apache-2.0
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'

// States share what did not change, so a few hundred of them cost little more than one.
const FIRST_STRIDE = 256
const MOST_MARKS = 256

interface Mark {
  /** State before the events of this stretch. */
  readonly state: HallState
  /** Earliest `at` among the events of this stretch: after a clock was set back, early moments come late in the journal. */
  earliestAt: number
}

/** States of the past at regular distances, so that the state of any moment needs the reading of a few events only. */
export class PastStates {
  #marks: Mark[] = [{ state: EMPTY_HALL, earliestAt: Infinity }]
  #stride = FIRST_STRIDE

  /** Notes events and the state after them; called for all events, in order. */
  note(events: readonly HallEvent[], after: HallState): void {
    const last = this.#marks.at(-1)!
    for (const event of events) last.earliestAt = Math.min(last.earliestAt, event.at)
    if (after.seq - last.state.seq < this.#stride) return
    this.#marks.push({ state: after, earliestAt: Infinity })
    if (this.#marks.length > MOST_MARKS) this.#thinOut()
  }

  /** State at a past moment: all events with `at` up to it, in journal order. `read` gives the events from a number on. */
  async stateAt(at: number, read: (fromSeq: number) => AsyncIterable<HallEvent>): Promise<HallState> {
    const marks = [...this.#marks]
    // `state.at` is the latest moment so far, so before this mark every event counts.
    const first = Math.max(
      0,
      marks.findLastIndex((mark) => mark.state.at <= at),
    )
    let state = marks[first]!.state
    for (let index = first; index < marks.length; index += 1) {
      if (marks[index]!.earliestAt > at) continue
      for await (const event of read(marks[index]!.state.seq + 1)) {
        if (event.seq > (marks[index + 1]?.state.seq ?? Infinity)) break
        if (event.at <= at) state = reduce(state, event)
      }
    }
    return state
  }

  // Every second mark goes; the stretch before it takes over its events.
  #thinOut(): void {
    const kept: Mark[] = []
    for (let index = 0; index < this.#marks.length; index += 2) {
      const [mark, next] = [this.#marks[index]!, this.#marks[index + 1]]
      kept.push({ state: mark.state, earliestAt: Math.min(mark.earliestAt, next?.earliestAt ?? Infinity) })
    }
    this.#marks = kept
    this.#stride *= 2
  }
}
