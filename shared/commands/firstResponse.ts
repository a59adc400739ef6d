// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { isOpenIncident } from '../hall/index.ts'
import { accept, defineCommand } from './command.ts'
import { findIncident, futureRefusal, given, incidentIdInput, momentInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

const record = defineCommand({
  summary: 'Record first response (先期处置): who came, when they arrived, and what they did.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    incidentId: incidentIdInput,
    who: z.string().trim().min(1).max(120),
    unitId: z.string().min(1).max(120).optional(),
    arrivedAt: momentInput.optional(),
    measures: z.string().trim().min(1).max(2000),
    at: momentInput.optional(),
  }),
  output: z.strictObject({ id: z.string() }),
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    if (!isOpenIncident(found.value))
      return refuse('wrong-state', { zh: `incidentId: 事件“${input.incidentId}”已办结`, en: `incidentId: the incident "${input.incidentId}" is closed` })
    const at = input.at ?? context.now
    const refused = futureRefusal({ arrivedAt: input.arrivedAt, at }, context.now)
    if (refused) return refused
    const { occurredAt } = found.value
    if (occurredAt !== undefined && input.arrivedAt !== undefined && input.arrivedAt < occurredAt)
      return refuse('out-of-order', { zh: 'arrivedAt: 到达时间早于事发时间', en: 'arrivedAt: it is before the incident occurred' })
    const id = `firstResponse-${state.seq + 1}`
    const { incidentId, who, measures } = input
    const body = { id, incidentId, who, measures, at, ...given({ unitId: input.unitId, arrivedAt: input.arrivedAt }) }
    return accept([{ type: 'firstResponse.recorded', body }], { id })
  },
})

/** Commands of first response (先期处置). */
export const FIRST_RESPONSE_COMMANDS = { 'firstResponse.record': record } as const
