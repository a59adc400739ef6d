// SPDX-License-Identifier: Apache-2.0
import type { ReportForm, ReportKind, ReportLeg } from '../../rules/reportClocks/defaults.ts'
import { isSameUnit, type NamedUnit } from '../duty/person.ts'
import type { Learned, StartedClock } from './schema.ts'
import type { ChainClock } from './state.ts'

const MINUTE_MS = 60_000

/** What of an entry decides which clocks it keeps. */
export interface KeepingEntry {
  readonly leg: ReportLeg
  readonly form: ReportForm
  readonly kind: ReportKind
  readonly at: number
  readonly reporter: { readonly unit: NamedUnit }
}

type KeptBy = KeepingEntry & { readonly id: string; readonly recordedAt: number }

/** Whether a report keeps the limit of a clock: what is written also keeps a limit for an oral report, a 终报 keeps all of its track. */
export function keeps(clock: StartedClock, entry: KeepingEntry): boolean {
  if (clock.leg !== entry.leg) return false
  if (clock.unit && !isSameUnit(clock.unit, entry.reporter.unit)) return false
  if (clock.kind === 'followUp') return entry.kind !== 'first' && entry.at >= clock.startAt
  if (entry.kind === 'final') return true
  return entry.kind === 'first' && (clock.form === 'any' || clock.form === entry.form || entry.form === 'written')
}

/** The clock with its overrun as it stands at `now`; one that is established never becomes smaller. */
export function establish(clock: ChainClock, now: number): ChainClock {
  if (clock.lapsed) return clock
  const ms = (clock.doneAt ?? now) - clock.dueAt
  return ms > (clock.overrun?.ms ?? 0) ? { ...clock, overrun: { ms, dueAt: clock.dueAt, establishedAt: now } } : clock
}

/** Clocks after the unit's learning was set anew: what had run over before is established first. */
export function moveLearned(clocks: readonly ChainClock[], learned: Learned, now: number): ChainClock[] {
  return clocks.map((clock) => {
    if (clock.startsFrom !== 'learned' || clock.lapsed) return clock
    const moved = restart(establish(clock, now), learned.at, learned.basis)
    return moved.doneAt === undefined ? moved : establish(moved, now)
  })
}

/** Clocks after an earlier provable moment came up: only running ones move, a kept one stays kept. */
export function presumeEarlier(clocks: readonly ChainClock[], learned: Learned): ChainClock[] {
  return clocks.map((clock) =>
    clock.startsFrom === 'learned' && clock.doneAt === undefined && !clock.lapsed ? restart(clock, learned.at, learned.basis) : clock,
  )
}

/** Clocks after a report: the named ones end with it, unless an earlier report had ended them. */
export function endClocks(
  clocks: readonly ChainClock[],
  ends: readonly string[],
  entry: { readonly id: string; readonly at: number; readonly recordedAt: number },
): ChainClock[] {
  return clocks.map((clock) => {
    if (!ends.includes(clock.id) || clock.lapsed || (clock.doneAt !== undefined && clock.doneAt <= entry.at)) return clock
    return establish({ ...clock, doneAt: entry.at, doneBy: entry.id }, entry.recordedAt)
  })
}

/** Clocks after the time of an entry was corrected: those it ended and those it started move with it. */
export function moveEntry(clocks: readonly ChainClock[], entryId: string, times: { readonly at: number; readonly now: number }): ChainClock[] {
  return clocks.map((clock) => {
    const started = clock.startedBy === entryId && !clock.lapsed ? restart(establish(clock, times.now), times.at, clock.startBasis) : clock
    const ended = started.doneBy === entryId ? { ...started, doneAt: times.at } : started
    return ended === clock || ended.doneAt === undefined ? ended : establish(ended, times.now)
  })
}

/** Clocks after the duty fell away: running ones lapse, their overrun stays. */
export function lapseClocks(clocks: readonly ChainClock[], lapsed: { readonly at: number; readonly reason: string }): ChainClock[] {
  return clocks.map((clock) => (clock.doneAt === undefined && !clock.lapsed ? { ...establish(clock, lapsed.at), lapsed } : clock))
}

/** Whether 总值班室 proved to have been informed earlier than a running clock of its own counts: an earlier report or intake was entered late. */
export function isInformedEarlier(known: ChainClock, fresh: StartedClock): boolean {
  return known.startsFrom === 'dutyInformed' && known.doneAt === undefined && !known.lapsed && fresh.startAt < known.startAt
}

/** Clocks with new ones, which reports made before may have kept; a lapsed one runs again, and what it had overrun stays. */
export function addClocks(clocks: readonly ChainClock[], started: readonly StartedClock[], entries: readonly KeptBy[]): ChainClock[] {
  const next = [...clocks]
  for (const fresh of started) {
    const index = next.findIndex((one) => one.id === fresh.id)
    const known = next[index]
    if (known && isInformedEarlier(known, fresh)) next[index] = informEarlier(known, fresh)
    if (known && !known.lapsed) continue
    const clock = endedBy({ ...fresh, ...(known?.overrun ? { overrun: known.overrun } : {}) }, entries)
    if (known) next[index] = clock
    else next.push(clock)
  }
  return next
}

function informEarlier({ startedBy: _later, ...known }: ChainClock, { startAt, startBasis, startedBy }: StartedClock): ChainClock {
  return { ...restart(known, startAt, startBasis), ...(startedBy === undefined ? {} : { startedBy }) }
}

function endedBy(clock: ChainClock, entries: readonly KeptBy[]): ChainClock {
  return entries.filter((entry) => keeps(clock, entry)).reduce((one, entry) => endClocks([one], [one.id], entry)[0] ?? one, clock)
}

function restart(clock: ChainClock, startAt: number, startBasis: Learned['basis']): ChainClock {
  return { ...clock, startAt, startBasis, dueAt: Math.round(startAt + clock.limitMinutes * MINUTE_MS) }
}
