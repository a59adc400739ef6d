// SPDX-License-Identifier: Apache-2.0
import { crc32c, distanceM, ownValue } from '../../base/index.ts'
import type { ChainSlice } from '../../hall/chain/state.ts'
import { casualtyTotals, effectiveGrade, gridCaseKey, isUndecided, reportKey, type HallIncident, type RealmState } from '../../hall/index.ts'
import type { Knowledge, Suspect } from '../../hall/suspicions/events.ts'
import { isAtLeast } from '../grading/index.ts'
import { mergeScore, type Comparable, type MergeRules } from '../mergeReports/index.ts'
import { reportDuty, type ClockSections } from '../reportClocks/index.ts'
import type { SuspicionRules } from './schema.ts'
import { casualtyWordsIn } from './words.ts'

/** Sections of the rules suspicions are judged by. */
export interface SuspicionSections extends ClockSections {
  readonly suspicion: SuspicionRules
  readonly mergeReports: MergeRules
}

/** What suspicions are looked for in. */
export interface Sight {
  readonly realm: RealmState
  readonly rules: SuspicionSections
  readonly now: number
}

interface Known extends Knowledge {
  readonly comparable: Comparable
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const KNOWN_KEPT = 20
const CAUSE_KEPT = 200

/**
 * What 110/119/120, 12345, streets and sensors knew and 总值班室 was not told of in time (疑似未报·待核): incidents that owe a report or have
 * casualties, and reports that tell of casualties, older than the limit and without a report of the first leg. Nobody is judged by it.
 */
export function suspect(realm: RealmState, rules: SuspicionSections, now: number): Suspect[] {
  return suspectsAmong({ realm, rules, now }, () => true)
}

/** The same among the wanted causes only: looked at after every event, so what was raised before must cost nothing more. */
export function suspectsAmong({ realm, rules, now }: Sight, isWanted: (cause: string) => boolean): Suspect[] {
  const { suspicion } = rules
  const isOn = (kind: Knowledge['kind']): boolean => suspicion.knowledge.some((row) => row.id === kind && row.isOn)
  const earliest = now - suspicion.lookBackHours * HOUR_MS
  const known = knowledgeOf(realm).filter((one) => isOn(one.kind) && one.at >= earliest && one.at <= now)
  const unreported = Object.values(realm.incidents).filter((incident) => isWanted(causeKey('incident', incident.id)) && !isReported(realm, incident.id))
  const incidents = isOn('incident') ? unreported.flatMap((incident) => incidentSuspect({ realm, rules, now }, incident, known)) : []
  const telling = known.filter((one) => isWanted(causeKey(one.kind, one.id)) && casualtyWordsIn(one.words, suspicion.casualtyWords).length > 0)
  // What resembles an incident that was reported, or that is suspect itself, is no second suspicion.
  const isCovering = (one: HallIncident): boolean => isReported(realm, one.id) || (isOn('incident') && causeOf(realm, rules, one) !== null)
  const covering = telling.length === 0 ? [] : Object.values(realm.incidents).filter(isCovering).map(ofIncident)
  const loose = telling
    .filter((one) => !covering.some((incident) => isAlike(one.comparable, incident, rules.mergeReports)))
    .map((one) => looseSuspect(one, suspicion))
  return [...incidents, ...loose].filter((one) => now > one.dueAt && one.knownAt >= earliest)
}

/** Whether the unit told 总值班室 of the incident, or a person of rank decided that it need not. */
function isReported(realm: ChainSlice, incidentId: string): boolean {
  const chain = ownValue(realm.chains, incidentId)
  return chain !== undefined && (chain.waived !== undefined || chain.entries.some((entry) => entry.leg === 'unit'))
}

function incidentSuspect({ realm, rules, now }: Sight, incident: HallIncident, known: readonly Known[]): Suspect[] {
  const because = causeOf(realm, rules, incident)
  if (!because) return []
  const own = ofIncident(incident)
  const merged = (incident.desk?.reports ?? []).map((one): Knowledge => ({ kind: one.kind, id: reportKey(one), at: one.receivedAt, words: one.summary }))
  const itself: Knowledge = { kind: 'incident', id: incident.id, at: Math.min(incident.reportedAt, now), words: incident.title }
  const isDue = ({ at }: Knowledge): boolean => now > at + rules.suspicion.limitMinutes * MINUTE_MS
  const isOne = (one: Known): boolean => isAlike(one.comparable, own, rules.mergeReports)
  // Until something is due the dear comparison is made only with what could make it due.
  if (![itself, ...merged].some(isDue) && !known.some((one) => isDue(one) && isOne(one))) return []
  const alike = known.filter(isOne)
  return [suspectOf({ subject: itself, title: incident.title, because, knownBy: [itself, ...merged, ...alike], limitMinutes: rules.suspicion.limitMinutes })]
}

type Because = Pick<Suspect, 'because' | 'detail'>

function causeOf(realm: RealmState, rules: SuspicionSections, incident: HallIncident): Because | null {
  const grade = effectiveGrade(incident)
  if (isAtLeast(grade, rules.suspicion.fromGrade)) return { because: 'grade', detail: grade }
  const isSensitive = ownValue(realm.chains, incident.id)?.sensitive !== undefined
  const duty = reportDuty({ class: incident.class, subClass: incident.desk?.subClass, grade, isSensitive }, rules)
  if (duty && duty.kind !== 'grade') return { because: duty.kind, detail: duty.kind === 'urgentClass' ? duty.name : '' }
  const { dead, missing, serious } = casualtyTotals(ownValue(realm.casualties, incident.id) ?? [])
  if (dead.count + missing.count + serious.count > 0) return { because: 'casualties', detail: `死亡${dead.count} 失联${missing.count} 重伤${serious.count}` }
  const said = [incident.title, incident.note ?? '', ...(incident.desk?.reports ?? []).map((report) => report.summary)].join(' ； ')
  const words = casualtyWordsIn(said, rules.suspicion.casualtyWords)
  return words.length > 0 ? { because: 'words', detail: words.join('、').slice(0, 200) } : null
}

// Something nobody joined to an incident: only its own words speak.
function looseSuspect(one: Known, { casualtyWords, limitMinutes }: SuspicionRules): Suspect {
  const { comparable: _own, ...subject } = one
  const because: Because = { because: 'words', detail: casualtyWordsIn(one.words, casualtyWords).join('、').slice(0, 200) }
  return suspectOf({ subject, title: one.words, because, knownBy: [subject], limitMinutes })
}

interface Parts {
  readonly subject: Knowledge
  readonly title: string
  readonly because: Because
  readonly knownBy: readonly Knowledge[]
  readonly limitMinutes: number
}

function suspectOf({ subject, title, because, knownBy, limitMinutes }: Parts): Suspect {
  const knowledge = knownBy
    .map(({ kind, id, at, words }) => ({ kind, id, at, words: words.slice(0, 400) }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .slice(0, KNOWN_KEPT)
  const knownAt = knowledge[0]?.at ?? subject.at
  const { kind, id } = subject
  return {
    cause: causeKey(kind, id),
    subject: { kind, id },
    title: title.slice(0, 400),
    knownAt,
    limitMinutes,
    dueAt: Math.round(knownAt + limitMinutes * MINUTE_MS),
    ...because,
    knownBy: knowledge,
  }
}

// Ids of feeds may be longer than a command id can carry.
function causeKey(kind: string, id: string): string {
  if (id.length <= CAUSE_KEPT) return `${kind}:${id}`
  const bytes = Uint8Array.from({ length: id.length * 2 }, (_, index) => id.charCodeAt(index >> 1) >> (index % 2 === 0 ? 8 : 0))
  return `${kind}:${id.slice(0, CAUSE_KEPT)}~${crc32c(bytes).toString(16)}`
}

function knowledgeOf(realm: RealmState): Known[] {
  const reports = realm.reports.filter(isUndecided).map((one): Known => {
    const comparable = { at: one.receivedAt, position: one.position, class: one.class, texts: [`${one.address ?? ''} ${one.summary}`] }
    return { kind: one.kind, id: reportKey(one), at: one.receivedAt, words: one.summary, comparable }
  })
  const cases = Object.values(realm.gridCases).map((one): Known => {
    const comparable = { at: one.openedAt, position: one.position, texts: [`${one.address ?? ''} ${one.title}`] }
    return { kind: 'gridCase', id: gridCaseKey(one), at: one.openedAt, words: one.title, comparable }
  })
  const alarms = Object.values(realm.alarms)
    .filter((alarm) => alarm.subject.kind === 'sensor' && alarm.status !== 'cleared')
    .map((alarm): Known => ({
      kind: 'alarm',
      id: alarm.key,
      at: alarm.raisedAt,
      words: alarm.text.zh,
      comparable: { at: alarm.raisedAt, texts: [alarm.text.zh] },
    }))
  return [...reports, ...cases, ...alarms]
}

function ofIncident(incident: HallIncident): Comparable {
  const at = incident.occurredAt ?? incident.learnedAt ?? incident.reportedAt
  return { at, position: incident.position, class: incident.class, texts: [`${incident.address ?? ''} ${incident.title}`] }
}

function isAlike(one: Comparable, other: Comparable, rules: MergeRules): boolean {
  // Comparing texts is dear: what lies too far apart in time or place is left out before.
  if (Math.abs(one.at - other.at) >= endOf(rules, 'time') * MINUTE_MS) return false
  if (one.position && other.position && distanceM(one.position, other.position) >= endOf(rules, 'distance')) return false
  const score = mergeScore(one, other, rules)
  return score !== null && score.score >= rules.suggestFrom
}

// From where a criterion excludes; a row of weight 0 or one turned round excludes nothing.
function endOf(rules: MergeRules, criterion: 'time' | 'distance'): number {
  const row = rules.criteria.find((one) => one.id === criterion)
  return row && row.weight > 0 && row.none > row.full ? row.none : Infinity
}
