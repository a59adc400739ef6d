// SPDX-License-Identifier: Apache-2.0

// Beijing time has no summer time (since 1991), so a fixed offset is exact and needs no time-zone tables.
const BEIJING_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Parts of an instant (epoch milliseconds UTC) in Beijing time; `weekday` 0 = Sunday, `dayNumber` counts days since 1970. */
export interface BeijingParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly dayNumber: number
}

/** Splits an instant into Beijing calendar parts. */
export function beijingParts(at: number): BeijingParts {
  const shifted = new Date(at + BEIJING_OFFSET_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    dayNumber: beijingDay(at),
  }
}

/** Number of the Beijing day an instant falls on; equal numbers mean the same calendar day. */
export function beijingDay(at: number): number {
  return Math.floor((at + BEIJING_OFFSET_MS) / DAY_MS)
}

/** Start of the Beijing day an instant falls on, as an instant. */
export function beijingDayStart(at: number): number {
  return beijingDay(at) * DAY_MS - BEIJING_OFFSET_MS
}

/** 「10:42:36」 in Beijing time. */
export function clockText(at: number): string {
  const { hour, minute, second } = beijingParts(at)
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

/** 「10:42」 in Beijing time. */
export function timeText(at: number): string {
  const { hour, minute } = beijingParts(at)
  return `${two(hour)}:${two(minute)}`
}

/** 「7-18」 in Beijing time. */
export function monthDayText(at: number): string {
  const { month, day } = beijingParts(at)
  return `${month}-${two(day)}`
}

/** Time of day, preceded by the day when it is not today: a time across midnight without its date misleads. */
export function timeOnDayText(at: number, now: number): string {
  return beijingDay(at) === beijingDay(now) ? timeText(at) : `${monthDayText(at)} ${timeText(at)}`
}

/** Elapsed time as 「00:47:12」; hours grow past 99, a negative span reads as zero. */
export function elapsedText(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000))
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** A span in its one largest fitting unit, rounded down. */
export function spanParts(spanMs: number): { readonly unit: 'second' | 'minute' | 'hour' | 'day'; readonly count: number } {
  const seconds = Math.max(0, Math.floor(spanMs / 1000))
  if (seconds < 60) return { unit: 'second', count: seconds }
  if (seconds < 3600) return { unit: 'minute', count: Math.floor(seconds / 60) }
  if (seconds < 172_800) return { unit: 'hour', count: Math.floor(seconds / 3600) }
  return { unit: 'day', count: Math.floor(seconds / 86_400) }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
