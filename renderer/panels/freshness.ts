// SPDX-License-Identifier: Apache-2.0
import type { Link } from '../../shared/domain/index.ts'
import { agedFrom, ageState, ageStateOf, ageTicks, type AgedRecord, type AgeState } from '../../shared/rules/age/index.ts'

/** How old something on the wall is: the state, the age in milliseconds, lit ticks of five, and the instant it counts from. */
export interface Freshness {
  readonly state: AgeState
  readonly ageMs: number
  readonly ticks: number
  readonly at: number
}

/** What a judgement of age needs beside the record. */
export interface AgeContext {
  readonly periodMs: number
  readonly link: Link | undefined
  readonly now: number
}

/** Freshness of one record. */
export function recordFreshness(record: AgedRecord, { periodMs, link, now }: AgeContext): Freshness {
  const at = agedFrom(record, link)
  const ageMs = Math.max(0, now - at)
  return { state: ageState(record, periodMs, link, now), ageMs, ticks: ageTicks(ageMs, periodMs), at }
}

/** Freshness of a source by its last contact; null when it never answered. */
export function contactFreshness({ periodMs, link, now }: AgeContext): Freshness | null {
  if (link?.lastContactAt === undefined) return null
  const ageMs = Math.max(0, now - link.lastContactAt)
  return { state: link.state === 'down' ? 'lost' : ageStateOf(ageMs, periodMs), ageMs, ticks: ageTicks(ageMs, periodMs), at: link.lastContactAt }
}

/** The oldest of several: a table is as fresh as its oldest row. */
export function oldest(items: readonly Freshness[]): Freshness | null {
  return items.reduce<Freshness | null>((worst, one) => (worst === null || one.ageMs > worst.ageMs ? one : worst), null)
}

/** Why there is no news: `absent` no source was ever connected, `down` one of them never answered or is lost. */
export type Silence = 'absent' | 'down'

/** Silence of sources, from the freshness of each; null where all of them answer. */
export function silenceOf(sources: readonly (Freshness | null)[]): Silence | null {
  if (sources.length === 0) return 'absent'
  return sources.some((one) => one === null || one.state === 'lost') ? 'down' : null
}
