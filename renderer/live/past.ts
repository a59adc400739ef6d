// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { HallPast } from '../../shared/contracts/index.ts'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'

/** The hall as it was: the state at a moment, moved on by the events that followed while the replay runs. */
export class HallPastMirror {
  readonly state = shallowRef<HallState>(EMPTY_HALL)
  private next: HallEvent[] = []
  private complete = true
  private asking = false
  private generation = 0
  private readonly askFor: (at: number) => Promise<HallPast>

  constructor(askFor: (at: number) => Promise<HallPast>) {
    this.askFor = askFor
  }

  /** Jumps to a moment; resolves when its state is on show. A later jump wins over an earlier answer. */
  async jump(at: number): Promise<void> {
    const generation = ++this.generation
    const past = await this.askFor(at)
    if (generation !== this.generation) return
    this.next = [...past.next]
    this.complete = past.complete
    this.state.value = past.state
  }

  /** Moves on to `now`: applies what had happened by then. */
  advance(now: number): void {
    let state = this.state.value
    while (this.next[0] && this.next[0].at <= now) state = reduce(state, this.next.shift()!)
    if (state !== this.state.value) this.state.value = state
    // Fewer than this many left: fetch the next stretch before the replay reaches it.
    if (!this.complete && this.next.length < 100 && !this.asking) void this.refill(now)
  }

  private async refill(now: number): Promise<void> {
    this.asking = true
    await this.jump(now).finally(() => {
      this.asking = false
    })
  }
}
