// SPDX-License-Identifier: Apache-2.0
import { dayIntegral, dayShape } from './dayShape.ts'
import { hashOf, unit } from './random.ts'
import { dayNumber, hourOfDay } from './world.ts'
import type { DayShape } from './dayShape.ts'
import type { World } from './world.ts'

/** Something that is counted through the day. */
export interface Counted {
  readonly name: string
  readonly shape: DayShape
  /** Count of a usual whole day. */
  readonly perDay: number
}

/** Counts of one day: 24 whole hours, and the number up to now. */
export interface DayCount {
  readonly hours: readonly number[]
  readonly total: number
}

/** The count of a day up to a model time, and each hour's (whole hours; the running hour so far; later ones 0). */
export function countUntil(world: World, counted: Counted, elapsedMs: number): DayCount {
  const day = dayNumber(world, elapsedMs)
  const now = hourOfDay(world, elapsedMs)
  const hours = Array.from({ length: 24 }, (_unused, hour) => {
    const whole = wholeHour(world, counted, { day, hour })
    if (hour < Math.floor(now)) return whole
    return hour > now ? 0 : Math.floor(whole * (now - hour))
  })
  return { hours, total: hours.reduce((sum, count) => sum + count, 0) }
}

/** The 24 whole hours of the day a number of days before. */
export function wholeDay(world: World, counted: Counted, day: number): number[] {
  return Array.from({ length: 24 }, (_unused, hour) => wholeHour(world, counted, { day, hour }))
}

function wholeHour(world: World, counted: Counted, at: { day: number; hour: number }): number {
  const key = hashOf(world.seed, `count:${counted.name}`)
  const factor = 0.88 + 0.24 * unit(key, at.day * 24 + at.hour)
  const share = dayShape(counted.shape, at.hour + 0.5) / dayIntegral(counted.shape, 24)
  const exact = counted.perDay * share * factor
  return Math.floor(exact + unit(key, 100_000 + at.day * 24 + at.hour))
}
