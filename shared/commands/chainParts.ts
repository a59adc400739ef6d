// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { ChainEntry, ReportChain } from '../hall/chain/state.ts'
import { realmOf, type HallIncident, type HallState, type RealmState } from '../hall/index.ts'
import { reportDuty } from '../rules/reportClocks/index.ts'
import { followDrafts, learnedOf, reportFactsOf } from './chainDuty.ts'
import type { EventDraft, PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import type { Found } from './dutyPeople.ts'
import { refuse, type Refusal } from './refusals.ts'

/** The chain of an incident, and the draft that opens it where there was none. */
export interface ChainFound {
  readonly chain: ReportChain
  /** Absent when the incident has left the hall and only its chain is kept. */
  readonly incident: HallIncident | undefined
  readonly opening: readonly EventDraft[]
}

/** The chain of an incident; one is opened where there is none. */
export function findChain(state: HallState, incidentId: string, context: PlanContext): Found<ChainFound> {
  const realm = realmOf(state, context.realm)
  const incident = ownValue(realm.incidents, incidentId)
  const known = ownValue(realm.chains, incidentId)
  if (known) return { ok: true, value: { chain: known, incident, opening: [] } }
  if (!incident) return refuse('unknown-incident', { zh: `incidentId: 没有事件“${incidentId}”`, en: `incidentId: there is no incident "${incidentId}"` })
  const opening = openingDraft({ state, realm, incident, now: context.now })
  const chain = ownValue(realmOf(reduceDrafts(state, [opening], context), context.realm).chains, incidentId)
  return chain ? { ok: true, value: { chain, incident, opening: [opening] } } : refuse('wrong-state', `the chain of "${incidentId}" could not be opened`)
}

/** The event that opens the chain of an incident. */
export function openingDraft(sight: {
  readonly state: HallState
  readonly realm: RealmState
  readonly incident: HallIncident
  readonly now: number
}): EventDraft {
  const { state, realm, incident, now } = sight
  return {
    type: 'chain.opened',
    body: { id: `chain-${state.seq + 1}`, incidentId: incident.id, title: incident.title, learned: learnedOf({ realm, now }, incident) },
  }
}

/** The drafts, followed by what the rules make of them: clocks that start, a duty that arises. */
export function withFollowUps(
  state: HallState,
  drafts: readonly EventDraft[],
  at: { readonly incidentId: string; readonly context: PlanContext },
): EventDraft[] {
  const { incidentId, context } = at
  const realm = realmOf(reduceDrafts(state, drafts, context), context.realm)
  const incident = ownValue(realm.incidents, incidentId)
  const chain = ownValue(realm.chains, incidentId)
  return incident && chain ? [...drafts, ...followDrafts({ realm, rules: context.rules, now: context.now }, chain, incident)] : [...drafts]
}

/** What the rules ask for an incident right now: a chain that opens, clocks, lapses. Empty when nothing. */
export function duties(state: HallState, incident: HallIncident, context: PlanContext): EventDraft[] {
  const realm = realmOf(state, context.realm)
  const chain = ownValue(realm.chains, incident.id)
  const { rules, now } = context
  if (chain) return followDrafts({ realm, rules, now }, chain, incident)
  if (incident.status === 'resolved' || !reportDuty(reportFactsOf(incident, undefined), rules)) return []
  return withFollowUps(state, [openingDraft({ state, realm, incident, now })], { incidentId: incident.id, context })
}

/** An entry of a chain. */
export function findEntry(chain: ReportChain, entryId: string): Found<ChainEntry> {
  const value = chain.entries.find((entry) => entry.id === entryId)
  return value ? { ok: true, value } : refuse('unknown-entry', { zh: `entryId: 报送链中没有“${entryId}”`, en: `entryId: the chain has no entry "${entryId}"` })
}

/** A time given by a person that lies ahead; null when it does not. */
export function futureRefusal(field: string, at: number, now: number): Refusal | null {
  return at <= now ? null : refuse('in-the-future', { zh: `${field}: 时间晚于当前时刻`, en: `${field}: the time lies in the future` })
}

/** A reason that is needed and missing. */
export function reasonMissing(what: { readonly zh: string; readonly en: string }): Refusal {
  return refuse('reason-missing', { zh: `reason: ${what.zh}须写明理由`, en: `reason: ${what.en} needs a reason` })
}
