// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { Organisation, Post, Sector, Unit } from './state.ts'

/** Whether a line of the sector table stands at a moment: from `from` on, `until` no longer. */
export function isInForce({ from, until }: Pick<Sector, 'from' | 'until'>, at: number): boolean {
  return from <= at && at < (until ?? Infinity)
}

/** The line of a sector that stands at a moment. */
export function sectorOf(organisation: Organisation, sectorId: string, at: number): Sector | undefined {
  return organisation.sectors.find((sector) => sector.id === sectorId && isInForce(sector, at))
}

/** The table with one line put over whatever stood in its span; what stood before and after it stays. */
export function replaceSpan(sectors: readonly Sector[], line: Sector): Sector[] {
  const until = line.until ?? Infinity
  const rest = sectors.flatMap((sector): Sector[] => {
    if (sector.id !== line.id || sector.from >= until || (sector.until ?? Infinity) <= line.from) return [sector]
    const head = sector.from < line.from ? [{ ...sector, until: line.from }] : []
    const tail = (sector.until ?? Infinity) > until ? [{ ...sector, from: until }] : []
    return [...head, ...tail]
  })
  return [...rest, line].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.from - b.from))
}

/** Who answers for a sector: the leader's post and, where that one is vacant or away, the one that stands in (AB角). */
export interface SectorLeader {
  readonly sector: Sector
  readonly department?: Unit | undefined
  readonly post: Post
  /** Name of the person, or the title where no person is known. */
  readonly name: string
  readonly isStandIn: boolean
}

/** The leader of a sector at a moment; `away` are posts that cannot act. Undefined where no line or no post is known. */
export function leaderOf(
  organisation: Organisation,
  sectorId: string,
  { at, away = [] }: { readonly at: number; readonly away?: readonly string[] },
): SectorLeader | undefined {
  const sector = sectorOf(organisation, sectorId, at)
  const own = sector && ownValue(organisation.posts, sector.leaderPostId)
  if (!own) return undefined
  const post = actingPost(organisation, own, away)
  return {
    sector,
    department: ownValue(organisation.units, sector.departmentId),
    post,
    name: post.person ?? post.title,
    isStandIn: post.id !== own.id,
  }
}

// One step only: the AB pair of two posts names each other. A post without a person acts by its title when nobody named stands in.
function actingPost(organisation: Organisation, own: Post, away: readonly string[]): Post {
  const isAway = away.includes(own.id)
  if (!isAway && own.person !== undefined) return own
  const standIns = Object.values(organisation.posts).filter((post) => post.deputyOf === own.id && !away.includes(post.id))
  return standIns.find((post) => post.person !== undefined) ?? (isAway ? standIns[0] : undefined) ?? own
}
