// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { incidentClassSchema, instantSchema } from '../domain/index.ts'
import { activeResponses, realmOf } from '../hall/index.ts'
import { accept, defineCommand } from './command.ts'
import { refuse } from './refusals.ts'

const raise = defineCommand({
  summary: 'Record that a response (应急响应) was approved and starts: headquarters, plan, level, approver, way, time and clause.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    headquarters: incidentClassSchema,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    plan: z.string().trim().min(1).max(120),
    approver: z.string().trim().min(1).max(80),
    way: z.enum(['oral', 'phone', 'written']),
    approvedAt: instantSchema,
    clause: z.string().trim().min(1).max(200),
  }),
  output: z.strictObject({ id: z.string() }),
  inverse: 'response.end',
  plan: (state, input, context) => {
    if (activeResponses(realmOf(state)).some((response) => response.headquarters === input.headquarters))
      return refuse('response-exists', 'this headquarters has a response in force; end it first')
    if (input.approvedAt > context.now) return refuse('bad-input', 'approvedAt lies in the future')
    const id = `${input.headquarters}-${state.seq + 1}`
    const approval = { approver: input.approver, way: input.way, at: input.approvedAt, clause: input.clause, recordedBy: context.actor.principal }
    return accept([{ type: 'response.raised', body: { id, headquarters: input.headquarters, level: input.level, plan: input.plan, approval } }], { id })
  },
})

const end = defineCommand({
  summary: 'Record that a response ended, with its summary.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ id: z.string().min(1).max(120), summary: z.string().trim().min(1).max(4000) }),
  output: z.strictObject({ id: z.string() }),
  plan: (state, input) => {
    const response = ownValue(realmOf(state).responses, input.id)
    if (!response) return refuse('unknown-response', `there is no response "${input.id}"`)
    if (response.endedAt !== undefined) return refuse('already-ended', 'this response ended before')
    return accept([{ type: 'response.ended', body: input }], { id: input.id })
  },
})

/** Commands of responses (应急响应). */
export const RESPONSE_COMMANDS = { 'response.raise': raise, 'response.end': end } as const
