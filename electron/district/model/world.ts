// SPDX-License-Identifier: Apache-2.0
import type { Story } from '../stories/story.ts'

/** What every generator needs: the seed, the story, and the Beijing time of day at model time 0 (ms since midnight). */
export interface World {
  readonly seed: number
  readonly story: Story
  readonly dayOffsetMs: number
}

/** A moment of the model: elapsed model time (ms), and the wall instant of model time 0 (epoch ms), used for stamps only. */
export interface Moment {
  readonly elapsedMs: number
  readonly zeroAt: number
}

export const SECOND_MS = 1000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Hours since the Beijing midnight of the start day; grows without wrapping. */
export function hoursOf(world: World, elapsedMs: number): number {
  return (world.dayOffsetMs + elapsedMs) / HOUR_MS
}

/** Hour of the Beijing day, [0, 24). */
export function hourOfDay(world: World, elapsedMs: number): number {
  const hours = hoursOf(world, elapsedMs) % 24
  return hours < 0 ? hours + 24 : hours
}

/** Number of the Beijing day, 0 on the start day. */
export function dayNumber(world: World, elapsedMs: number): number {
  return Math.floor((world.dayOffsetMs + elapsedMs) / DAY_MS)
}

/** Rounds to a number of decimals without a trailing floating-point tail. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}
