// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { HallPast } from '../../shared/contracts/index.ts'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'

// A replay that stands still for days must not collect the hall's whole life; what is left out is asked for later.
const MOST_WAITING = 4_000
// Fewer than this many left: fetch the next stretch before the replay reaches it.
const REFILL_BELOW = 100

/** The hall as it was: the state at a moment, moved on by the events that followed while the replay runs. */
export class HallPastMirror {
  readonly state = shallowRef<HallState>(EMPTY_HALL)
  private next: HallEvent[] = []
  /** Live events that came while an answer was under way; null while none is. */
  private arrived: HallEvent[] | null = null
  /** Number of the last event in the state or waiting; null while no past is shown. */
  private lastSeq: number | null = null
  private isComplete = true
  private generation = 0
  private readonly askFor: (at: number) => Promise<HallPast>

  constructor(askFor: (at: number) => Promise<HallPast>) {
    this.askFor = askFor
  }

  /** Jumps to a moment; resolves when its state is on show. A later jump wins over an earlier answer. */
  async jump(at: number): Promise<void> {
    const past = await this.fetch(at)
    if (past) this.adopt(past)
  }

  /** The screen is live again: nothing is kept for it, and no answer under way counts. */
  leave(): void {
    this.generation++
    this.next = []
    this.arrived = null
    this.lastSeq = null
  }

  /** Takes what happens in the hall meanwhile: the replay reaches it when its own clock does. */
  follow(events: readonly HallEvent[]): void {
    if (this.arrived) this.arrived.push(...events)
    else if (this.lastSeq !== null) this.append(events)
  }

  /** Moves on to `now`: applies what had happened by then. */
  advance(now: number): void {
    let state = this.state.value
    while (this.next[0] && this.next[0].at <= now) state = reduce(state, this.next.shift()!)
    if (state !== this.state.value) this.state.value = state
    // While an answer is under way, a jump's too, no other question may overtake it.
    if (!this.isComplete && this.next.length < REFILL_BELOW && !this.arrived) void this.refill(now)
  }

  private async refill(now: number): Promise<void> {
    const past = await this.fetch(now)
    if (!past) return
    // The replay went on while main read the journal: only what is new is taken, unless all of it is.
    if (this.lastSeq === null || past.state.seq > this.lastSeq) return this.adopt(past)
    this.isComplete = past.complete
    this.append(past.next)
    this.takeArrived()
  }

  /** Null when a later jump or the way back to live overtook the answer. */
  private async fetch(at: number): Promise<HallPast | null> {
    const generation = ++this.generation
    this.arrived = []
    const past = await this.askFor(at).catch((error: unknown) => {
      if (generation === this.generation) this.forgetArrived()
      throw error
    })
    return generation === this.generation ? past : null
  }

  private adopt(past: HallPast): void {
    this.next = [...past.next]
    this.isComplete = past.complete
    this.lastSeq = past.next.at(-1)?.seq ?? past.state.seq
    this.state.value = past.state
    this.takeArrived()
  }

  private takeArrived(): void {
    const arrived = this.arrived ?? []
    this.arrived = null
    this.append(arrived)
  }

  // Without an answer nobody knows what was missed.
  private forgetArrived(): void {
    this.arrived = null
    this.isComplete = false
  }

  private append(events: readonly HallEvent[]): void {
    for (const event of events) {
      if (this.lastSeq === null || event.seq <= this.lastSeq) continue
      if (event.seq !== this.lastSeq + 1 || this.next.length >= MOST_WAITING) {
        this.isComplete = false
        return
      }
      this.next.push(event)
      this.lastSeq = event.seq
    }
  }
}
