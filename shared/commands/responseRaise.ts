// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { headquartersKeySchema, type HeadquartersKey } from '../domain/index.ts'
import { levelSchema, effectSchema } from '../hall/responses/schema.ts'
import { activeResponses, realmOf, type HallState, type ResponseApproval, type ResponseEffect } from '../hall/index.ts'
import { LEVEL_NUMERALS, type CommandLevel } from '../rules/commandRanks/index.ts'
import { findPlan, planAtLevel, type EmergencyPlan } from '../rules/plans/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { reduceDrafts } from './draft.ts'
import type { Found } from './dutyPeople.ts'
import { refuse, type Refusal } from './refusals.ts'
import { approvalInput, judgeApproval, type MissingField } from './responseApproval.ts'
import { effectsOf } from './responseEffects.ts'
import { callUpText, madeId, membersOf, messageDrafts, stepsOf } from './responseParts.ts'
import { callSeats } from './responseSeats.ts'
import { takeForResponse } from './responseWall.ts'

const id = z.string().trim().max(300)
const input = z.strictObject({
  /** One headquarters, or several that start together. */
  headquarters: z.union([headquartersKeySchema, z.array(headquartersKeySchema).max(5)]).optional(),
  level: levelSchema.optional(),
  /** One plan, or one for each headquarters. */
  planId: z.union([id, z.array(id).max(5)]).optional(),
  ...approvalInput,
  incidentIds: z.array(id.min(1)).max(50).optional(),
  note: z.string().trim().min(1).max(2000).optional(),
})
type RaiseInput = z.infer<typeof input>

/** One response to be: a headquarters with its plan. */
interface Wish {
  readonly headquarters: HeadquartersKey
  readonly plan: EmergencyPlan
}

/** Records that one or several headquarters start a response; everything that follows from it happens in the same transaction. */
export const raise = defineCommand({
  summary: 'Record that a response (应急响应) was approved and starts: headquarters, plan, level, approver, way, time and clause.',
  roles: ['operator', 'admin'],
  input,
  output: z.strictObject({
    id: z.string(),
    ids: z.array(z.string()),
    groupId: z.string().nullable(),
    effects: z.array(effectSchema.extend({ responseId: z.string() })),
    messageIds: z.array(z.string()),
    called: z.number().int(),
  }),
  inverse: 'hall.undo',
  plan: (state, given, context) => {
    const named = missingOf(given)
    const approval = judgeApproval(state, given, { level: given.level, missing: named, context })
    if (!approval.ok) return approval
    const wishes = wishesOf(state, given, context)
    if (!wishes.ok) return wishes
    const { level } = given
    if (level === undefined) return refuse('missing-fields', 'level')
    const raised = raiseAll(state, { ...given, level, approval: approval.value, wishes: wishes.value }, context)
    return accept(raised.events, raised.value)
  },
})

interface Decided {
  readonly level: CommandLevel
  readonly approval: ResponseApproval
  readonly wishes: readonly Wish[]
  readonly incidentIds?: readonly string[] | undefined
  readonly note?: string | undefined
}

function raiseAll(state: HallState, decided: Decided, context: PlanContext) {
  const groupId = decided.wishes.length > 1 ? madeId('group', state.seq) : null
  const events: EventDraft[] = []
  const effects: (ResponseEffect & { responseId: string })[] = []
  const value = { ids: [] as string[], messageIds: [] as string[], called: 0 }
  for (const [index, wish] of decided.wishes.entries()) {
    const current = reduceDrafts(state, events, context)
    const id = madeId(wish.headquarters, state.seq)
    const one = raiseOne(
      current,
      { ...decided, ...wish, id, groupId, messageId: madeId('message', state.seq, index + 1), callUpId: madeId('callup', state.seq, index + 1) },
      context,
    )
    events.push(...one.events)
    effects.push(...one.effects.map((effect) => ({ ...effect, responseId: id })))
    value.ids.push(id)
    value.messageIds.push(...one.messageIds)
    value.called += one.called
  }
  return { events, value: { ...value, id: value.ids[0]!, groupId, effects } }
}

interface One extends Wish, Omit<Decided, 'wishes'> {
  readonly id: string
  readonly groupId: string | null
  readonly messageId: string
  readonly callUpId: string
}

function raiseOne(state: HallState, one: One, context: PlanContext) {
  const { id, plan, level, headquarters, approval, groupId } = one
  const { organisation } = state
  const wall = takeForResponse(state, { layouts: planAtLevel(plan, level).layouts, level }, context)
  const members = membersOf(organisation, { plan, level }, context)
  const steps = stepsOf(organisation, { plan, level }, context.now)
  const seats = callSeats({ callUpId: one.callUpId, responseId: id, plan, level }, context)
  const effects = effectsOf(state, { level, wall, members, steps, seats, incidentIds: one.incidentIds ?? [] }, context)
  const more = {
    ...(groupId === null ? {} : { groupId }),
    ...(one.incidentIds && one.incidentIds.length > 0 ? { incidentIds: [...one.incidentIds] } : {}),
    ...(one.note === undefined ? {} : { note: one.note }),
    ...(steps.length > 0 ? { steps } : {}),
    ...(wall.before.length > 0 ? { before: [...wall.before] } : {}),
  }
  const body = { id, headquarters, level, plan: plan.title, planId: plan.id, approval, effects, ...more }
  const messages = messageDrafts({ id: one.messageId, kind: 'callUp', responseId: id, members, text: callUpText(plan.title, level, members) }, context)
  const events: EventDraft[] = [
    { type: 'response.raised', body },
    ...members.map((member): EventDraft => ({ type: 'muster.notified', body: { responseId: id, ...member } })),
    ...wall.events,
    ...seats.events,
    ...messages,
  ]
  return { events, effects, messageIds: messages.map((message) => message.body.id), called: members.length }
}

function listOf<Item>(given: Item | readonly Item[] | undefined): Item[] {
  return given === undefined ? [] : [...new Set(Array.isArray(given) ? (given as readonly Item[]) : [given as Item])]
}

function missingOf({ headquarters, level, planId }: RaiseInput): MissingField[] {
  return [
    ...(listOf(headquarters).length === 0 ? [['headquarters', '指挥部'] as const] : []),
    ...(listOf(planId).filter(Boolean).length === 0 ? [['planId', '预案'] as const] : []),
    ...(level === undefined ? [['level', '响应级别'] as const] : []),
  ]
}

function wishesOf(state: HallState, given: RaiseInput, { rules, realm }: PlanContext): Found<Wish[]> {
  const here = realmOf(state, realm)
  const unknown = given.incidentIds?.find((incidentId) => !ownValue(here.incidents, incidentId))
  if (unknown !== undefined)
    return refuse('unknown-incident', { zh: `incidentIds: 没有事件“${unknown}”`, en: `incidentIds: there is no incident "${unknown}"` })
  const wishes: Wish[] = []
  const unused = new Set(listOf(given.planId))
  for (const headquarters of listOf(given.headquarters)) {
    const running = activeResponses(here).find((response) => response.headquarters === headquarters)
    if (running) return alreadyRunning(running.id, headquarters)
    const found = planFor(listOf(given.planId), { headquarters, level: given.level }, rules.plans)
    if (!found.ok) return found
    unused.delete(found.value.id)
    wishes.push({ headquarters, plan: found.value })
  }
  const [idle] = unused
  if (idle === undefined) return { ok: true, value: wishes }
  return refuse('plan-mismatch', { zh: `planId: 预案“${idle}”不属于所列指挥部`, en: `planId: the plan "${idle}" belongs to none of the headquarters` })
}

/** The plan among the named ones that a headquarters follows at a level; refused when one is unknown or none fits. */
export function planFor(
  planIds: readonly string[],
  { headquarters, level }: { readonly headquarters: HeadquartersKey; readonly level: CommandLevel | undefined },
  plans: PlanContext['rules']['plans'],
): Found<EmergencyPlan> {
  const known = planIds.map((planId) => findPlan(plans, planId))
  const unknown = planIds.find((_planId, index) => !known[index])
  if (unknown !== undefined) return refuse('unknown-plan', { zh: `planId: 没有专项预案“${unknown}”`, en: `planId: there is no plan "${unknown}"` })
  const own = known.find((plan) => plan?.headquarters === headquarters)
  if (!own)
    return refuse('plan-mismatch', {
      zh: `planId: 所列预案都不属于指挥部 ${headquarters}`,
      en: `planId: none of the plans belongs to the headquarters "${headquarters}"`,
    })
  if (own.retired === true) return refuse('plan-mismatch', { zh: `planId: 预案“${own.id}”已停用`, en: `planId: the plan "${own.id}" is retired` })
  if (level !== undefined && own.levels.includes(level)) return { ok: true, value: own }
  const numeral = level === undefined ? '' : LEVEL_NUMERALS[level]
  return refuse('plan-mismatch', { zh: `planId: 预案“${own.id}”不适用于${numeral}级`, en: `planId: the plan "${own.id}" does not cover level ${numeral}` })
}

function alreadyRunning(id: string, headquarters: HeadquartersKey): Refusal {
  return refuse('response-exists', {
    zh: `headquarters: 指挥部 ${headquarters} 已有响应“${id}”在执行, 先调整或终止`,
    en: `headquarters: "${headquarters}" has the response "${id}" in force; adjust or end it first`,
  })
}
