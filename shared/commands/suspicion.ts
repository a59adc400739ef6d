// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema, type Rank } from '../domain/index.ts'
import { realmOf, type HallState } from '../hall/index.ts'
import type { Suspicion } from '../hall/suspicions/state.ts'
import { RANK_WORDS } from '../rules/commandRanks/words.ts'
import { faultRow, mayDetermine, REPORT_FAULTS, type ReportFault } from '../rules/reportFaults/index.ts'
import { suspectsAmong } from '../rules/suspicion/suspect.ts'
import { futureRefusal, reasonMissing } from './chainParts.ts'
import { findRanked, rankedInput } from './chainRank.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

const suspicionId = z.string().min(1).max(120)
const reason = z.string().trim().min(1).max(1000)
const words = z.string().trim().min(1)
const done = z.strictObject({ suspicionId: z.string(), changed: z.boolean() })

const raise = defineCommand({
  summary: 'Show on the console that something known was not reported in time (疑似未报·待核); the system never determines a fault.',
  roles: ['system'],
  input: z.strictObject({ cause: z.string().min(1).max(240) }),
  output: z.strictObject({ suspicionId: z.string().nullable(), changed: z.boolean() }),
  plan: (state, { cause }, context) => {
    const realm = realmOf(state, context.realm)
    const known = Object.values(realm.suspicions).find((one) => one.cause === cause)
    const { rules, now } = context
    const found = known ? undefined : suspectsAmong({ realm, rules, now }, (one) => one === cause)[0]
    if (!found) return accept([], { suspicionId: known?.id ?? null, changed: false })
    const id = `suspicion-${state.seq + 1}`
    return accept([{ type: 'suspicion.raised', body: { id, suspect: found } }], { suspicionId: id, changed: true })
  },
})

const clear = defineCommand({
  summary: 'Clear a suspicion (疑似未报·待核) that proved to be none, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ suspicionId, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    if (input.reason === undefined) return reasonMissing({ zh: '排除', en: 'clearing a suspicion' })
    const found = findSuspicion(state, input.suspicionId, context)
    if (!found.ok) return found
    if (found.value.status !== 'pending')
      return refuse('already-done', {
        zh: `suspicionId: “${input.suspicionId}”已${found.value.status === 'cleared' ? '排除' : '认定'}`,
        en: `suspicionId: "${input.suspicionId}" is ${found.value.status}`,
      })
    return accept([{ type: 'suspicion.cleared', body: { id: input.suspicionId, reason: input.reason } }], { suspicionId: input.suspicionId, changed: true })
  },
})

const determine = defineCommand({
  summary: 'An authorised person determines a fault of reporting (迟报/压报/漏报/瞒报/谎报) with document, clause and facts; a correction needs a reason.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({
    suspicionId,
    fault: z.enum(REPORT_FAULTS),
    by: rankedInput,
    basis: z.strictObject({ document: words.max(200), clause: words.max(200), facts: words.max(2000) }),
    at: instantSchema.optional(),
    reason: reason.optional(),
  }),
  output: done,
  plan: (state, input, context) => {
    const found = findSuspicion(state, input.suspicionId, context)
    if (!found.ok) return found
    const by = findRanked(state, input.by)
    if (!by.ok) return by
    const { person, rank } = by.value
    const { reportFaults } = context.rules
    if (!mayDetermine(reportFaults, input.fault, { rank, postId: person.postId })) return notAuthorised(input.fault, rank, context)
    const at = input.at ?? context.now
    const refused = futureRefusal('at', at, context.now)
    if (refused) return refused
    if (found.value.status !== 'pending' && input.reason === undefined) return reasonMissing({ zh: '更正认定', en: 'correcting a determination' })
    const { fault, basis } = input
    const determination = { fault, faultZh: faultRow(reportFaults, fault).zh, by: person, rank, basis, at }
    const why = input.reason === undefined ? {} : { reason: input.reason }
    return accept([{ type: 'suspicion.determined', body: { id: input.suspicionId, determination, ...why } }], {
      suspicionId: input.suspicionId,
      changed: true,
    })
  },
})

function notAuthorised(fault: ReportFault, rank: Rank, { rules }: PlanContext) {
  const row = faultRow(rules.reportFaults, fault)
  const needed = RANK_WORDS[row.determinedBy]
  return refuse('not-authorised', {
    zh: `by: 认定${row.zh}须${needed.zh}及以上，现为${RANK_WORDS[rank].zh}`,
    en: `by: a ${row.en} is determined by a ${needed.en} or above, not by a ${RANK_WORDS[rank].en}`,
  })
}

function findSuspicion(state: HallState, id: string, { realm }: PlanContext): Found<Suspicion> {
  const value = ownValue(realmOf(state, realm).suspicions, id)
  return value ? { ok: true, value } : refuse('unknown-entry', { zh: `suspicionId: 没有待核事项“${id}”`, en: `suspicionId: there is no suspicion "${id}"` })
}

/** Commands of suspicions (疑似未报·待核). */
export const SUSPICION_COMMANDS = { 'suspicion.raise': raise, 'suspicion.clear': clear, 'suspicion.determine': determine } as const
