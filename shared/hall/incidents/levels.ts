// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import { beijingDay } from '../../domain/index.ts'
import { LEVELS, type Level } from '../../rules/escalation/schema.ts'

/** What a level is of. */
export interface LevelSubject {
  readonly kind: 'incident' | 'gridCase'
  readonly id: string
}

/** Where a matter is being settled: the level, since when, until when. */
export interface LevelState {
  readonly subject: LevelSubject
  readonly level: Level
  readonly since: number
  readonly dueAt: number
  readonly closedAt?: number
  /** The latest moves, the newest first. */
  readonly history: readonly LevelMove[]
}

/** A move between levels: escalated (升级) because of time, grade or a person, or handed back (退回). */
export interface LevelMove {
  readonly from: Level
  readonly to: Level
  readonly at: number
  readonly cause: 'time' | 'grade' | 'person' | 'handedBack'
  readonly reason: string
  readonly by: string
}

/** How many matters of a level were closed in time, closed late or timed out, or given up to the level above before their time. */
export interface Tally {
  readonly inTime: number
  readonly late: number
  readonly left: number
}

/** Tallies of each level by day and by month (Beijing time); they outlive the matters they count. */
export interface Closures {
  readonly days: Readonly<Record<string, Readonly<Record<Level, Tally>>>>
  readonly months: Readonly<Record<string, Readonly<Record<Level, Tally>>>>
}

/** Slice of the state these functions work on. */
export interface LevelSlice {
  readonly levels: Readonly<Record<string, LevelState>>
  readonly closures: Closures
}

/** No matter closed yet. */
export const NO_CLOSURES: Closures = { days: {}, months: {} }

const DAYS_KEPT = 62
const MONTHS_KEPT = 120
const MOVES_KEPT = 20
const NO_TALLY: Tally = { inTime: 0, late: 0, left: 0 }
const NO_TALLIES: Readonly<Record<Level, Tally>> = { community: NO_TALLY, town: NO_TALLY, district: NO_TALLY }

/** Key of a subject's level. */
export function levelKey({ kind, id }: LevelSubject): string {
  return `${kind}/${id}`
}

/** A matter begins, or begins again, at a level. */
export function startLevel<Slice extends LevelSlice>(slice: Slice, subject: LevelSubject, start: { level: Level; dueAt: number; at: number }): Slice {
  const key = levelKey(subject)
  const known = ownValue(slice.levels, key)
  const state: LevelState = { subject, level: start.level, since: start.at, dueAt: start.dueAt, history: known?.history ?? [] }
  return { ...slice, levels: { ...slice.levels, [key]: state } }
}

/** A matter moves to another level; what timed out counts as late where it was, what was given up counts as left. */
export function moveLevel<Slice extends LevelSlice>(slice: Slice, subject: LevelSubject, move: LevelMove & { dueAt: number }): Slice {
  const key = levelKey(subject)
  const known = ownValue(slice.levels, key)
  if (!known || known.closedAt !== undefined || known.level !== move.from) return slice
  const { dueAt, ...step } = move
  const next: LevelState = { ...known, level: move.to, since: move.at, dueAt, history: [step, ...known.history].slice(0, MOVES_KEPT) }
  const counted = { ...slice, levels: { ...slice.levels, [key]: next } }
  if (move.cause === 'time') return count(counted, { level: move.from, at: move.at, what: 'late', by: 1 })
  if (move.cause === 'person') return count(counted, { level: move.from, at: move.at, what: 'left', by: 1 })
  return counted
}

/** A matter is closed at its level, in time up to the very instant of its limit. */
export function closeLevel<Slice extends LevelSlice>(slice: Slice, subject: LevelSubject, at: number): Slice {
  const key = levelKey(subject)
  const known = ownValue(slice.levels, key)
  if (!known || known.closedAt !== undefined) return slice
  const closed = { ...slice, levels: { ...slice.levels, [key]: { ...known, closedAt: at } } }
  return count(closed, { level: known.level, at, what: at <= known.dueAt ? 'inTime' : 'late', by: 1 })
}

/** A closed matter runs again: its closing is taken out of the count. */
export function reopenLevel<Slice extends LevelSlice>(slice: Slice, subject: LevelSubject, start: { level: Level; dueAt: number; at: number }): Slice {
  const known = ownValue(slice.levels, levelKey(subject))
  if (known?.closedAt === undefined) return known ? slice : startLevel(slice, subject, start)
  const uncounted = count(slice, { level: known.level, at: known.closedAt, what: known.closedAt <= known.dueAt ? 'inTime' : 'late', by: -1 })
  return startLevel(uncounted, subject, start)
}

function count<Slice extends LevelSlice>(slice: Slice, one: { level: Level; at: number; what: keyof Tally; by: 1 | -1 }): Slice {
  const day = beijingDay(one.at)
  const { days, months } = slice.closures
  const closures: Closures = {
    days: newest(added(days, day, one), DAYS_KEPT),
    months: newest(added(months, day.slice(0, 7), one), MONTHS_KEPT),
  }
  return { ...slice, closures }
}

type Tallies = Closures['days']

function added(tallies: Tallies, key: string, { level, what, by }: { level: Level; what: keyof Tally; by: 1 | -1 }): Tallies {
  const known = ownValue(tallies, key)
  if (!known && by < 0) return tallies
  const all = known ?? NO_TALLIES
  const tally = all[level]
  return { ...tallies, [key]: { ...all, [level]: { ...tally, [what]: Math.max(0, tally[what] + by) } } }
}

function newest(tallies: Tallies, kept: number): Tallies {
  const keys = Object.keys(tallies)
  if (keys.length <= kept) return tallies
  return Object.fromEntries(
    keys
      .sort()
      .slice(-kept)
      .map((key) => [key, tallies[key] ?? NO_TALLIES]),
  )
}

/** Sums of a level over a span, with those that still run. */
export interface LevelShare extends Tally {
  /** Open and past its limit: counts as not closed in time. */
  readonly overdue: number
  /** Open and not yet due: left out of the share. */
  readonly notYetDue: number
  /** Closed in time over all that should have been; null while there are none. */
  readonly share: number | null
}

/** Share closed in time at each level (小事不出居村, 大事不出街镇); `from` and `to` are Beijing days such as `2026-11-01`, without them every kept month counts. */
export function closedInTime(slice: LevelSlice, now: number, span?: { readonly from: string; readonly to: string }): Record<Level, LevelShare> {
  const { days, months } = slice.closures
  const counted = span ? Object.entries(days).filter(([day]) => day >= span.from && day <= span.to) : Object.entries(months)
  const running = Object.values(slice.levels).filter((state) => state.closedAt === undefined)
  return Object.fromEntries(
    LEVELS.map((level) => {
      const sum = (what: keyof Tally): number => counted.reduce((total, [, tallies]) => total + tallies[level][what], 0)
      const open = running.filter((state) => state.level === level)
      const overdue = open.filter((state) => now > state.dueAt).length
      const [inTime, late, left] = [sum('inTime'), sum('late'), sum('left')]
      const due = inTime + late + left + overdue
      return [level, { inTime, late, left, overdue, notYetDue: open.length - overdue, share: due === 0 ? null : inTime / due }]
    }),
  ) as Record<Level, LevelShare>
}
