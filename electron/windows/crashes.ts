// SPDX-License-Identifier: Apache-2.0

const WINDOW_MS = 5 * 60_000
const LIMIT = 3

/** What to do after a window's renderer died at these instants: three times in five minutes means the map is left out and named. */
export function crashVerdict(crashTimes: readonly number[], now: number): 'reopen' | 'leave-map-out' {
  return crashTimes.filter((time) => now - time <= WINDOW_MS).length >= LIMIT ? 'leave-map-out' : 'reopen'
}
