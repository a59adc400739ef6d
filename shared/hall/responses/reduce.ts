// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { RESPONSE_EVENTS } from './events.ts'
import { answerMember, excuseMember, notifyMember, signInMember } from './reduceMuster.ts'
import type { ResponseDecision, ResponseStep } from './schema.ts'
import { withResponse, type HallResponse } from './state.ts'

const ENDED_RESPONSES_KEPT = 100
const DECISIONS_KEPT = 50
const REOPENINGS_KEPT = 20

/** How events of responses change a realm. */
export const RESPONSE_REDUCERS: RealmReducers<typeof RESPONSE_EVENTS> = {
  'response.raised': raise,
  'response.adjusted': (realm, body, event) => withResponse(realm, body.id, (response) => adjust(response, body, event)),
  'response.stepCompleted': (realm, { id, stepId, by, note }, { at }) =>
    withStep(realm, { id, stepId }, (step) =>
      step.doneAt === undefined ? { ...step, doneAt: at, doneBy: by, ...(note === undefined ? {} : { note }) } : step,
    ),
  'response.stepReopened': (realm, { id, stepId, by, reason }, { at }) => withStep(realm, { id, stepId }, (whole) => reopened(whole, { at, by, reason })),
  'response.ended': end,
  'muster.notified': notifyMember,
  'muster.answered': answerMember,
  'muster.signedIn': signInMember,
  'muster.excused': excuseMember,
}

function raise(realm: RealmState, { steps, ...body }: EventBody<'response.raised'>, event: HallEvent): RealmState {
  const decided = decision(event, { what: 'raised', level: body.level, plan: body.plan, planId: body.planId, approval: body.approval, note: body.note })
  const response: HallResponse = {
    ...body,
    startedAt: event.at,
    history: [decided],
    ...(steps && steps.length > 0 ? { steps: Object.fromEntries(steps.map((step) => [step.id, step])) } : {}),
  }
  return { ...realm, responses: { ...realm.responses, [body.id]: response } }
}

function adjust(response: HallResponse, body: EventBody<'response.adjusted'>, event: HallEvent): HallResponse {
  if (response.endedAt !== undefined) return response
  const { level, plan, planId, approval, effects, before } = body
  const kept = Object.entries(response.steps ?? {}).map(([id, step]): [string, ResponseStep] =>
    body.droppedStepIds?.includes(id) && step.doneAt === undefined ? [id, { ...step, droppedAt: event.at }] : [id, step],
  )
  const steps = { ...Object.fromEntries(kept), ...Object.fromEntries((body.steps ?? []).map((step) => [step.id, step])) }
  const decided = decision(event, { what: 'adjusted', level, plan, planId, approval, note: body.note })
  return {
    ...response,
    level,
    plan,
    planId,
    approval,
    ...(effects ? { effects } : {}),
    ...(before ? { before } : {}),
    ...(Object.keys(steps).length > 0 ? { steps } : {}),
    history: withDecision(response, decided),
  }
}

function end(realm: RealmState, body: EventBody<'response.ended'>, event: HallEvent): RealmState {
  const ended = withResponse(realm, body.id, (response) => {
    const { level, plan, planId } = response
    const decided = decision(event, { what: 'ended', level, plan, planId, approval: body.approval, note: body.summary })
    const approval = body.approval ? { endApproval: body.approval } : {}
    return { ...response, endedAt: event.at, summary: body.summary, ...approval, history: withDecision(response, decided) }
  })
  const handed = (body.handedOver ?? []).reduce((one, { to, before }) => withResponse(one, to, (other) => ({ ...other, before })), ended)
  const responses = dropOldest(handed.responses, { isDone: (one) => one.endedAt !== undefined, at: (one) => one.endedAt ?? 0, kept: ENDED_RESPONSES_KEPT })
  return responses === handed.responses ? handed : { ...handed, responses }
}

type Decided = { readonly [Field in keyof Omit<ResponseDecision, 'at' | 'by'>]: ResponseDecision[Field] }

function decision(event: HallEvent, decided: Decided): ResponseDecision {
  const known = Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined)) as Decided
  return { at: event.at, by: event.actor.principal, ...known }
}

function withDecision(response: HallResponse, decided: ResponseDecision): ResponseDecision[] {
  return [...(response.history ?? []), decided].slice(-DECISIONS_KEPT)
}

function reopened(whole: ResponseStep, how: { readonly at: number; readonly by: string; readonly reason: string }): ResponseStep {
  const { doneAt, doneBy: _doneBy, note: _note, ...step } = whole
  return doneAt === undefined ? whole : { ...step, reopened: [...(step.reopened ?? []), { ...how, doneAt }].slice(-REOPENINGS_KEPT) }
}

function withStep(realm: RealmState, at: { readonly id: string; readonly stepId: string }, change: (step: ResponseStep) => ResponseStep): RealmState {
  return withResponse(realm, at.id, (response) => {
    const step = ownValue(response.steps ?? {}, at.stepId)
    if (!step) return response
    const changed = change(step)
    return changed === step ? response : { ...response, steps: { ...response.steps, [step.id]: changed } }
  })
}
