// SPDX-License-Identifier: Apache-2.0
import type { FeedStatus } from '../../../shared/domain/index.ts'
import { ageStateOf } from '../../../shared/rules/age/index.ts'
import { DASH, numberText } from '../../ui/index.ts'

/** State of a feed in one word: the age of its last contact, unless more is known of its link; `refusing`: it answers, and nothing it gave was accepted. */
export type FeedMark = 'lost' | 'never' | 'stopped' | 'stale' | 'refusing' | 'retrying' | 'late' | 'fresh'

// Worst first: the top of the list is what wants a telephone call.
const ORDER: readonly FeedMark[] = ['lost', 'never', 'stopped', 'stale', 'refusing', 'retrying', 'late', 'fresh']

/** One line of the feed list. */
export interface FeedRow {
  readonly feed: FeedStatus
  readonly mark: FeedMark
  /** Milliseconds since the last contact; null when there never was one. */
  readonly ageMs: number | null
}

/** State of a feed at the hall's now. */
export function feedMark(feed: FeedStatus, now: number): FeedMark {
  const { state, lastContactAt } = feed.link
  if (state === 'stopped') return 'stopped'
  if (state === 'down') return lastContactAt === undefined ? 'never' : 'lost'
  if (lastContactAt === undefined) return 'never'
  const age = ageStateOf(now - lastContactAt, feed.periodS * 1000)
  const isHeard = age === 'fresh' || age === 'late'
  if (isHeard && feed.counters.accepted === 0 && feed.counters.rejected > 0) return 'refusing'
  return state === 'retrying' && isHeard ? 'retrying' : age
}

/** All feeds, worst first, then by title. */
export function feedRows(feeds: readonly FeedStatus[], now: number): FeedRow[] {
  return feeds
    .map((feed) => {
      const ageMs = feed.link.lastContactAt === undefined ? null : Math.max(0, now - feed.link.lastContactAt)
      return { feed, mark: feedMark(feed, now), ageMs }
    })
    .sort((a, b) => ORDER.indexOf(a.mark) - ORDER.indexOf(b.mark) || a.feed.title.localeCompare(b.feed.title, 'zh-CN') || a.feed.id.localeCompare(b.feed.id))
}

/** How many feeds are in which state. */
export interface FeedCounts {
  readonly online: number
  readonly refusing: number
  readonly late: number
  readonly stale: number
  readonly lost: number
}

/** Counts for the head of the list; every feed is in exactly one of them. */
export function feedCounts(rows: readonly FeedRow[]): FeedCounts {
  const count = (...marks: FeedMark[]) => rows.filter((row) => marks.includes(row.mark)).length
  return {
    online: count('fresh'),
    refusing: count('refusing'),
    late: count('late', 'retrying'),
    stale: count('stale'),
    lost: count('lost', 'never', 'stopped'),
  }
}

/** The shape that goes with a state. */
export function markShape(mark: FeedMark): 'normal' | 'watch' | 'stale' | 'lost' | 'waiting' {
  if (mark === 'fresh') return 'normal'
  if (mark === 'late' || mark === 'refusing') return 'watch'
  if (mark === 'stale') return 'stale'
  return mark === 'retrying' ? 'waiting' : 'lost'
}

/** Records per second: 「0.2」, 「418」. */
export function rateText(ratePerS: number): string {
  return numberText(ratePerS, ratePerS > 0 && ratePerS < 10 ? 1 : 0)
}

/** Delay as a number with its unit's key; a dash and no unit while nothing came. */
export function lagParts(lagMs: number | null): { readonly text: string; readonly unit: 'seconds' | 'milliseconds' | null } {
  if (lagMs === null) return { text: DASH, unit: null }
  if (Math.abs(lagMs) < 100) return { text: numberText(lagMs), unit: 'milliseconds' }
  return { text: numberText(lagMs / 1000, Math.abs(lagMs) < 10_000 ? 1 : 0), unit: 'seconds' }
}

/** Samples of the rate by feed, oldest first. */
export type RateSamples = ReadonlyMap<string, readonly number[]>

/** Samples with one more of every feed, at most `limit` each; feeds that are gone leave. */
export function withRates(samples: RateSamples, feeds: readonly FeedStatus[], limit: number): RateSamples {
  return new Map(feeds.map((feed) => [feed.id, [...(samples.get(feed.id) ?? []), feed.ratePerS].slice(-limit)]))
}

/** Bar heights 0..1 of a feed's samples against its own highest; a silent feed is a flat line. */
export function rateBars(samples: readonly number[]): number[] {
  const highest = Math.max(0, ...samples)
  return samples.map((sample) => (highest === 0 ? 0 : Math.max(0, sample) / highest))
}

/** The ages (seconds) at which a value of this feed turns late, stale and lost: the legend of `ageStateOf`. */
export function ageLimits(periodS: number): { readonly fresh: number; readonly late: number; readonly lost: number } {
  const least = (seconds: number) => Math.max(2, Math.round(seconds * 10) / 10)
  return { fresh: least(1.5 * periodS), late: least(3 * periodS), lost: least(10 * periodS) }
}
