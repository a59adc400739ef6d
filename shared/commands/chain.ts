// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { instantSchema, isAtLeast } from '../domain/index.ts'
import { isChainClosed, realmOf } from '../hall/index.ts'
import { correctCommand, instructCommand, receiptCommand, reopenCommand } from './chainNotes.ts'
import { findRanked, rankedInput } from './chainRank.ts'
import { duties, findChain, futureRefusal, reasonMissing, withFollowUps } from './chainParts.ts'
import { RANK_WORDS } from '../rules/commandRanks/words.ts'
import { reportCommand } from './chainReport.ts'
import { accept, defineCommand, type EventDraft } from './command.ts'
import { findUnit, unitInput } from './dutyPeople.ts'
import { refuse } from './refusals.ts'

const incidentId = z.string().min(1).max(300)
const reason = z.string().trim().min(1).max(1000)
const done = z.strictObject({ incidentId: z.string(), changed: z.boolean() })

const setLearned = defineCommand({
  summary: 'Set when the reporting unit learned of the incident (or the presumed 推定 moment) with its evidence; overruns established before stay.',
  roles: ['operator', 'admin'],
  input: z.strictObject({
    incidentId,
    at: instantSchema,
    basis: z.enum(['known', 'presumed']).default('known'),
    evidence: z.string().trim().min(1).max(2000),
    reason: reason.optional(),
  }),
  output: done,
  plan: (state, input, context) => {
    const found = findChain(state, input.incidentId, context)
    if (!found.ok) return found
    const { chain, incident, opening } = found.value
    const refused = futureRefusal('at', input.at, context.now)
    if (refused) return refused
    const isSame = chain.learned.at === input.at && chain.learned.basis === input.basis
    // Better evidence for the same moment is kept too.
    if (isSame && chain.learned.evidence === input.evidence && opening.length === 0) return accept([], { incidentId: input.incidentId, changed: false })
    if (!isSame && input.reason === undefined) return reasonMissing({ zh: '更正起算时刻', en: 'changing the start of the clocks' })
    if (incident?.occurredAt !== undefined && input.at < incident.occurredAt && input.reason === undefined)
      return refuse('out-of-order', { zh: 'at: 得知早于事发；确属如此须写明 reason', en: 'at: learned before it occurred; give a reason if it was so' })
    const { at, basis, evidence } = input
    const why = input.reason === undefined ? {} : { reason: input.reason }
    const set: EventDraft = { type: 'chain.learnedSet', body: { incidentId: input.incidentId, learned: { at, basis, evidence }, ...why } }
    const events = withFollowUps(state, [...opening, set], { incidentId: input.incidentId, context })
    return accept(events, { incidentId: input.incidentId, changed: true })
  },
})

const markSensitive = defineCommand({
  summary: 'Mark an incident sensitive (敏感): it owes a report whatever its grade.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ incidentId, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    if (input.reason === undefined) return reasonMissing({ zh: '标为敏感', en: 'marking as sensitive' })
    const found = findChain(state, input.incidentId, context)
    if (!found.ok) return found
    if (found.value.chain.sensitive) return accept([], { incidentId: input.incidentId, changed: false })
    const marked: EventDraft = { type: 'chain.markedSensitive', body: { incidentId: input.incidentId, reason: input.reason } }
    const events = withFollowUps(state, [...found.value.opening, marked], { incidentId: input.incidentId, context })
    return accept(events, { incidentId: input.incidentId, changed: true })
  },
})

const noteUpward = defineCommand({
  summary: 'Note that a department under vertical lead (条线部门) reported to the city; from then on it owes the duty office the same.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ incidentId, unit: unitInput, at: instantSchema, evidence: z.string().trim().min(1).max(1000) }),
  output: done,
  plan: (state, input, context) => {
    const found = findChain(state, input.incidentId, context)
    if (!found.ok) return found
    const unit = findUnit(state, input.unit, 'unit')
    if (!unit.ok) return unit
    const refused = futureRefusal('at', input.at, context.now)
    if (refused) return refused
    if (found.value.chain.upward.some((one) => one.at === input.at && one.unit.name === unit.value.name))
      return accept([], { incidentId: input.incidentId, changed: false })
    const { at, evidence } = input
    const noted: EventDraft = { type: 'chain.upwardNoted', body: { incidentId: input.incidentId, id: `up-${state.seq + 1}`, unit: unit.value, at, evidence } }
    const events = withFollowUps(state, [...found.value.opening, noted], { incidentId: input.incidentId, context })
    return accept(events, { incidentId: input.incidentId, changed: true })
  },
})

const waive = defineCommand({
  summary: 'Somebody of sufficient rank decides that no (further) report is owed, with the reason; running clocks lapse, overruns stay.',
  roles: ['operator', 'leader', 'admin'],
  input: z.strictObject({ incidentId, by: rankedInput, reason: reason.optional() }),
  output: done,
  plan: (state, input, context) => {
    if (input.reason === undefined) return reasonMissing({ zh: '免除报送', en: 'waiving reports' })
    const chain = ownValue(realmOf(state, context.realm).chains, input.incidentId)
    if (!chain)
      return refuse('unknown-entry', { zh: `incidentId: “${input.incidentId}”没有报送链`, en: `incidentId: "${input.incidentId}" has no report chain` })
    if (isChainClosed(chain)) return refuse('already-done', { zh: 'incidentId: 报送链已终结', en: 'incidentId: nothing is owed any more' })
    const by = findRanked(state, input.by)
    if (!by.ok) return by
    const { person, rank } = by.value
    const wanted = context.rules.obligations.waiverRank
    if (!isAtLeast(rank, wanted))
      return refuse('not-authorised', {
        zh: `by: 免除报送须${RANK_WORDS[wanted].zh}及以上，现为${RANK_WORDS[rank].zh}`,
        en: `by: reports are waived by a ${RANK_WORDS[wanted].en} or above, not by a ${RANK_WORDS[rank].en}`,
      })
    return accept([{ type: 'chain.waived', body: { incidentId: input.incidentId, by: person, reason: input.reason } }], {
      incidentId: input.incidentId,
      changed: true,
    })
  },
})

const follow = defineCommand({
  summary: 'Let the report chain of an incident follow the rules in force: it opens, clocks start, a duty lapses.',
  roles: ['system'],
  input: z.strictObject({ incidentId }),
  output: done,
  plan: (state, input, context) => {
    const incident = ownValue(realmOf(state, context.realm).incidents, input.incidentId)
    const events = incident ? duties(state, incident, context) : []
    return accept(events, { incidentId: input.incidentId, changed: events.length > 0 })
  },
})

const noteOverdue = defineCommand({
  summary: 'Note that a report clock ran out and was told, so that it is told once.',
  roles: ['system'],
  input: z.strictObject({ incidentId, clockId: z.string().min(1).max(160) }),
  output: done,
  plan: (state, input, context) => {
    const clock = ownValue(realmOf(state, context.realm).chains, input.incidentId)?.clocks.find((one) => one.id === input.clockId)
    const isDue = clock !== undefined && clock.doneAt === undefined && !clock.lapsed && clock.dueAt < context.now && clock.notedDueAt !== clock.dueAt
    const events: EventDraft[] = isDue ? [{ type: 'chain.overdueNoted', body: { ...input, dueAt: clock.dueAt } }] : []
    return accept(events, { incidentId: input.incidentId, changed: isDue })
  },
})

/** Commands of the report chain (报送链). */
export const CHAIN_COMMANDS = {
  'chain.report': reportCommand,
  'chain.receipt': receiptCommand,
  'chain.instruct': instructCommand,
  'chain.correct': correctCommand,
  'chain.setLearned': setLearned,
  'chain.markSensitive': markSensitive,
  'chain.noteUpward': noteUpward,
  'chain.reopen': reopenCommand,
  'chain.waive': waive,
  'chain.follow': follow,
  'chain.noteOverdue': noteOverdue,
} as const
