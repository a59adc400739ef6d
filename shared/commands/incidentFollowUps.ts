// SPDX-License-Identifier: Apache-2.0
import { ownValue, canonicalJson } from '../base/index.ts'
import { effectiveGrade, gradeFactsOf, isOpenIncident, levelKey, realmOf, type HallState } from '../hall/index.ts'
import { demandedLevel, higherLevel, isHigher, levelDueAt, levelRow, LEVEL_WORDS, startLevel } from '../rules/escalation/index.ts'
import { grade, GRADE_WORDS } from '../rules/grading/index.ts'
import type { EventDraft, PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import { obligationDrafts } from './obligationDrafts.ts'

type FollowUp = (state: HallState, context: PlanContext, incidentId: string) => EventDraft[]

/** What follows from a change of an incident: a new suggestion of its grade, the level it belongs to, the duties it brings. */
const FOLLOW_UPS: readonly FollowUp[] = [suggestionDrafts, levelDrafts, obligationDrafts]

/** The drafts of a command with what follows from them for one incident. */
export function withFollowUps(
  state: HallState,
  context: PlanContext,
  change: { readonly incidentId: string; readonly drafts: readonly EventDraft[] },
): EventDraft[] {
  const drafts = [...change.drafts]
  let after = reduceDrafts(state, drafts, context)
  for (const followUp of FOLLOW_UPS) {
    const more = followUp(after, context, change.incidentId)
    after = reduceDrafts(after, more, context)
    drafts.push(...more)
  }
  return drafts
}

function suggestionDrafts(state: HallState, context: PlanContext, incidentId: string): EventDraft[] {
  const realm = realmOf(state, context.realm)
  const incident = ownValue(realm.incidents, incidentId)
  if (!incident) return []
  const { grade: suggested, byOwnPlan, reasons } = grade(gradeFactsOf(realm, incident), context.rules)
  // Only a feed spoke of it and nothing is known to judge by: there is nothing to suggest.
  if (!incident.desk && suggested === 'daily') return []
  const next = { grade: suggested, byOwnPlan, reasons: reasons.slice(0, 100).map(({ row, fact, value, limit }) => ({ row, fact, value, limit })) }
  const known = incident.desk?.suggestion
  if (known && canonicalJson({ ...known, at: 0 }) === canonicalJson({ ...next, at: 0 })) return []
  if (!incident.desk && byOwnPlan) return []
  return [{ type: 'incident.gradeSuggested', body: { incidentId, ...next } }]
}

function levelDrafts(state: HallState, context: PlanContext, incidentId: string): EventDraft[] {
  const realm = realmOf(state, context.realm)
  const incident = ownValue(realm.incidents, incidentId)
  if (!incident || !isOpenIncident(incident)) return []
  const rules = context.rules.escalation
  const known = ownValue(realm.levels, levelKey({ kind: 'incident', id: incidentId }))
  const graded = effectiveGrade(incident)
  if (!known) {
    const level = startLevel(rules, graded)
    return [{ type: 'incident.levelStarted', body: { incidentId, level, dueAt: levelDueAt(rules, level, context.now) } }]
  }
  const to = demandedLevel(rules, graded)
  // A feed took back that it was settled: its level runs again.
  if (known.closedAt !== undefined) {
    const level = higherLevel(known.level, to)
    return [{ type: 'incident.levelStarted', body: { incidentId, level, dueAt: levelDueAt(rules, level, context.now) } }]
  }
  if (!isHigher(to, known.level)) return []
  const basis = levelRow(rules, to)?.source
  return [
    {
      type: 'incident.escalated',
      body: {
        incidentId,
        from: known.level,
        to,
        cause: 'grade',
        reason: `等级达到${GRADE_WORDS[graded]}，即刻归${LEVEL_WORDS[to]}级`,
        dueAt: levelDueAt(rules, to, context.now),
        ...(basis ? { basis } : {}),
      },
    },
  ]
}
