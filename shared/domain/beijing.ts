// SPDX-License-Identifier: Apache-2.0

// China has one time zone and no summer time.
const OFFSET_MS = 8 * 3_600_000

/** The day in Beijing at an instant, such as `2026-11-23`. */
export function beijingDay(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10)
}
