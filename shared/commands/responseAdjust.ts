// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { effectSchema, levelSchema } from '../hall/responses/schema.ts'
import { realmOf, type EventBody, type HallResponse, type HallState, type ResponseApproval } from '../hall/index.ts'
import { LEVEL_NUMERALS, type CommandLevel } from '../rules/commandRanks/index.ts'
import { planAtLevel, type EmergencyPlan } from '../rules/plans/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import { refuse } from './refusals.ts'
import { approvalInput, judgeApproval, type MissingField } from './responseApproval.ts'
import { effectsOf } from './responseEffects.ts'
import { callUpText, findActive, madeId, membersOf, messageDrafts, stepsOf, type CalledMember } from './responseParts.ts'
import { planFor } from './responseRaise.ts'
import { callSeats, type SeatCall } from './responseSeats.ts'
import { takeForResponse } from './responseWall.ts'

/** Records that a running response changes its level or its plan; the new level needs its own approval. */
export const adjust = defineCommand({
  summary: 'Record that a response in force changes its level or its plan, with the approval that the new level needs.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    id: z.string().min(1).max(300),
    level: levelSchema.optional(),
    planId: z.string().trim().max(300).optional(),
    note: z.string().trim().min(1).max(2000).optional(),
    ...approvalInput,
  }),
  output: z.strictObject({ id: z.string(), level: levelSchema, effects: z.array(effectSchema), messageIds: z.array(z.string()), called: z.number().int() }),
  inverse: 'hall.undo',
  plan: (state, input, context) => {
    const response = findActive(state, input.id, context)
    if (!response.ok) return response
    const isNamed = input.level !== undefined || Boolean(input.planId)
    const { planId: ownPlanId = '' } = response.value
    const planId = input.planId ? input.planId : ownPlanId
    // A response that an earlier version recorded names its plan in free words only.
    const noPlan: MissingField[] = planId === '' ? [['planId', '预案']] : []
    const missing: MissingField[] = isNamed ? noPlan : [['level', '响应级别或预案']]
    const level = input.level ?? response.value.level
    const approval = judgeApproval(state, input, { level, missing, notBefore: response.value.approval.at, context })
    if (!approval.ok) return approval
    // Retired since, its own plan still leads the response that follows it.
    const plans = context.rules.plans.map((one) => (one.id === ownPlanId ? { ...one, retired: false } : one))
    const plan = planFor([planId], { headquarters: response.value.headquarters, level }, plans)
    if (!plan.ok) return plan
    if (level === response.value.level && planId === response.value.planId)
      return refuse('wrong-state', { zh: `响应“${input.id}”已是该级别和预案`, en: `the response "${input.id}" already has this level and plan` })
    return adjusted(state, { response: response.value, level, plan: plan.value, approval: approval.value, note: input.note }, context)
  },
})

interface Change {
  readonly response: HallResponse
  readonly level: CommandLevel
  readonly plan: EmergencyPlan
  readonly approval: ResponseApproval
  readonly note: string | undefined
}

function adjusted(state: HallState, change: Change, context: PlanContext) {
  const { response, level, plan } = change
  const wall = takeForResponse(state, { layouts: planAtLevel(plan, level).layouts, level, own: response }, context)
  const members = newMembers(state, change, context)
  const { added, droppedStepIds } = stepChange(state, change, context)
  const seats = newSeats(state, change, context)
  const effects = effectsOf(state, { level, wall, members, steps: added, seats, incidentIds: response.incidentIds ?? [] }, context)
  const body: EventBody<'response.adjusted'> = {
    id: response.id,
    fromLevel: response.level,
    level,
    plan: plan.title,
    planId: plan.id,
    approval: change.approval,
    effects,
    ...(change.note === undefined ? {} : { note: change.note }),
    ...(added.length > 0 ? { steps: added } : {}),
    ...(droppedStepIds.length > 0 ? { droppedStepIds } : {}),
    ...(wall.before.length > 0 ? { before: [...wall.before] } : {}),
  }
  const messages = changeMessages(state, { ...change, members }, context)
  const events: EventDraft[] = [
    { type: 'response.adjusted', body },
    ...members.map((member): EventDraft => ({ type: 'muster.notified', body: { responseId: response.id, ...member } })),
    ...wall.events,
    ...seats.events,
    ...messages,
  ]
  return accept(events, { id: response.id, level, effects, messageIds: messages.map((one) => one.body.id), called: members.length })
}

// Who was called before stays called; a change of level calls only those who join.
function newMembers(state: HallState, { response, plan, level }: Change, context: PlanContext): CalledMember[] {
  return membersOf(state.organisation, { plan, level }, context).filter(({ memberId }) => !Object.hasOwn(response.members ?? {}, memberId))
}

// A call-up that runs goes on; a plan or level with other units calls up anew.
function newSeats(state: HallState, { response, plan, level }: Change, context: PlanContext): SeatCall {
  const call = callSeats({ callUpId: madeId('callup', state.seq), responseId: response.id, plan, level }, context)
  const asked = Object.values(realmOf(state, context.realm).callUps).filter((one) => one.responseId === response.id && one.endedAt === undefined)
  const known = new Set(asked.flatMap((one) => one.seats.map((seat) => seat.name)))
  return call.names.every((name) => known.has(name)) ? { ...call, events: [], names: [] } : call
}

function stepChange(state: HallState, { response, plan, level }: Change, { now }: PlanContext) {
  const wanted = stepsOf(state.organisation, { plan, level }, now)
  const known = response.steps ?? {}
  const isThere = (id: string): boolean => Object.hasOwn(known, id) && known[id]?.droppedAt === undefined
  const droppedStepIds = Object.values(known)
    .filter((step) => step.doneAt === undefined && step.droppedAt === undefined && !wanted.some(({ id }) => id === step.id))
    .map((step) => step.id)
  // A step that was left out and is wanted again starts anew.
  return { added: wanted.filter(({ id }) => !isThere(id)), droppedStepIds }
}

function changeMessages(state: HallState, { response, level, plan, members }: Change & { readonly members: readonly CalledMember[] }, context: PlanContext) {
  const before = Object.values(response.members ?? {}).filter((member) => member.excusedAt === undefined)
  const text = `${plan.title}: 应急响应由${LEVEL_NUMERALS[response.level]}级调整为${LEVEL_NUMERALS[level]}级。`
  const change = messageDrafts({ id: madeId('message', state.seq), kind: 'change', responseId: response.id, members: before, text }, context)
  const callId = madeId('message', state.seq, change.length + 1)
  const call = messageDrafts({ id: callId, kind: 'callUp', responseId: response.id, members, text: callUpText(plan.title, level, members) }, context)
  return [...change, ...call]
}
