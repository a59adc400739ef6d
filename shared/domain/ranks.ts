// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** Ranks that matter for approval and command, the lowest first; `none` has no say of its own. */
export const RANKS = ['none', 'officer', 'shiftChief', 'departmentHead', 'deputyDistrictHead', 'districtHead'] as const
export const rankSchema = z.enum(RANKS)
/** Rank of a post. */
export type Rank = (typeof RANKS)[number]

/** Whether a rank is the same as another or above it. */
export function isAtLeast(rank: Rank, wanted: Rank): boolean {
  return RANKS.indexOf(rank) >= RANKS.indexOf(wanted)
}
