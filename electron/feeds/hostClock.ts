// SPDX-License-Identifier: Apache-2.0
import { performance } from 'node:perf_hooks'

/** The hall's clock as this process keeps it between main's anchors: anchor + monotonic time. */
export interface HostClock {
  /** Hall time in epoch milliseconds. */
  now(): number
  /** Takes main's clock. */
  anchor(hallNow: number): void
  /** Hall time for stamps: never before an earlier one, and after every `seal`. */
  stamp(): number
  /** The present moment, closed: every later stamp is later. What was stamped so far is exactly what was received until then. */
  seal(): number
}

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
      base = value - monotonic()
    },
    seal: () => {
      const at = stamp()
      floor = at + 1
      return at
    },
  }
}
