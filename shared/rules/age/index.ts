// SPDX-License-Identifier: Apache-2.0
import { DATASETS, type AnyRecord, type DatasetId, type Link } from '../../domain/index.ts'

/** How old a value is, as the wall shows it. */
export type AgeState = 'fresh' | 'late' | 'stale' | 'lost'

/** A record's own time and the kind of dataset it belongs to. */
export type AgedRecord = Pick<AnyRecord, 'observedAt'> & { readonly dataset: DatasetId }

const LEAST_FRESH_MS = 2_000

/**
 * Age of a record against the period its source promised (architecture, "Time and age"):
 * fresh ≤ 1.5 periods (at least 2 s), late ≤ 3, stale > 3, lost = link known down or > 10.
 * Static and event datasets age by their source's last contact, not by the record.
 */
// oxlint-disable-next-line max-params -- the four are what the architecture names, and every caller has them apart
export function ageState(record: AgedRecord, periodMs: number, link: Link | undefined, now: number): AgeState {
  if (link?.state === 'down') return 'lost'
  return ageStateOf(now - agedFrom(record, link), periodMs)
}

/** The same judgement for a plain age in milliseconds. */
export function ageStateOf(ageMs: number, periodMs: number): AgeState {
  if (ageMs <= Math.max(LEAST_FRESH_MS, 1.5 * periodMs)) return 'fresh'
  if (ageMs <= Math.max(LEAST_FRESH_MS, 3 * periodMs)) return 'late'
  return ageMs <= Math.max(LEAST_FRESH_MS, 10 * periodMs) ? 'stale' : 'lost'
}

/** The instant an age counts from: the observation, or for static and event datasets the source's last contact. */
export function agedFrom(record: AgedRecord, link: Link | undefined): number {
  const kind = DATASETS[record.dataset].kind
  if (kind === 'static' || kind === 'event') return link?.lastContactAt ?? record.observedAt
  return record.observedAt
}

/** Number of lit ticks of the five-tick age mark: five when new, none when three periods have gone. */
export function ageTicks(ageMs: number, periodMs: number): number {
  return Math.max(0, Math.min(5, 5 - Math.floor((Math.max(0, ageMs) / periodMs) * 1.6)))
}

/** Stale and lost values leave totals and alarms. */
export function countsInTotals(age: AgeState): boolean {
  return age === 'fresh' || age === 'late'
}
