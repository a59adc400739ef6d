// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue'
import type { HallEvent } from '../../../shared/domain/index.ts'
import { reduce, type HallState } from '../../../shared/hall/index.ts'
import { ask, listen } from '../../bridge/index.ts'
import type { LayoutStretch } from '../rewind/model.ts'
import { withEvents, type ActionLine } from './model.ts'

const LINES_KEPT = 100
const STRETCHES_KEPT = 500
const LOOK_BACK_MS = 3_600_000
// Each question folds the journal in main; what is older than these stretches is left to the journal itself.
const QUESTIONS_AT_START = 5

/** What was done lately: the last hour's actions and layouts from the journal at the start, then every event as it comes. */
export class HallHistory {
  readonly lines = shallowRef<readonly ActionLine[]>([])
  readonly stretches = shallowRef<readonly LayoutStretch[]>([])
  readonly isReady = shallowRef(false)
  private state: HallState | null = null
  private waiting: HallEvent[] = []
  private readonly stop: () => void

  constructor() {
    this.stop = listen('hall.events', ({ events }) => this.hear(events))
  }

  /** Reads the last hour; `now` is the live hall clock. */
  async open(now: number): Promise<void> {
    let at = now - LOOK_BACK_MS
    for (let question = 0; question < QUESTIONS_AT_START; question++) {
      const past = await ask('hall.snapshotAt', { at: Math.round(at) }).catch(() => null)
      if (!past) break
      this.state ??= past.state
      if (this.stretches.value.length === 0) this.note(past.state, at)
      this.tell(past.next)
      if (past.complete || past.next.length === 0) break
      at = past.next.at(-1)!.at
    }
    this.isReady.value = true
    this.tell(this.waiting)
    this.waiting = []
  }

  /** Stops listening. */
  dispose(): void {
    this.stop()
  }

  private hear(events: readonly HallEvent[]): void {
    if (this.isReady.value) this.tell(events)
    else this.waiting.push(...events)
  }

  private tell(events: readonly HallEvent[]): void {
    this.lines.value = withEvents(this.lines.value, events, LINES_KEPT)
    for (const event of events) {
      if (!this.state || event.seq <= this.state.seq) continue
      this.state = reduce(this.state, event)
      this.note(this.state, event.at)
    }
  }

  private note(state: HallState, at: number): void {
    const layoutId = Object.values(state.wall.screens)[0]?.layoutId
    if (!layoutId || layoutId === this.stretches.value.at(-1)?.layoutId) return
    this.stretches.value = [...this.stretches.value, { layoutId, fromAt: at }].slice(-STRETCHES_KEPT)
  }
}
