// SPDX-License-Identifier: Apache-2.0
import { beijingTimeOfDayMs } from './model/stamp.ts'
import type { Moment } from './model/world.ts'

/** The model clock: elapsed time that can be paused, and the wall instant it started at. Monotonic; a step of the wall clock does not move the model. */
export class ModelClock {
  readonly startedAt: number
  readonly #startMs: number
  #pausedSinceMs: number | null = null
  #pausedMs = 0

  /** `startedAt` in the past continues a run that began then: same incidents, same numbers, further on. */
  constructor(startedAt: number = Date.now()) {
    const agoMs = Math.max(0, Date.now() - startedAt)
    this.startedAt = agoMs > 0 ? startedAt : Date.now()
    this.#startMs = performance.now() - agoMs
  }

  /** Milliseconds of model time since start. */
  elapsedMs(): number {
    const until = this.#pausedSinceMs ?? performance.now()
    return Math.max(0, Math.round(until - this.#startMs - this.#pausedMs))
  }

  /** The present moment; after a pause, stamps move along by the pause. */
  moment(): Moment {
    const elapsedMs = this.elapsedMs()
    return { elapsedMs, zeroAt: this.startedAt + Math.round(this.#pausedMs) }
  }

  /** True while the model stands still. */
  get paused(): boolean {
    return this.#pausedSinceMs !== null
  }

  /** Stops the model. */
  pause(): void {
    this.#pausedSinceMs ??= performance.now()
  }

  /** Lets the model go on from where it stopped. */
  resume(): void {
    if (this.#pausedSinceMs === null) return
    this.#pausedMs += performance.now() - this.#pausedSinceMs
    this.#pausedSinceMs = null
  }

  /** Beijing time of day at start, ms since midnight. */
  timeOfDayMs(): number {
    return beijingTimeOfDayMs(this.startedAt)
  }
}
