// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import { addClocks, endClocks, lapseClocks, moveEntry, moveLearned, presumeEarlier } from './clocks.ts'
import type { CHAIN_EVENTS } from './events.ts'
import type { EntryChanges, Learned } from './schema.ts'
import { isChainClosed, isRunning, trackOf, type ChainEntry, type ReportChain } from './state.ts'

const CHAINS_KEPT = 300
const ENTRIES_KEPT = 200
const NOTES_KEPT = 30

/** How events of the report chain change a realm. */
export const CHAIN_REDUCERS: RealmReducers<typeof CHAIN_EVENTS> = {
  'chain.opened': open,
  'chain.owed': (realm, body, event) =>
    change(realm, body.incidentId, (chain) => ({
      ...chain,
      duty: { ...body.duty, since: chain.duty?.since ?? event.at },
      clocks: addClocks(chain.clocks, body.clocks, chain.entries),
      ...(body.casualtyUntil === undefined ? {} : { casualtyUntil: body.casualtyUntil }),
    })),
  'chain.reported': report,
  'chain.receiptGiven': (realm, body, event) =>
    changeEntry(realm, body, (entry) => {
      const { by, at, reason } = body
      const receipt = { by, at, recordedBy: event.actor.principal, ...(reason === undefined ? {} : { reason }) }
      return { ...entry, receipts: [...entry.receipts, receipt].slice(0, NOTES_KEPT) }
    }),
  'chain.instructed': (realm, body, event) =>
    changeEntry(realm, body, (entry) => ({
      ...entry,
      instructions: [...entry.instructions, { by: body.by, at: body.at, text: body.text, recordedBy: event.actor.principal }].slice(-NOTES_KEPT),
    })),
  'chain.entryCorrected': correct,
  'chain.learnedSet': (realm, body, event) =>
    change(realm, body.incidentId, (chain) => ({
      ...startAnew(chain, body.learned, { event, reason: body.reason ?? '' }),
      isLearnedDecided: true,
      clocks: moveLearned(chain.clocks, body.learned, event.at),
    })),
  'chain.presumed': (realm, body, event) =>
    change(realm, body.incidentId, (chain) => ({
      ...startAnew(chain, body.learned, { event, reason: '出现更早的可证时刻' }),
      clocks: presumeEarlier(chain.clocks, body.learned),
    })),
  'chain.markedSensitive': (realm, body, event) =>
    change(realm, body.incidentId, (chain) =>
      chain.sensitive ? chain : { ...chain, sensitive: { at: event.at, by: event.actor.principal, reason: body.reason } },
    ),
  'chain.upwardNoted': (realm, body) =>
    change(realm, body.incidentId, (chain) => {
      const { id, unit, at, evidence } = body
      return { ...chain, upward: [...chain.upward, { id, unit, at, evidence }].slice(-NOTES_KEPT) }
    }),
  'chain.overdueNoted': (realm, body) =>
    change(realm, body.incidentId, (chain) => ({
      ...chain,
      clocks: chain.clocks.map((clock) => (clock.id === body.clockId ? { ...clock, notedDueAt: body.dueAt } : clock)),
    })),
  'chain.lapsed': (realm, body, event) =>
    change(realm, body.incidentId, (chain) => ({
      ...chain,
      duty: null,
      lapses: chain.lapses + 1,
      clocks: lapseClocks(chain.clocks, { at: event.at, reason: body.reason }),
    })),
  'chain.waived': (realm, body, event) =>
    change(realm, body.incidentId, (chain) => ({
      ...chain,
      waived: { at: event.at, by: body.by, reason: body.reason, recordedBy: event.actor.principal },
      clocks: lapseClocks(chain.clocks, { at: event.at, reason: body.reason }),
    })),
  'chain.reopened': (realm, body, event) =>
    change(realm, body.incidentId, (chain) => {
      if (!Object.hasOwn(chain.finals, body.track)) return chain
      const finals = Object.fromEntries(Object.entries(chain.finals).filter(([track]) => track !== body.track))
      const note = { at: event.at, by: event.actor.principal, track: body.track, reason: body.reason }
      return { ...chain, finals, reopened: [note, ...chain.reopened].slice(0, NOTES_KEPT) }
    }),
}

function open(realm: RealmState, body: EventBody<'chain.opened'>, event: HallEvent): RealmState {
  if (ownValue(realm.chains, body.incidentId)) return realm
  const chain: ReportChain = {
    id: body.id,
    incidentId: body.incidentId,
    title: body.title,
    openedAt: event.at,
    duty: null,
    learned: { ...body.learned, setAt: event.at, setBy: event.actor.principal },
    isLearnedDecided: false,
    learnedHistory: [],
    clocks: [],
    entries: [],
    followUps: {},
    finals: {},
    upward: [],
    lapses: 0,
    reopened: [],
  }
  return { ...realm, chains: bounded(realm, { ...realm.chains, [body.incidentId]: chain }) }
}

// A chain is done with once it is closed, or when its incident has left the hall and nothing runs.
function bounded(realm: RealmState, chains: RealmState['chains']): RealmState['chains'] {
  return dropOldest(chains, {
    isDone: (chain) => {
      const incident = ownValue(realm.incidents, chain.incidentId)
      return incident ? isChainClosed(chain) && incident.status === 'resolved' : isChainClosed(chain) || !chain.clocks.some(isRunning)
    },
    at: (chain) => chain.openedAt,
    kept: CHAINS_KEPT,
  })
}

function report(realm: RealmState, body: EventBody<'chain.reported'>, event: HallEvent): RealmState {
  return change(realm, body.incidentId, (chain) => {
    if (chain.entries.some((one) => one.id === body.entry.id)) return chain
    const entry: ChainEntry = { ...body.entry, recordedAt: event.at, recordedBy: event.actor.principal, receipts: [], instructions: [], corrections: [] }
    const track = trackOf(entry.leg, entry.reporter.unit)
    return {
      ...chain,
      entries: keepEntries([...chain.entries, entry]),
      clocks: endClocks(chain.clocks, body.ends, entry),
      followUps: entry.kind === 'followUp' ? { ...chain.followUps, [track]: Math.max(chain.followUps[track] ?? 0, entry.number ?? 0) } : chain.followUps,
      finals: entry.kind === 'final' ? { ...chain.finals, [track]: entry.at } : chain.finals,
    }
  })
}

// 首报 and 终报 always stay; of very long events the oldest 续报 goes, the journal keeps it.
function keepEntries(entries: readonly ChainEntry[]): readonly ChainEntry[] {
  if (entries.length <= ENTRIES_KEPT) return entries
  const oldest = entries.find((entry) => entry.kind === 'followUp')
  return oldest ? entries.filter((entry) => entry !== oldest) : entries
}

function correct(realm: RealmState, body: EventBody<'chain.entryCorrected'>, event: HallEvent): RealmState {
  return change(realm, body.incidentId, (chain) => {
    const entry = chain.entries.find((one) => one.id === body.entryId)
    if (!entry) return chain
    const changes = Object.fromEntries(Object.entries(body.changes).filter(([, value]) => value !== undefined)) as EntryChanges
    const before = Object.fromEntries(Object.keys(changes).map((name) => [name, entry[name as keyof EntryChanges]])) as EntryChanges
    const note = { at: event.at, by: event.actor.principal, reason: body.reason, before }
    const after = { ...entry, ...changes, corrections: [note, ...entry.corrections].slice(0, NOTES_KEPT) } as ChainEntry
    const track = trackOf(entry.leg, entry.reporter.unit)
    return {
      ...chain,
      entries: chain.entries.map((one) => (one === entry ? after : one)),
      clocks: after.at === entry.at ? chain.clocks : moveEntry(chain.clocks, entry.id, { at: after.at, now: event.at }),
      finals: entry.kind === 'final' && Object.hasOwn(chain.finals, track) ? { ...chain.finals, [track]: after.at } : chain.finals,
    }
  })
}

function startAnew(chain: ReportChain, learned: Learned, { event, reason }: { readonly event: HallEvent; readonly reason: string }): ReportChain {
  const { at, basis, evidence } = chain.learned
  const replaced = { at, basis, evidence, replacedAt: event.at, replacedBy: event.actor.principal, reason }
  return {
    ...chain,
    learned: { ...learned, setAt: event.at, setBy: event.actor.principal },
    learnedHistory: [replaced, ...chain.learnedHistory].slice(0, NOTES_KEPT),
  }
}

function changeEntry(realm: RealmState, at: { readonly incidentId: string; readonly entryId: string }, next: (entry: ChainEntry) => ChainEntry): RealmState {
  return change(realm, at.incidentId, (chain) => {
    const known = chain.entries.find((entry) => entry.id === at.entryId)
    return known ? { ...chain, entries: chain.entries.map((entry) => (entry === known ? next(entry) : entry)) } : chain
  })
}

function change(realm: RealmState, incidentId: string, next: (chain: ReportChain) => ReportChain): RealmState {
  const chain = ownValue(realm.chains, incidentId)
  const after = chain && next(chain)
  return !after || after === chain ? realm : { ...realm, chains: { ...realm.chains, [incidentId]: after } }
}
