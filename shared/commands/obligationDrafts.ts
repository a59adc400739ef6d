// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import { LATEST_INSTANT } from '../domain/index.ts'
import { isInForce, leaderOf } from '../hall/organisation/sectors.ts'
import {
  casualtyTotals,
  earliestLearned,
  effectiveGrade,
  isOpenIncident,
  obligationsOf,
  realmOf,
  type HallIncident,
  type HallState,
  type Obligation,
} from '../hall/index.ts'
import { findSubClass } from '../rules/classes/index.ts'
import { GRADE_WORDS } from '../rules/grading/index.ts'
import { OWNER_WORDS, owedDuties, type ObligationRow } from '../rules/obligations/index.ts'
import type { EventDraft, PlanContext } from './command.ts'

const MINUTE_MS = 60_000

/** Duties an incident brings as it stands: new ones are created, open ones whose cause is gone lapse; none twice. */
export function obligationDrafts(state: HallState, context: PlanContext, incidentId: string): EventDraft[] {
  const realm = realmOf(state, context.realm)
  const incident = ownValue(realm.incidents, incidentId)
  if (!incident) return []
  const deaths = casualtyTotals(ownValue(realm.casualties, incidentId) ?? []).dead.count
  const graded = effectiveGrade(incident)
  const owed = owedDuties({ class: incident.class, subClass: incident.desk?.subClass, grade: graded, deaths }, context.rules)
  const known = obligationsOf(realm, incidentId)
  const isOwed = (duty: Obligation): boolean => owed.some((row) => row.id === duty.rule)
  const reason = `条件不再成立：等级${GRADE_WORDS[graded]}，死亡 ${deaths} 人`
  const lapsed = known.filter((duty) => duty.status === 'open' && !isOwed(duty))
  const created = isOpenIncident(incident) ? owed.filter((row) => !known.some((duty) => duty.rule === row.id && duty.status !== 'lapsed')) : []
  return [
    ...lapsed.map((duty): EventDraft => ({ type: 'obligation.lapsed', body: { id: duty.id, reason } })),
    ...known.filter((duty) => duty.status === 'open' && isOwed(duty)).flatMap((duty) => holderDrafts(duty, owed, { state, context, incident })),
    ...created.map((row) => creation(row, { state, context, incident, known })),
  ]
}

// The sector of an incident is often known only after the duty arose; its clock runs on.
function holderDrafts(duty: Obligation, owed: readonly ObligationRow[], sight: Omit<Sight, 'known'>): EventDraft[] {
  const row = owed.find((one) => one.id === duty.rule)
  if (row?.owner !== 'sectorLeader') return []
  const holder = holderOf(row, sight)
  const isNews = holder.postId !== undefined && holder.sectorId !== duty.holder.sectorId
  return isNews ? [{ type: 'obligation.holderNamed', body: { id: duty.id, holder } }] : []
}

interface Sight {
  readonly state: HallState
  readonly context: PlanContext
  readonly incident: HallIncident
  readonly known: readonly Obligation[]
}

function creation(row: ObligationRow, { state, context, incident, known }: Sight): EventDraft {
  const { at: startAt, basis: startBasis } = startOf(row, incident, context.now)
  return {
    type: 'obligation.created',
    body: {
      id: freeId(`${incident.id}:${row.id}`, known),
      incidentId: incident.id,
      incidentTitle: incident.title,
      rule: row.id,
      zh: row.zh,
      en: row.en,
      holder: holderOf(row, { state, context, incident }),
      startAt,
      startBasis,
      // A feed's clock may be wild; a limit beyond the last instant would be no event.
      dueAt: Math.min(LATEST_INSTANT, startAt + row.limitMinutes * MINUTE_MS),
      source: row.source,
      ...(row.limitSource ? { limitSource: row.limitSource } : {}),
    },
  }
}

// Old lapsed duties are forgotten, so their number alone could name one that still stands.
function freeId(wanted: string, known: readonly Obligation[]): string {
  let id = wanted
  for (let next = 2; known.some((duty) => duty.id === id); next++) id = `${wanted}:${next}`
  return id
}

function startOf(row: ObligationRow, incident: HallIncident, now: number): { at: number; basis: 'known' | 'presumed' } {
  if (row.startsAt === 'trigger') return { at: now, basis: 'known' }
  if (row.startsAt === 'occurred' && incident.occurredAt !== undefined) return { at: incident.occurredAt, basis: 'known' }
  const learned = earliestLearned(incident)
  return { at: learned.at, basis: row.startsAt === 'learned' ? learned.basis : 'presumed' }
}

type Holder = Obligation['holder']

function holderOf(row: ObligationRow, { state, context, incident }: Omit<Sight, 'known'>): Holder {
  const { organisation } = state
  const words = OWNER_WORDS[row.owner]
  if (row.owner === 'emergencyBureau') {
    const unit = ownValue(organisation.units, 'emergency')
    return unit ? { words: unit.name, unitId: unit.id } : { words }
  }
  if (row.owner !== 'sectorLeader') return { words }
  const department = incident.desk?.assignment.lead?.unitId ?? findSubClass(context.rules.classes, incident.desk?.subClass)?.leadDepartment
  const sectorId = incident.desk?.sectorId ?? organisation.sectors.find((sector) => sector.departmentId === department && isInForce(sector, context.now))?.id
  const leader = sectorId === undefined ? undefined : leaderOf(organisation, sectorId, { at: context.now })
  if (!leader) return { words: `${words}（组织表未登记该行业）` }
  const standIn = leader.isStandIn ? ownValue(organisation.posts, leader.sector.leaderPostId) : undefined
  return {
    words: leader.post.title,
    postId: leader.post.id,
    ...(leader.post.person === undefined ? {} : { person: leader.post.person }),
    sectorId: leader.sector.id,
    sectorName: leader.sector.name,
    ...(standIn ? { standsInFor: standIn.title } : {}),
  }
}
