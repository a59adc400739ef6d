// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../shared/base/index.ts'
import { judgeDeadline, type Deadline } from '../../shared/domain/index.ts'
import {
  activeResponses,
  activeWarnings,
  callUpCount,
  deadlinesOf,
  isChainClosed,
  judgeClock,
  leaderOnDuty,
  musterProgress,
  openAlarms,
  onDutyNow,
  openIncidents,
  shiftChief,
  suspicionCount,
  waitingMessages,
  type HallIncident,
  type HallResponse,
  type RealmState,
} from '../../shared/hall/index.ts'
import { openClues } from '../../shared/hall/clues/state.ts'
import { CENTRE } from '../../shared/hall/duty/state.ts'
import { openIntakes } from '../../shared/hall/intake/state.ts'
import { cityProgress } from '../../shared/hall/ledgers/city/state.ts'
import { decisionProgress, openRisks } from '../../shared/hall/ledgers/consultations/state.ts'
import { evacuationTotals, openEvacuations } from '../../shared/hall/ledgers/evacuation/state.ts'
import { instructionProgress } from '../../shared/hall/ledgers/instructions/state.ts'
import { casualtyTotals } from '../../shared/hall/incidents/casualties.ts'
import { openHoldings } from '../../shared/hall/holdings/state.ts'
import { openMatters } from '../../shared/hall/matters/state.ts'
import { openObligations } from '../../shared/hall/obligations/state.ts'
import { openOrders } from '../../shared/hall/orders/state.ts'

/** Who looks: those who answer for the hall see all of it, others what the wall shows. */
export type Sight = 'whole' | 'wall'

const REPORTS_SHOWN = 50
const DONE_LIMITS_SHOWN = 50

/**
 * What goes on in one realm at a moment: open things whole, counts of the rest. `mode` is 急 while a response is in force.
 * What is for the console only, such as 疑似未报·待核, is left out of what the wall shows.
 */
export function realmView(realm: RealmState, at: number, sight: Sight = 'whole'): Record<string, unknown> {
  const responses = activeResponses(realm)
  return {
    mode: responses.length > 0 ? 'emergency' : 'normal',
    responses: responses.map((response) => ({ ...response, progress: responseProgress(response, at) })),
    incidents: openIncidents(realm).map((incident) => withCasualties(realm, incident)),
    mainIncidentId: realm.mainIncidentId,
    warnings: activeWarnings(realm, at),
    reports: realm.reports.slice(0, REPORTS_SHOWN),
    messagesPending: waitingMessages(realm),
    obligations: openObligations(realm),
    deadlines: judgedDeadlines(
      deadlinesOf(realm).filter((one) => isSeen(realm, one, sight)),
      at,
    ),
    orders: { open: openOrders(realm), ...realm.orderTally },
    matters: openMatters(realm),
    holdings: openHoldings(realm),
    alarms: openAlarms(realm).filter((alarm) => sight === 'whole' || alarm.audience === 'wall'),
    ...reportingView(realm, at),
    ...ledgerView(realm, at),
    ...dutyView(realm, at, sight),
  }
}

function isSeen(realm: RealmState, { subject }: Deadline, sight: Sight): boolean {
  if (sight === 'whole') return true
  if (subject.kind === 'suspicion') return false
  return subject.kind !== 'alarm' || ownValue(realm.alarms, subject.id)?.audience === 'wall'
}

/** How far a response has come: who is in the hall, and which steps of its plan are done. */
function responseProgress(response: HallResponse, at: number): Record<string, unknown> {
  const steps = Object.values(response.steps ?? {})
  return { muster: musterProgress(response, at), steps: { done: steps.filter((step) => step.doneAt !== undefined).length, of: steps.length } }
}

function withCasualties(realm: RealmState, incident: HallIncident): HallIncident & { readonly casualtyTotals?: unknown } {
  const entries = Object.hasOwn(realm.casualties, incident.id) ? realm.casualties[incident.id] : undefined
  return entries ? { ...incident, casualtyTotals: casualtyTotals(entries) } : incident
}

/** Limits that run, judged at the moment, and the latest of those that are over. */
function judgedDeadlines(deadlines: readonly Deadline[], at: number): unknown[] {
  const running = deadlines.filter((one) => one.doneAt === undefined)
  const done = deadlines.filter((one) => one.doneAt !== undefined).sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0))
  return [...running, ...done.slice(0, DONE_LIMITS_SHOWN)].map((one) => ({ ...one, ...judgeDeadline(one, at) }))
}

/** The report chain (报送): who owes what until when; of suspicions only how many wait, as on the wall. */
function reportingView(realm: RealmState, at: number): Record<string, unknown> {
  const chains = Object.values(realm.chains).filter((chain) => !isChainClosed(chain))
  return {
    reportChains: chains.map(({ incidentId, title, duty, learned, followUps, finals, clocks }) => ({
      incidentId,
      title,
      duty,
      learned,
      followUps,
      finals,
      clocks: clocks.map((clock) => ({ ...clock, ...judgeClock(clock, at) })),
    })),
    suspicions: { pending: suspicionCount(realm) },
    clues: { open: openClues(realm).length },
    intakes: { open: openIntakes(realm).length },
  }
}

/** The ledgers (台账) as counts: how much of it is done. */
function ledgerView(realm: RealmState, at: number): Record<string, unknown> {
  return {
    instructions: instructionProgress(realm, at),
    decisions: decisionProgress(realm),
    cityLedger: cityProgress(realm),
    risks: { open: openRisks(realm).length },
    evacuations: openEvacuations(realm).map((one) => ({ id: one.id, title: one.title, incidentId: one.incidentId ?? null, totals: evacuationTotals(one) })),
  }
}

/** Who is on duty (值班) in the centre and in the units, and who sits in the hall. */
function dutyView(realm: RealmState, at: number, sight: Sight): Record<string, unknown> {
  const units = new Set([CENTRE, ...Object.keys(realm.duty.present), ...Object.values(realm.duty.shifts).map((shift) => shift.unit.id ?? shift.unit.name)])
  return {
    duty: {
      shiftChief: shiftChief(realm),
      leaderOnDuty: leaderOnDuty(realm),
      units: [...units].map((unit) => ({ unit, ...onDutyNow(realm, unit, at) })),
      // The sheet lists what is open by key, that of the console too.
      lastHandOver: sight === 'whole' ? (realm.duty.handOvers[0] ?? null) : null,
    },
    seats: Object.values(realm.seats).map(({ history: _history, ...seat }) => seat),
    callUps: Object.values(realm.callUps)
      .filter((callUp) => callUp.endedAt === undefined)
      .map((callUp) => ({ ...callUp, count: callUpCount(callUp) })),
  }
}
