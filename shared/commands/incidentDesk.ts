// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { gradeSchema } from '../domain/index.ts'
import { effectiveGrade, gradeFactsOf, isOpenIncident, levelKey, realmOf, type HallState } from '../hall/index.ts'
import { damageSchema } from '../hall/incidents/events.ts'
import { demandedLevel, higherLevel, levelDueAt } from '../rules/escalation/index.ts'
import { grade as judgeGrade, GRADE_WORDS } from '../rules/grading/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput } from './dutyPeople.ts'
import { withFollowUps } from './incidentFollowUps.ts'
import {
  findIncident,
  futureRefusal,
  given,
  incidentIdInput,
  kindInput,
  momentInput,
  orderRefusal,
  placeInput,
  reasonInput,
  resolveKind,
  sectorRefusal,
} from './incidentParts.ts'
import { refuse } from './refusals.ts'

const incidentId = incidentIdInput
const changed = z.strictObject({ incidentId: z.string(), changed: z.boolean() })

const changesInput = z
  .strictObject({
    title: z.string().trim().min(1).max(400).optional(),
    ...kindInput,
    ...placeInput,
    occurredAt: momentInput.optional(),
    note: z.string().trim().min(1).max(400).optional(),
    sectorId: z.string().min(1).max(120).optional(),
  })
  .refine((one) => Object.values(one).some((value) => value !== undefined), 'name at least one field to change')

const update = defineCommand({
  summary: 'Correct an incident: title, class, place, time or sector, with the reason; what stood before is kept.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ incidentId, changes: changesInput, reason: reasonInput }),
  output: changed,
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    const { class: wantedClass, subClass, ...fields } = input.changes
    const isReclassified = wantedClass !== undefined || subClass !== undefined
    const kind = isReclassified ? resolveKind({ class: wantedClass, subClass }, context) : { ok: true as const, value: {} }
    if (!kind.ok) return kind
    const { occurredAt } = fields
    const refused =
      futureRefusal({ occurredAt }, context.now) ??
      orderRefusal({ occurredAt, learnedAt: occurredAt === undefined ? undefined : found.value.learnedAt }) ??
      sectorRefusal(state, fields.sectorId, context)
    if (refused) return refused
    const body = { incidentId: input.incidentId, changes: { ...given(fields), ...kind.value }, reason: input.reason }
    return accept(withFollowUps(state, context, { incidentId: input.incidentId, drafts: [{ type: 'incident.updated', body }] }), {
      incidentId: input.incidentId,
      changed: true,
    })
  },
})

const grade = defineCommand({
  summary: 'A person decides the grade of an incident; another than the suggested one needs a reason; null leaves it to its own plan.',
  roles: ['operator', 'admin', 'leader'],
  input: z.strictObject({ incidentId, grade: gradeSchema.nullable(), by: personInput.optional(), reason: reasonInput.optional() }),
  output: changed,
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    const by = input.by ? findPerson(state, input.by, 'by') : { ok: true as const, value: { name: context.actor.principal } }
    if (!by.ok) return by
    const realm = realmOf(state, context.realm)
    const judged = judgeGrade(gradeFactsOf(realm, found.value), context.rules)
    if (input.grade !== judged.grade && input.reason === undefined) return differs(judged.grade)
    const decided = found.value.desk?.gradeDecision
    if (decided && decided.grade === input.grade && decided.suggested === judged.grade && decided.reason === input.reason)
      return accept([], { incidentId: input.incidentId, changed: false })
    const body = {
      incidentId: input.incidentId,
      grade: input.grade,
      suggested: judged.grade,
      byOwnPlan: judged.byOwnPlan,
      by: by.value.name,
      ...given({ reason: input.reason }),
    }
    return accept(withFollowUps(state, context, { incidentId: input.incidentId, drafts: [{ type: 'incident.graded', body }] }), {
      incidentId: input.incidentId,
      changed: true,
    })
  },
})

function differs(suggested: ReturnType<typeof judgeGrade>['grade']) {
  const zh = suggested === null ? '按各自预案，不套用四级' : GRADE_WORDS[suggested]
  return refuse('reason-missing', {
    zh: `reason: 与建议等级（${zh}）不同，须写明理由`,
    en: `reason: it differs from the suggested grade (${suggested ?? 'by its own plan'}); say why`,
  })
}

const damage = defineCommand({
  summary: 'Record damage beside people: loss, evacuated, households, hours, shares; what is not named stays.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    incidentId,
    damage: damageSchema.refine((one) => Object.values(one).some((value) => value !== undefined), 'name at least one number'),
    note: z.string().trim().min(1).max(400).optional(),
  }),
  output: changed,
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    const known: Readonly<Record<string, number | undefined>> = { ...found.value.desk?.damage }
    const isSame = Object.entries(input.damage).every(([name, value]) => value === undefined || known[name] === value)
    if (isSame) return accept([], { incidentId: input.incidentId, changed: false })
    const body = { incidentId: input.incidentId, damage: given(input.damage), ...given({ note: input.note }) }
    return accept(withFollowUps(state, context, { incidentId: input.incidentId, drafts: [{ type: 'incident.damaged', body }] }), {
      incidentId: input.incidentId,
      changed: true,
    })
  },
})

const reopen = defineCommand({
  summary: 'A closed incident runs again, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ incidentId, reason: reasonInput }),
  output: changed,
  inverse: 'incident.close',
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    if (isOpenIncident(found.value))
      return refuse('wrong-state', { zh: `incidentId: 事件“${input.incidentId}”未办结`, en: `incidentId: the incident "${input.incidentId}" is not closed` })
    const body = { ...input, ...levelFor(state, context, input.incidentId) }
    return accept(withFollowUps(state, context, { incidentId: input.incidentId, drafts: [{ type: 'incident.reopened', body }] }), {
      incidentId: input.incidentId,
      changed: true,
    })
  },
})

function levelFor(state: HallState, { realm, rules, now }: PlanContext, id: string) {
  const { levels, incidents } = realmOf(state, realm)
  const incident = ownValue(incidents, id)
  const demanded = demandedLevel(rules.escalation, incident ? effectiveGrade(incident) : 'daily')
  const level = higherLevel(ownValue(levels, levelKey({ kind: 'incident', id }))?.level ?? rules.escalation.startLevel, demanded)
  return { level, dueAt: levelDueAt(rules.escalation, level, now) }
}

/** Commands by which the desk corrects, grades and reopens incidents. */
export const DESK_COMMANDS = { 'incident.update': update, 'incident.grade': grade, 'incident.damage': damage, 'incident.reopen': reopen } as const
