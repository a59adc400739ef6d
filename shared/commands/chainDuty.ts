// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { isInformedEarlier } from '../hall/chain/clocks.ts'
import { trackOf, type ReportChain } from '../hall/chain/state.ts'
import type { Learned, StartedClock } from '../hall/chain/schema.ts'
import type { NamedUnit } from '../hall/duty/person.ts'
import { casualtyTotals, cluesOf, effectiveGrade, intakesOf, isChainClosed, isRunning, type HallIncident, type RealmState } from '../hall/index.ts'
import type { HallRules } from '../rules/hallRules.ts'
import { casualtyWindowEnd, clockRowsFor, dueAtOf, reportDuty, type ClockRow, type ReportDuty, type ReportFacts } from '../rules/reportClocks/index.ts'
import type { EventDraft } from './command.ts'

/** What the duties of a chain are judged from. */
export interface ChainSight {
  readonly realm: RealmState
  readonly rules: HallRules
  readonly now: number
}

interface Start {
  readonly at: number
  readonly basis: Learned['basis']
  readonly startedBy?: string
  readonly suffix?: string
  readonly unit?: NamedUnit
}

const LEG_OWNERS: Readonly<Record<ClockRow['leg'], string>> = { unit: '事发单位', district: '区政府总值班室', city: '区政府总值班室', vertical: '条线部门' }

/** What decides whether an incident owes a report. */
export function reportFactsOf(incident: HallIncident, chain: ReportChain | undefined): ReportFacts {
  return { class: incident.class, subClass: incident.desk?.subClass, grade: effectiveGrade(incident), isSensitive: chain?.sensitive !== undefined }
}

/** When the reporting unit learned of it as stated, else the earliest moment the hall can prove (推定), with its evidence. */
export function learnedOf({ realm, now }: Pick<ChainSight, 'realm' | 'now'>, incident: HallIncident): Learned {
  const reports = incident.desk?.reports ?? []
  // Opened from reports an incident carries the moment of the earliest: that is provable, but nobody stated when the unit learned of it.
  const isStated = incident.learnedAt !== undefined && incident.learnedAt <= now && !reports.some((report) => report.receivedAt === incident.learnedAt)
  if (isStated && incident.learnedAt !== undefined)
    return { at: incident.learnedAt, basis: 'known', evidence: `事件记录载明的得知时刻（${incident.source}）`.slice(0, 400) }
  const provable = [
    { at: incident.reportedAt, evidence: `事件进入大厅的时刻（${incident.source}）` },
    ...reports.map((report) => ({ at: report.receivedAt, evidence: `并案的${report.service ?? ''}报告 ${report.source}/${report.id}` })),
    ...cluesOf(realm, incident.id).map((clue) => ({ at: clue.receivedAt, evidence: `线索 ${clue.id}` })),
    ...intakesOf(realm, incident.id).map((intake) => ({ at: intake.receivedAt, evidence: `接报登记 ${intake.number}` })),
  ]
  const first = provable.reduce((earliest, one) => (one.at < earliest.at ? one : earliest))
  return { at: Math.min(first.at, now), basis: 'presumed', evidence: `最早可证：${first.evidence}`.slice(0, 800) }
}

/** When 总值班室 was first informed: by a report of the first leg or by a linked intake; undefined while it was not. */
export function informedAt(realm: RealmState, chain: ReportChain): { readonly at: number; readonly entryId?: string } | undefined {
  const moments = [
    ...chain.entries.filter((entry) => entry.leg === 'unit').map((entry) => ({ at: entry.at, entryId: entry.id })),
    ...intakesOf(realm, chain.incidentId).map((intake) => ({ at: intake.receivedAt })),
  ]
  return moments.reduce<(typeof moments)[number] | undefined>((earliest, one) => (earliest && earliest.at <= one.at ? earliest : one), undefined)
}

/** Clocks that ought to run by the rules in force and do not yet, or not from as early. */
export function startableClocks(sight: ChainSight, chain: ReportChain, incident: HallIncident): StartedClock[] {
  if (isChainClosed(chain)) return []
  const facts = reportFactsOf(incident, chain)
  const rowsFrom = (start: ClockRow['startsFrom']): ClockRow[] => clockRowsFor(facts, sight.rules, start)
  const informed = informedAt(sight.realm, chain)
  const change = casualtyChangeAt(sight, chain)
  const clocks = [
    ...rowsFrom('learned').map((row) => clockOf(chain, row, { at: chain.learned.at, basis: chain.learned.basis })),
    ...(informed
      ? rowsFrom('dutyInformed').map((row) =>
          clockOf(chain, row, { at: informed.at, basis: 'known', ...(informed.entryId ? { startedBy: informed.entryId } : {}) }),
        )
      : []),
    ...chain.upward.flatMap((one) => rowsFrom('upward').map((row) => clockOf(chain, row, { at: one.at, basis: 'known', suffix: one.id, unit: one.unit }))),
    ...(change === null ? [] : rowsFrom('casualtyChange').map((row) => clockOf(chain, row, { at: change, basis: 'known', suffix: String(change) }))),
  ]
  return clocks.filter((clock) => chain.clocks.every((known) => known.id !== clock.id || known.lapsed !== undefined || isInformedEarlier(known, clock)))
}

/** What follows from the rules in force for a chain that exists: clocks that start, a duty that arose or fell away, an earlier provable start. */
export function followDrafts(sight: ChainSight, chain: ReportChain, incident: HallIncident): EventDraft[] {
  if (chain.waived) return []
  const { incidentId } = chain
  const duty = reportDuty(reportFactsOf(incident, chain), sight.rules)
  const earlier = learnedOf(sight, incident)
  const drafts: EventDraft[] = []
  if (!chain.isLearnedDecided && chain.learned.basis === 'presumed' && earlier.at < chain.learned.at)
    drafts.push({ type: 'chain.presumed', body: { incidentId, learned: earlier } })
  if (!duty) {
    const lapses = chain.duty !== null && chain.clocks.some(isRunning)
    return lapses ? [...drafts, { type: 'chain.lapsed', body: { incidentId, reason: '定级更正后不再负有报送义务' } }] : drafts
  }
  const start = drafts.length > 0 ? { ...chain, learned: { ...chain.learned, ...earlier } } : chain
  const clocks = startableClocks(sight, start, incident)
  const casualtyUntil = casualtyWindowEnd(reportFactsOf(incident, chain), incident.occurredAt ?? start.learned.at, sight.rules)
  // The class is often known only after the grade, and with it the time of supplements.
  const isWindowNew = casualtyUntil !== null && casualtyUntil !== chain.casualtyUntil && !isChainClosed(chain)
  if (clocks.length === 0 && chain.duty !== null && !isWindowNew) return drafts
  return [...drafts, { type: 'chain.owed', body: { incidentId, duty: dutyWords(duty), clocks, ...(casualtyUntil === null ? {} : { casualtyUntil }) } }]
}

function dutyWords(duty: ReportDuty): { readonly kind: ReportDuty['kind']; readonly detail: string } {
  if (duty.kind === 'grade') return { kind: 'grade', detail: duty.grade }
  return { kind: duty.kind, detail: duty.kind === 'urgentClass' ? duty.name : '' }
}

function clockOf(chain: ReportChain, row: ClockRow, start: Start): StartedClock {
  const source = row.limitSource ?? row.source
  return {
    id: ['report', chain.id, row.id, start.suffix].filter((part) => part !== undefined).join(':'),
    rowId: row.id,
    zh: row.zh,
    leg: row.leg,
    form: row.form,
    kind: row.kind,
    startsFrom: row.startsFrom,
    startAt: start.at,
    startBasis: start.basis,
    ...(start.startedBy === undefined ? {} : { startedBy: start.startedBy }),
    ...(start.unit === undefined ? {} : { unit: start.unit }),
    limitMinutes: row.limitMinutes,
    dueAt: dueAtOf(start.at, row.limitMinutes),
    owner: start.unit?.name ?? LEG_OWNERS[row.leg],
    source: [source.document, source.clause].filter(Boolean).join(' '),
  }
}

// The ledger says something else than the last report of the unit: within the time of supplements (补报期) that is owed a 续报.
function casualtyChangeAt({ realm, now }: ChainSight, chain: ReportChain): number | null {
  if (chain.casualtyUntil === undefined) return null
  const reported = chain.entries.filter((entry) => trackOf(entry.leg, entry.reporter.unit) === 'unit')
  const first = reported[0]
  const ledger = ownValue(realm.casualties, chain.incidentId)
  if (!first || !ledger || chain.clocks.some((clock) => clock.kind === 'followUp' && isRunning(clock))) return null
  const last = reported.reduce((latest, entry) => (entry.fields['casualties'] !== undefined && entry.at >= latest.at ? entry : latest)).fields['casualties']
  const told = typeof last === 'object' ? last : { dead: 0, missing: 0, serious: 0, light: 0 }
  const totals = casualtyTotals(ledger)
  const changed = (['dead', 'missing', 'serious', 'light'] as const).filter((category) => totals[category].count !== told[category])
  const at = Math.max(first.at, ...changed.map((category) => totals[category].at ?? 0))
  return changed.length === 0 || at > Math.min(chain.casualtyUntil, now) ? null : at
}
