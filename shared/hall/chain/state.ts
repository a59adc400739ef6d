// SPDX-License-Identifier: Apache-2.0
import { judgeDeadline, type Deadline, type DeadlineState } from '../../domain/index.ts'
import type { ReportKind, ReportLeg } from '../../rules/reportClocks/defaults.ts'
import type { NamedPerson, NamedUnit } from '../duty/person.ts'
import type { ChainDuty, EntryChanges, Learned, ReportedEntry, StartedClock } from './schema.ts'

/** An overrun (超时) that is established: its minutes never become fewer, whatever is corrected later. */
export interface Overrun {
  readonly ms: number
  readonly dueAt: number
  readonly establishedAt: number
}

/** A report clock (报送时限) of a chain. */
export type ChainClock = StartedClock & {
  readonly doneAt?: number
  readonly doneBy?: string
  /** The duty fell away before it was kept. */
  readonly lapsed?: { readonly at: number; readonly reason: string }
  readonly overrun?: Overrun
  /** The end that was told as overdue. */
  readonly notedDueAt?: number
}

/** A report on one leg with what became of it. */
export type ChainEntry = ReportedEntry & {
  readonly recordedAt: number
  readonly recordedBy: string
  readonly receipts: readonly { readonly by: NamedPerson; readonly at: number; readonly recordedBy: string; readonly reason?: string }[]
  readonly instructions: readonly { readonly by: NamedPerson; readonly at: number; readonly text: string; readonly recordedBy: string }[]
  /** Earlier values, the newest first. */
  readonly corrections: readonly { readonly at: number; readonly by: string; readonly reason: string; readonly before: EntryChanges }[]
}

/** The report chain (报送链) of one incident. */
export interface ReportChain {
  readonly id: string
  readonly incidentId: string
  readonly title: string
  readonly openedAt: number
  /** Why it owes a report; null where somebody reported without owing it. */
  readonly duty: (ChainDuty & { readonly since: number }) | null
  readonly sensitive?: { readonly at: number; readonly by: string; readonly reason: string }
  readonly learned: Learned & { readonly setAt: number; readonly setBy: string }
  /** Whether a person set the start: then no earlier report moves it by itself. */
  readonly isLearnedDecided: boolean
  /** Earlier starts, the newest first, each with why it was left. */
  readonly learnedHistory: readonly (Learned & { readonly replacedAt: number; readonly replacedBy: string; readonly reason: string })[]
  readonly clocks: readonly ChainClock[]
  /** In the order they were recorded. */
  readonly entries: readonly ChainEntry[]
  /** Number of 续报 by track; the entries themselves may have become too many to keep. */
  readonly followUps: Readonly<Record<string, number>>
  /** When the 终报 of a track was made. */
  readonly finals: Readonly<Record<string, number>>
  readonly upward: readonly { readonly id: string; readonly unit: NamedUnit; readonly at: number; readonly evidence: string }[]
  /** Until when changes of casualties are reported (补报期). */
  readonly casualtyUntil?: number
  /** A person of sufficient rank decided that nothing more is owed. */
  readonly waived?: { readonly at: number; readonly by: NamedPerson; readonly reason: string; readonly recordedBy: string }
  readonly lapses: number
  readonly reopened: readonly { readonly at: number; readonly by: string; readonly track: string; readonly reason: string }[]
}

/** Report chains of one realm, by incident. */
export interface ChainSlice {
  readonly chains: Readonly<Record<string, ReportChain>>
}

/** No chain yet. */
export const NO_CHAINS: ChainSlice = { chains: {} }

/** Track of a report: its leg, in the vertical leg the department as well; 首报, 续报 and 终报 follow each other within it. */
export function trackOf(leg: ReportLeg, unit: NamedUnit): string {
  return leg === 'vertical' ? `vertical:${unit.id ?? unit.name}` : leg
}

/** Entries of a track, in the order they were recorded. */
export function entriesOf(chain: ReportChain, track: string, kind?: ReportKind): ChainEntry[] {
  return chain.entries.filter((entry) => trackOf(entry.leg, entry.reporter.unit) === track && (kind === undefined || entry.kind === kind))
}

/** Whether nothing more is owed: it was waived, or every track that was reported on, the first among them, has its 终报. */
export function isChainClosed(chain: ReportChain): boolean {
  if (chain.waived) return true
  if (!Object.hasOwn(chain.finals, 'unit')) return false
  return chain.entries.every((entry) => Object.hasOwn(chain.finals, trackOf(entry.leg, entry.reporter.unit)))
}

/** Whether a clock still runs: neither kept nor lapsed. */
export function isRunning(clock: ChainClock): boolean {
  return clock.doneAt === undefined && clock.lapsed === undefined
}

/** How a clock stands: what a correction moved never hides an overrun that was established before. */
export function judgeClock(clock: ChainClock, now: number): { readonly state: DeadlineState | 'lapsed'; readonly overrunMs: number } {
  const end = endOf(clock)
  const judged = judgeDeadline({ dueAt: clock.dueAt, ...(end === undefined ? {} : { doneAt: end }) }, now)
  const overrunMs = Math.max(judged.overrunMs, clock.overrun?.ms ?? 0)
  if (end !== undefined && overrunMs > 0) return { state: 'missed', overrunMs }
  return { state: clock.lapsed ? 'lapsed' : judged.state, overrunMs }
}

/** Limits of the report chains that are not closed. */
export function chainDeadlines(realm: ChainSlice): Deadline[] {
  return Object.values(realm.chains)
    .filter((chain) => !isChainClosed(chain))
    .flatMap((chain) => chain.clocks.flatMap((clock) => deadlinesOfClock(chain, clock)))
}

// A limit that ran over and was moved later stays in the list as the missed one it was, beside the one that counts now.
function deadlinesOfClock(chain: ReportChain, clock: ChainClock): Deadline[] {
  const { id, rowId, owner, startAt, startBasis, dueAt, overrun } = clock
  const end = endOf(clock)
  const base = { kind: `report.${rowId}`, subject: { kind: 'incident', id: chain.incidentId }, owner, startAt, startBasis }
  if (overrun?.dueAt === dueAt && end !== undefined) return [{ ...base, id, dueAt, doneAt: Math.max(end, dueAt + overrun.ms) }]
  const current = { ...base, id, dueAt, ...(end === undefined ? {} : { doneAt: end }) }
  if (!overrun || overrun.dueAt === dueAt) return [current]
  return [current, { ...base, id: `${id}:overrun`, dueAt: overrun.dueAt, doneAt: overrun.dueAt + overrun.ms }]
}

function endOf({ doneAt, lapsed }: ChainClock): number | undefined {
  return doneAt ?? lapsed?.at
}
