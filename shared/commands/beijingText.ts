// SPDX-License-Identifier: Apache-2.0

const BEIJING_OFFSET_MS = 8 * 3_600_000

/** An instant as `2026-07-18 11:47` in the hall's own time (+08:00, without daylight saving), for texts that leave the hall. */
export function beijingMinute(at: number): string {
  return new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** The same without the day, where the day is today. */
export function beijingClock(at: number): string {
  return beijingMinute(at).slice(11)
}
