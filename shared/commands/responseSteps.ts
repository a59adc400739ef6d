// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import type { HallState, ResponseStep } from '../hall/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'
import { findActive } from './responseParts.ts'

const id = z.string().min(1).max(300)
const done = z.strictObject({ id: z.string(), stepId: z.string() })

/** Records that a step of the plan is done. */
export const completeStep = defineCommand({
  summary: 'Record that a step of the plan of a running response is done, and by whom.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ id, stepId: id, by: personInput.optional(), note: z.string().trim().min(1).max(1000).optional() }),
  output: done,
  inverse: 'response.reopenStep',
  plan: (state, input, context) => {
    const step = stepOf(state, input, context)
    if (!step.ok) return step
    if (step.value.doneAt !== undefined)
      return refuse('already-done', { zh: `步骤“${step.value.title}”已完成`, en: `the step "${input.stepId}" was done before` })
    const by = input.by ? findPerson(state, input.by, 'by') : { ok: true as const, value: { name: context.actor.principal } }
    if (!by.ok) return by
    const body = { id: input.id, stepId: input.stepId, by: by.value.name, ...(input.note === undefined ? {} : { note: input.note }) }
    return accept([{ type: 'response.stepCompleted', body }], { id: input.id, stepId: input.stepId })
  },
})

/** Takes back that a step was done, with a reason; its limit stays. */
export const reopenStep = defineCommand({
  summary: 'Take back that a step of a response was done, with the reason; its time limit stays what it was.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id, stepId: id, reason: z.string().trim().max(200).optional() }),
  output: done,
  inverse: 'response.completeStep',
  plan: (state, input, context) => {
    const step = stepOf(state, input, context)
    if (!step.ok) return step
    if (!input.reason) return refuse('reason-missing', { zh: 'reason: 须填写重开理由', en: 'reason: why the step is open again' })
    if (step.value.doneAt === undefined) return refuse('wrong-state', { zh: `步骤“${step.value.title}”尚未完成`, en: `the step "${input.stepId}" is not done` })
    const body = { id: input.id, stepId: input.stepId, by: context.actor.principal, reason: input.reason }
    return accept([{ type: 'response.stepReopened', body }], { id: input.id, stepId: input.stepId })
  },
})

function stepOf(state: HallState, { id: responseId, stepId }: { readonly id: string; readonly stepId: string }, context: PlanContext): Found<ResponseStep> {
  const response = findActive(state, responseId, context)
  if (!response.ok) return response
  const step = ownValue(response.value.steps ?? {}, stepId)
  if (!step)
    return refuse('unknown-entry', { zh: `stepId: 响应“${responseId}”没有步骤“${stepId}”`, en: `stepId: the response "${responseId}" has no step "${stepId}"` })
  if (step.droppedAt === undefined) return { ok: true, value: step }
  return refuse('wrong-state', { zh: `stepId: 步骤“${stepId}”随级别调整已不再执行`, en: `stepId: the step "${stepId}" was left out by a change of level` })
}
