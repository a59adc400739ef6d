// SPDX-License-Identifier: Apache-2.0
import { beijingParts } from '../../ui/index.ts'

const BEIJING_OFFSET_MS = 8 * 3_600_000
const PATTERN = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** 「2026-07-18 23:48:36」 in Beijing time; without its seconds when asked. */
export function momentText(at: number, withSeconds = true): string {
  const { year, month, day, hour, minute, second } = beijingParts(at)
  const text = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
  return withSeconds ? `${text}:${two(second)}` : text
}

/** The instant of 「2026-07-18 23:48:36」 (seconds may be missing) in Beijing time; null when it is no such moment. */
export function parseMoment(text: string): number | null {
  const match = PATTERN.exec(text.trim())
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const at = Date.UTC(year, month - 1, day, hour, minute, second) - BEIJING_OFFSET_MS
  // The 31st of June and 25 o'clock roll over silently; a moment that reads back differently was none.
  const read = beijingParts(at)
  const isSame = read.year === year && read.month === month && read.day === day && read.hour === hour && read.minute === minute && read.second === second
  return isSame ? at : null
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
