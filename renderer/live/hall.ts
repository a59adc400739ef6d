// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { HallEvent } from '../../shared/domain/index.ts'
import { EMPTY_HALL, reduce, type HallState } from '../../shared/hall/index.ts'

/** The hall's state in a page: a snapshot, then the same events through the same reducer as in main. */
export class HallMirror {
  readonly state = shallowRef<HallState>(EMPTY_HALL)
  private waiting: HallEvent[] = []
  private isLoaded = false

  /** Takes a snapshot; events that arrived meanwhile follow. */
  load(state: HallState): void {
    this.isLoaded = true
    this.state.value = state
    const waiting = this.waiting
    this.waiting = []
    this.apply(waiting)
  }

  /** Applies events in order; answers false when one is missing and a snapshot is needed. */
  apply(events: readonly HallEvent[]): boolean {
    if (!this.isLoaded) {
      this.waiting.push(...events)
      return true
    }
    let state = this.state.value
    for (const event of events) {
      if (event.seq <= state.seq) continue
      if (event.seq !== state.seq + 1) return false
      state = reduce(state, event)
    }
    if (state !== this.state.value) this.state.value = state
    return true
  }
}
