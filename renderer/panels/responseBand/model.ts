// SPDX-License-Identifier: Apache-2.0
import { activeResponses, type HallResponse, type RealmState } from '../../../shared/hall/index.ts'

/** What the band says: a response in force, one that just ended, or none. */
export type BandState =
  | { readonly kind: 'active'; readonly response: HallResponse; readonly others: number }
  | { readonly kind: 'ended'; readonly response: HallResponse; readonly endedAt: number }
  | { readonly kind: 'none' }

/** How long an ended response stays on the band (guide §9). */
const JUST_ENDED_MS = 600_000

/** State of the band at this moment; the highest response in force wins. */
export function bandState(realm: RealmState, now: number): BandState {
  const [response, ...rest] = activeResponses(realm)
  if (response) return { kind: 'active', response, others: rest.length }
  const ended = Object.values(realm.responses)
    .flatMap((one) => (one.endedAt !== undefined && one.endedAt <= now && now - one.endedAt < JUST_ENDED_MS ? [{ response: one, endedAt: one.endedAt }] : []))
    .sort((a, b) => b.endedAt - a.endedAt)[0]
  return ended ? { kind: 'ended', ...ended } : { kind: 'none' }
}
