// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, crc32c, ownValue } from '../base/index.ts'
import type { ChainClock, ReportChain } from '../hall/chain/state.ts'
import { isAlarmOpen, isRunning, type HallIncident } from '../hall/index.ts'
import { reportDuty } from '../rules/reportClocks/index.ts'
import { followDrafts, reportFactsOf } from './chainDuty.ts'
import type { Consequence, ConsequenceSight } from './consequence.ts'

const ID_KEPT = 160

/** What the report chains bring about: chains that open or follow the rules, alarms of limits that ran out, and their end. */
export function chainConsequences(sight: ConsequenceSight): Consequence[] {
  const { realm } = sight
  return [
    ...Object.values(realm.incidents).flatMap((incident) => followConsequence(sight, incident)),
    ...Object.values(realm.chains).flatMap((chain) => chain.clocks.flatMap((clock) => clockConsequences(sight, chain, clock))),
  ]
}

function followConsequence(sight: ConsequenceSight, incident: HallIncident): Consequence[] {
  const chain = ownValue(sight.realm.chains, incident.id)
  const cause = chain ? changeOf(sight, chain, incident) : openingOf(sight, incident)
  if (cause === null) return []
  return [{ name: 'chain.follow', input: { incidentId: incident.id }, commandId: `report-chain:${shortId(incident.id)}:${cause}`, realm: sight.realmId }]
}

function openingOf({ rules }: ConsequenceSight, incident: HallIncident): string | null {
  return incident.status !== 'resolved' && reportDuty(reportFactsOf(incident, undefined), rules) ? 'open' : null
}

// The same change after something else has changed in between is another cause.
function changeOf({ realm, rules, now }: ConsequenceSight, chain: ReportChain, incident: HallIncident): string | null {
  const drafts = followDrafts({ realm, rules, now }, chain, incident)
  return drafts.length === 0 ? null : `${chain.lapses}:${chain.learned.setAt}:${checksum(canonicalJson(drafts))}`
}

function clockConsequences({ realm, realmId, now }: ConsequenceSight, chain: ReportChain, clock: ChainClock): Consequence[] {
  const key = clock.id
  if (!isRunning(clock))
    return isAlarmOpen(realm, key) ? [{ name: 'alarm.clear', input: { key }, commandId: `${key}:clear:${realm.alarms[key]?.sinceSeq}`, realm: realmId }] : []
  if (clock.dueAt >= now || clock.notedDueAt === clock.dueAt) return []
  const told = { zh: `${chain.title.slice(0, 200)}：${clock.zh}已超时`, en: `Report overdue (${clock.leg}, ${clock.form}): ${chain.title.slice(0, 200)}` }
  const alarm = {
    key,
    kind: `report.${clock.rowId}`,
    class: clock.kind === 'first' && clock.leg !== 'vertical' ? 'urgent' : 'attention',
    subject: { kind: 'incident', id: chain.incidentId },
    text: told,
    audience: 'console',
  }
  return [
    { name: 'alarm.raise', input: alarm, commandId: `${key}:${clock.dueAt}:alarm`, realm: realmId },
    { name: 'chain.noteOverdue', input: { incidentId: chain.incidentId, clockId: clock.id }, commandId: `${key}:${clock.dueAt}:noted`, realm: realmId },
  ]
}

// Ids of incidents may be as long as a whole command id.
function shortId(id: string): string {
  return id.length <= ID_KEPT ? id : `${id.slice(0, ID_KEPT)}~${checksum(id)}`
}

function checksum(text: string): string {
  return crc32c(Uint8Array.from({ length: text.length * 2 }, (_, index) => text.charCodeAt(index >> 1) >> (index % 2 === 0 ? 8 : 0))).toString(16)
}
