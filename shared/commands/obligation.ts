// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { isAtLeast } from '../domain/index.ts'
import { realmOf, type HallState, type Obligation } from '../hall/index.ts'
import { FULFILMENT_WAYS } from '../hall/obligations/state.ts'
import { RANK_WORDS } from '../rules/commandRanks/words.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import { findPerson, personInput, type Found } from './dutyPeople.ts'
import { futureRefusal, given, momentInput, reasonInput } from './incidentParts.ts'
import { refuse, type Refusal } from './refusals.ts'

const obligationId = z.string().min(1).max(400)
const done = z.strictObject({ obligationId: z.string(), changed: z.boolean() })

const fulfil = defineCommand({
  summary: 'A duty an incident brought was done: who, when, by which way.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    obligationId,
    who: personInput,
    at: momentInput,
    way: z.enum(FULFILMENT_WAYS),
    note: z.string().trim().min(1).max(400).optional(),
  }),
  output: done,
  plan: (state, input, context) => {
    const found = openDuty(state, context, input.obligationId)
    if (!found.ok) return found
    const who = findPerson(state, input.who, 'who')
    if (!who.ok) return who
    const refused = futureRefusal({ at: input.at }, context.now) ?? earlyRefusal(state, context, { duty: found.value, at: input.at })
    if (refused) return refused
    const body = { id: input.obligationId, who: who.value, at: input.at, way: input.way, ...given({ note: input.note }) }
    return accept([{ type: 'obligation.fulfilled', body }], { obligationId: input.obligationId, changed: true })
  },
})

const waive = defineCommand({
  summary: 'Somebody of sufficient rank waives a duty, with the reason.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ obligationId, by: personInput, reason: reasonInput }),
  output: done,
  plan: (state, input, context) => {
    const found = openDuty(state, context, input.obligationId)
    if (!found.ok) return found
    const by = findPerson(state, input.by, 'by')
    if (!by.ok) return by
    const wanted = context.rules.obligations.waiverRank
    const rank = by.value.postId === undefined ? undefined : ownValue(state.organisation.posts, by.value.postId)?.rank
    if (rank === undefined || !isAtLeast(rank, wanted))
      return refuse('not-authorised', {
        zh: `by: 免除职责须由职级不低于${RANK_WORDS[wanted].zh}的在册岗位作出；“${by.value.name}”的职级${rank === undefined ? '无法证明' : `为${RANK_WORDS[rank].zh}`}`,
        en: `by: a duty is waived by a post of rank ${RANK_WORDS[wanted].en} or above; the rank of "${by.value.name}" ${rank === undefined ? 'cannot be proven' : `is ${RANK_WORDS[rank].en}`}`,
      })
    const body = { id: input.obligationId, by: by.value, reason: input.reason }
    return accept([{ type: 'obligation.waived', body }], { obligationId: input.obligationId, changed: true })
  },
})

const miss = defineCommand({
  summary: 'The limit of a duty ran out before it was done.',
  roles: ['system'],
  input: z.strictObject({ obligationId }),
  output: done,
  plan: (state, input, context) => {
    const known = ownValue(realmOf(state, context.realm).obligations, input.obligationId)
    const isMissed = known?.status === 'open' && known.missedAt === undefined && context.now > known.dueAt
    return accept(isMissed ? [{ type: 'obligation.missed', body: { id: input.obligationId } }] : [], { obligationId: input.obligationId, changed: isMissed })
  },
})

function openDuty(state: HallState, { realm }: PlanContext, id: string): Found<Obligation> {
  const value = ownValue(realmOf(state, realm).obligations, id)
  if (!value) return refuse('unknown-entry', { zh: `obligationId: 没有职责“${id}”`, en: `obligationId: there is no duty "${id}"` })
  if (value.status !== 'open')
    return refuse('already-done', { zh: `obligationId: 职责“${id}”已完成、免除或失效`, en: `obligationId: the duty "${id}" is fulfilled, waived or lapsed` })
  return { ok: true, value }
}

// A duty may be done before its trigger was recorded, never before the incident happened.
function earlyRefusal(state: HallState, { realm }: PlanContext, { duty, at }: { readonly duty: Obligation; readonly at: number }): Refusal | null {
  const occurredAt = ownValue(realmOf(state, realm).incidents, duty.incidentId)?.occurredAt
  if (occurredAt === undefined || at >= occurredAt) return null
  return refuse('out-of-order', { zh: 'at: 早于事发时间', en: 'at: it is before the incident occurred' })
}

/** Commands of duties (职责) that incidents bring. */
export const OBLIGATION_COMMANDS = { 'obligation.fulfil': fulfil, 'obligation.waive': waive, 'obligation.miss': miss } as const
