// SPDX-License-Identifier: Apache-2.0
import { DAY_MS, HOUR_MS } from './world.ts'

const BEIJING_OFFSET_MS = 8 * HOUR_MS

/** `yyyy-MM-dd HH:mm:ss` in Beijing time. */
export function beijingText(at: number): string {
  return shifted(at).slice(0, 19).replace('T', ' ')
}

/** `yyyy-MM-dd` in Beijing time. */
export function beijingDate(at: number): string {
  return shifted(at).slice(0, 10)
}

/** ISO 8601 with `+08:00`, whole seconds. */
export function isoText(at: number): string {
  return `${shifted(at).slice(0, 19)}+08:00`
}

/** `yyyyMMddHHmmss` in Beijing time, as the 12379 identifiers use it. */
export function compactText(at: number): string {
  return shifted(at).slice(0, 19).replace(/[-:T]/g, '')
}

/** Milliseconds since the Beijing midnight before an instant. */
export function beijingTimeOfDayMs(at: number): number {
  return (at + BEIJING_OFFSET_MS) % DAY_MS
}

function shifted(at: number): string {
  return new Date(at + BEIJING_OFFSET_MS).toISOString()
}
