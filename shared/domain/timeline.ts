// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from './instant.ts'

/** Version of the timeline shape. */
export const TIMELINE_VERSION = 1

/**
 * Where a screen stands in time: at the live clock, or replaying: it showed the past moment `at` when the
 * live clock read `since`, and moves on at `rate` (0 = standing still). Replays never nest.
 */
export const timelineSchema = z.discriminatedUnion('mode', [
  z.strictObject({ v: z.literal(TIMELINE_VERSION), mode: z.literal('live') }),
  z.strictObject({ v: z.literal(TIMELINE_VERSION), mode: z.literal('replay'), at: instantSchema, since: instantSchema, rate: z.number().min(0).max(16) }),
])

/** Where a screen stands in time. */
export type Timeline = z.infer<typeof timelineSchema>

/** The timeline of a screen that shows now. */
export const LIVE: Timeline = { v: TIMELINE_VERSION, mode: 'live' }

/** The screen's own now, in epoch milliseconds: a replay never runs past the live clock. */
export function timelineNow(timeline: Timeline, liveNow: number): number {
  if (timeline.mode === 'live') return liveNow
  return Math.min(liveNow, timeline.at + (liveNow - timeline.since) * timeline.rate)
}
