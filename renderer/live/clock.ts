// SPDX-License-Identifier: Apache-2.0
import { shallowRef, type ShallowRef } from 'vue'
import type { ClockAnchor } from '../../shared/contracts/index.ts'

/**
 * The hall's clock in a page: main's anchor plus this page's monotonic clock, so a step of the operating
 * system's time never reaches a panel. One shared 1 Hz tick, aligned to the hall's full second, drives all ages.
 */
export class LiveClock {
  readonly second: ShallowRef<number>
  private hallAt: number
  private monotonicAt: number
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(anchor: ClockAnchor) {
    this.hallAt = anchor.hallNow
    this.monotonicAt = performance.now()
    this.second = shallowRef(Math.floor(anchor.hallNow / 1000) * 1000)
    this.schedule()
  }

  /** Hall time in epoch milliseconds. */
  now(): number {
    return this.hallAt + (performance.now() - this.monotonicAt)
  }

  /** Takes over a newer anchor; one-way delay between processes is below a millisecond. */
  anchor(anchor: ClockAnchor): void {
    this.hallAt = anchor.hallNow
    this.monotonicAt = performance.now()
  }

  /** Stops the tick. */
  dispose(): void {
    clearTimeout(this.timer)
  }

  private schedule(): void {
    const wait = 1000 - (this.now() % 1000)
    this.timer = setTimeout(() => {
      this.second.value = Math.floor((this.now() + 20) / 1000) * 1000
      this.schedule()
    }, wait + 2)
  }
}
