// SPDX-License-Identifier: Apache-2.0
import { signal } from '../stories/story.ts'
import { between, hashOf } from './random.ts'
import { SECOND_MS } from './world.ts'
import type { SIGNALS } from '../stories/story.ts'
import type { World } from './world.ts'

/** A stream of everyday arrivals: the gap between two of them, and how much sparser the back-log before the start is. */
export interface ArrivalStream {
  readonly name: 'call' | 'street' | 'city'
  readonly gapSeconds: readonly [number, number]
  readonly backlogSeconds: number
  readonly backlogGapSeconds: readonly [number, number]
  readonly rateSignal: (typeof SIGNALS)[number]
}

/** Calls, street reports and incidents, with back-logs that fill the wall at once. */
export const ARRIVALS: readonly ArrivalStream[] = [
  { name: 'call', gapSeconds: [20, 40], backlogSeconds: 1800, backlogGapSeconds: [60, 100], rateSignal: 'rate.calls' },
  { name: 'street', gapSeconds: [60, 90], backlogSeconds: 2400, backlogGapSeconds: [150, 240], rateSignal: 'rate.street' },
  { name: 'city', gapSeconds: [120, 240], backlogSeconds: 7200, backlogGapSeconds: [900, 1150], rateSignal: 'rate.incidents' },
]

/** Model time (ms) of the arrival after the one at `previousMs`; `index` is the new one's running number. */
export function nextArrival(world: World, stream: ArrivalStream, from: { index: number; previousMs: number }): number {
  const key = hashOf(world.seed, `arrival:${stream.name}`)
  const isBacklog = from.previousMs < 0
  const gap = between(key, from.index, isBacklog ? stream.backlogGapSeconds : stream.gapSeconds)
  const rate = isBacklog ? 1 : signal(world.story, stream.rateSignal, { seconds: from.previousMs / SECOND_MS, base: 1 })
  const nextMs = from.previousMs + Math.round((gap * SECOND_MS) / Math.max(0.1, rate))
  if (!isBacklog || nextMs < 0) return nextMs
  return Math.round(between(key, from.index, stream.gapSeconds) * 0.7 * SECOND_MS)
}

/** Model time at which a stream's back-log begins (ms, negative). */
export function firstArrival(stream: ArrivalStream): number {
  return -stream.backlogSeconds * SECOND_MS
}
