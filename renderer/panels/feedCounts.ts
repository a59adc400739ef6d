// SPDX-License-Identifier: Apache-2.0
import type { Link } from '../../shared/domain/index.ts'
import { ageStateOf } from '../../shared/rules/age/index.ts'

/** How many sources answer in time, how many are overdue, how many are gone. */
export interface FeedCounts {
  readonly total: number
  readonly online: number
  readonly stale: number
  readonly lost: number
}

/** Counts sources by their last contact; one that never answered counts as lost. */
export function countFeeds(
  feeds: readonly { readonly id: string; readonly periodS: number }[],
  link: (source: string) => Link | undefined,
  now: number,
): FeedCounts {
  let stale = 0
  let lost = 0
  for (const feed of feeds) {
    const known = link(feed.id)
    const heardAt = known?.state === 'down' || known?.state === 'stopped' ? undefined : known?.lastContactAt
    const state = heardAt === undefined ? 'lost' : ageStateOf(now - heardAt, feed.periodS * 1000)
    if (state === 'lost') lost += 1
    else if (state === 'stale') stale += 1
  }
  return { total: feeds.length, online: feeds.length - stale - lost, stale, lost }
}
