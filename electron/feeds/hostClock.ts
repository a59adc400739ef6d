// SPDX-License-Identifier: Apache-2.0
import { performance } from 'node:perf_hooks'

/** The hall's clock as this process keeps it between main's anchors: anchor + monotonic time. */
export interface HostClock {
  /** Hall time in epoch milliseconds. */
  now(): number
  /** Takes main's clock; true when it went back by more than a second: then stamps follow it back too. */
  anchor(hallNow: number): boolean
  /** Hall time for stamps: never before an earlier one, and after every `seal`, as long as main's clock is not set back. */
  stamp(): number
  /** The present moment, closed: every later stamp is later. What was stamped so far is exactly what was received until then. */
  seal(): number
}

// Less is the two processes' drift; nothing is stamped out of order for that.
const STEP_BACK_MS = 1_000

/** A clock that stands at `hallNow` now. `monotonic` is replaced only by tests. */
export function openHostClock(hallNow: number, monotonic: () => number = () => performance.now()): HostClock {
  let base = hallNow - monotonic()
  let floor = 0
  const now = () => Math.round(base + monotonic())
  const stamp = () => {
    floor = Math.max(floor, now())
    return floor
  }
  return {
    now,
    stamp,
    anchor: (value) => {
      const isBack = value < now() - STEP_BACK_MS
      base = value - monotonic()
      if (isBack) floor = now()
      return isBack
    },
    seal: () => {
      const at = stamp()
      floor = at + 1
      return at
    },
  }
}
