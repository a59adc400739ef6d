// SPDX-License-Identifier: Apache-2.0

/** Categories of the casualty ledger (伤亡台账): 死亡 失联 重伤 轻伤 被困 获救. */
export const CASUALTY_CATEGORIES = ['dead', 'missing', 'serious', 'light', 'trapped', 'rescued'] as const
/** Category of the ledger. */
export type CasualtyCategory = (typeof CASUALTY_CATEGORIES)[number]

/** How sure a number is; a correction (更正) is a verified number that replaces an earlier one. */
export const VERIFICATIONS = ['unverified', 'verified', 'corrected'] as const
/** How sure a number is. */
export type Verification = (typeof VERIFICATIONS)[number]

/** One statement of a source: so many people of a category in all, as of a moment. */
export interface CasualtyEntry {
  readonly id: string
  readonly source: string
  readonly category: CasualtyCategory
  readonly count: number
  readonly verification: Verification
  readonly at: number
  readonly note?: string | undefined
  readonly recordedAt: number
  readonly recordedBy: string
}

/** Effective number of a category, where it comes from, and the latest words of sources that say otherwise. */
export interface CasualtyTotal {
  readonly count: number
  readonly verification: Verification | null
  readonly source: string | null
  readonly at: number | null
  readonly conflicts: readonly Pick<CasualtyEntry, 'source' | 'count' | 'verification' | 'at'>[]
}

/** Effective numbers of a ledger. */
export type CasualtyTotals = Readonly<Record<CasualtyCategory, CasualtyTotal>>

const NOTHING: CasualtyTotal = { count: 0, verification: null, source: null, at: null, conflicts: [] }
const ENTRIES_KEPT = 1000

/**
 * Effective numbers: of each category the latest verified (or corrected) statement counts; where none is verified the latest statement does.
 * Sources whose own latest word differs are shown beside it.
 */
export function casualtyTotals(entries: readonly CasualtyEntry[]): CasualtyTotals {
  return Object.fromEntries(
    CASUALTY_CATEGORIES.map((category) => [category, totalOf(entries.filter((entry) => entry.category === category))]),
  ) as unknown as CasualtyTotals
}

/** The ledger with one more entry; beyond a thousand the oldest that no longer counts goes, the journal keeps it. */
export function appendEntry(entries: readonly CasualtyEntry[], entry: CasualtyEntry): readonly CasualtyEntry[] {
  const all = [...entries, entry]
  if (all.length <= ENTRIES_KEPT) return all
  const counting = new Set(CASUALTY_CATEGORIES.flatMap((category) => standing(all.filter((one) => one.category === category))))
  const surplus = all.find((one) => !counting.has(one))
  return surplus ? all.filter((one) => one !== surplus) : all
}

function totalOf(entries: readonly CasualtyEntry[]): CasualtyTotal {
  const chosen = effective(entries)
  if (!chosen) return NOTHING
  const conflicts = latestOfEach(entries)
    .filter((entry) => entry.count !== chosen.count)
    .map(({ source, count, verification, at }) => ({ source, count, verification, at }))
  return { count: chosen.count, verification: chosen.verification, source: chosen.source, at: chosen.at, conflicts }
}

function standing(entries: readonly CasualtyEntry[]): CasualtyEntry[] {
  const chosen = effective(entries)
  return chosen ? [chosen, ...latestOfEach(entries)] : []
}

function effective(entries: readonly CasualtyEntry[]): CasualtyEntry | undefined {
  const verified = entries.filter((entry) => entry.verification !== 'unverified')
  return latest(verified.length > 0 ? verified : entries)
}

// Entries stand in the order they were recorded: of two with the same moment the later recorded one counts.
function latest(entries: readonly CasualtyEntry[]): CasualtyEntry | undefined {
  return entries.reduce<CasualtyEntry | undefined>((best, entry) => (best && best.at > entry.at ? best : entry), undefined)
}

function latestOfEach(entries: readonly CasualtyEntry[]): CasualtyEntry[] {
  return [...new Set(entries.map((entry) => entry.source))].sort().flatMap((source) => latest(entries.filter((entry) => entry.source === source)) ?? [])
}
