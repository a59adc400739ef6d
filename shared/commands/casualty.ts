// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { CASUALTY_CATEGORIES, realmOf } from '../hall/index.ts'
import { VERIFICATIONS, type CasualtyEntry } from '../hall/incidents/casualties.ts'
import { accept, defineCommand } from './command.ts'
import { withFollowUps } from './incidentFollowUps.ts'
import { findIncident, futureRefusal, given, incidentIdInput, momentInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

const record = defineCommand({
  summary: 'Record how many people of a category a source counts in all (伤亡台账); every statement is kept, a verified one counts before others.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    incidentId: incidentIdInput,
    source: z.string().trim().min(1).max(120),
    category: z.enum(CASUALTY_CATEGORIES),
    count: z.number().int().min(0).max(1_000_000),
    verification: z.enum(VERIFICATIONS).default('unverified'),
    at: momentInput.optional(),
    note: z.string().trim().min(1).max(400).optional(),
  }),
  output: z.strictObject({ id: z.string(), changed: z.boolean() }),
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    const { incidentId, source, category, count, verification, note, at = context.now } = input
    const refused = futureRefusal({ at }, context.now)
    if (refused) return refused
    if (found.value.occurredAt !== undefined && at < found.value.occurredAt)
      return refuse('out-of-order', { zh: 'at: 统计时刻早于事发时间', en: 'at: it is before the incident occurred' })
    if (verification === 'corrected' && note === undefined)
      return refuse('reason-missing', { zh: 'note: 更正须写明理由', en: 'note: a correction needs its reason' })
    const known = (ownValue(realmOf(state, context.realm).casualties, incidentId) ?? []).find((one) => isSame(one, { ...input, at }))
    if (known) return accept([], { id: known.id, changed: false })
    const id = `casualty-${state.seq + 1}`
    const body = { id, incidentId, source, category, count, verification, at, ...given({ note }) }
    return accept(withFollowUps(state, context, { incidentId, drafts: [{ type: 'casualty.recorded', body }] }), { id, changed: true })
  },
})

type Statement = Pick<CasualtyEntry, 'source' | 'category' | 'count' | 'verification' | 'at'>

function isSame(one: Statement, other: Statement): boolean {
  return (['source', 'category', 'count', 'verification', 'at'] as const).every((field) => one[field] === other[field])
}

/** Commands of the casualty ledger (伤亡台账). */
export const CASUALTY_COMMANDS = { 'casualty.record': record } as const
