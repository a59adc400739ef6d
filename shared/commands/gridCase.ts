// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { slugSchema } from '../domain/index.ts'
import { gridCaseKey, isUndecided, realmOf, type GridCase, type HallState } from '../hall/index.ts'
import { LEVELS, levelDueAt } from '../rules/escalation/index.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { escalationOf, handBackOf, moveInput, moveOutput, runningLevel } from './escalationParts.ts'
import { findReportNamed, futureRefusal, given, momentInput, placeInput, reasonInput, reportInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

const caseInput = { id: z.string().min(1).max(300), source: slugSchema }
const done = z.strictObject({ id: z.string(), source: z.string(), changed: z.boolean() })

const record = defineCommand({
  summary: 'A grid case (网格案件) comes in, by a feed or by hand; it starts with its village or neighbourhood.',
  roles: ['feed', 'operator', 'admin'],
  input: z.strictObject({
    ...caseInput,
    title: z.string().trim().min(1).max(400),
    ...placeInput,
    community: z.string().trim().min(1).max(80).optional(),
    openedAt: momentInput.optional(),
    level: z.enum(LEVELS).optional(),
  }),
  output: done,
  plan: (state, input, context) => {
    const { id, source, title, community, openedAt = context.now, level = 'community', ...place } = input
    if (ownValue(realmOf(state, context.realm).gridCases, gridCaseKey(input))) return accept([], { id, source, changed: false })
    const refused = futureRefusal({ openedAt }, context.now)
    if (refused) return refused
    const dueAt = levelDueAt(context.rules.escalation, level, openedAt)
    const body = { id, source, title, openedAt, level, dueAt, ...given({ ...place, community }) }
    return accept([{ type: 'gridCase.recorded', body }], { id, source, changed: true })
  },
})

const escalate = defineCommand({
  summary: 'A grid case climbs to the level above: by a person with a reason, or by the system when its time ran out.',
  roles: ['operator', 'admin', 'system'],
  input: z.strictObject({ ...caseInput, ...moveInput }),
  output: moveOutput,
  inverse: 'gridCase.handBack',
  plan: (state, input, context) => {
    const found = openCase(state, context, input)
    if (!found.ok) return found
    const known = runningLevel(state, context, { kind: 'gridCase', id: gridCaseKey(input) })
    if (!known.ok) return known
    const move = escalationOf(known.value, input, context)
    if (!move.ok) return move
    const { id, source } = input
    if (!move.value) return accept([], { id, level: known.value.level, changed: false })
    return accept([{ type: 'gridCase.escalated', body: { id, source, ...move.value } }], { id, level: move.value.to, changed: true })
  },
})

const handBack = defineCommand({
  summary: 'A grid case goes back to a lower level, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...caseInput, reason: moveInput.reason, to: moveInput.to }),
  output: moveOutput,
  inverse: 'gridCase.escalate',
  plan: (state, input, context) => {
    const found = openCase(state, context, input)
    if (!found.ok) return found
    const known = runningLevel(state, context, { kind: 'gridCase', id: gridCaseKey(input) })
    if (!known.ok) return known
    const move = handBackOf(known.value, { ...input, demanded: 'community' }, context)
    if (!move.ok) return move
    const { id, source } = input
    return accept([{ type: 'gridCase.handedBack', body: { id, source, ...move.value } }], { id, level: move.value.to, changed: true })
  },
})

const close = defineCommand({
  summary: 'A grid case is settled, with its result.',
  roles: ['feed', 'operator', 'admin'],
  input: z.strictObject({ ...caseInput, result: reasonInput, at: momentInput.optional() }),
  output: done,
  plan: (state, input, context) => {
    const { id, source, result, at = context.now } = input
    const found = openCase(state, context, input)
    if (!found.ok) return found
    const known = runningLevel(state, context, { kind: 'gridCase', id: gridCaseKey(input) })
    if (!known.ok) return known
    const refused = futureRefusal({ at }, context.now)
    if (refused) return refused
    if (at < known.value.since) return refuse('out-of-order', { zh: 'at: 办结时间早于本层级接手时间', en: 'at: it is before this level took the case' })
    return accept([{ type: 'gridCase.closed', body: { id, source, result, at } }], { id, source, changed: true })
  },
})

const match = defineCommand({
  summary: 'A person confirms that a 12345 or street report tells of this grid case; the report is put aside as its duplicate.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...caseInput, report: z.strictObject(reportInput), reason: reasonInput }),
  output: done,
  inverse: 'gridCase.unmatch',
  plan: (state, input, context) => {
    const found = openCase(state, context, input)
    if (!found.ok) return found
    const report = findReportNamed(state, context, input.report)
    if (!report.ok) return report
    const { id, source, reason } = input
    if (found.value.duplicateOf || !isUndecided(report.value))
      return refuse('wrong-state', { zh: 'report: 该案件或报告已处理过，先撤回', en: 'report: the case or the report is matched or decided already' })
    const ref = { id: report.value.id, source: report.value.source }
    return accept(
      [
        { type: 'gridCase.matched', body: { id, source, report: ref, reason } },
        { type: 'report.dismissed', body: { report: ref, reason, duplicateOf: gridCaseKey(input).slice(0, 300) } },
      ],
      { id, source, changed: true },
    )
  },
})

const unmatch = defineCommand({
  summary: 'Take back that a report tells of this grid case, with the reason; the report waits for a decision again.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...caseInput, reason: reasonInput }),
  output: done,
  inverse: 'gridCase.match',
  plan: (state, input, context) => {
    const found = caseNamed(state, context, input)
    if (!found.ok) return found
    const { id, source, reason } = input
    const { duplicateOf } = found.value
    if (!duplicateOf) return refuse('wrong-state', { zh: `id: 案件“${id}”没有对应的报告`, en: `id: the case "${id}" is matched with no report` })
    const report = { id: duplicateOf.id, source: duplicateOf.source }
    return accept(
      [
        { type: 'gridCase.unmatched', body: { id, source, reason } },
        { type: 'report.restored', body: { report, reason } },
      ],
      { id, source, changed: true },
    )
  },
})

type CaseRef = { readonly id: string; readonly source: string }

function caseNamed(state: HallState, { realm }: PlanContext, ref: CaseRef): Found<GridCase> {
  const value = ownValue(realmOf(state, realm).gridCases, gridCaseKey(ref))
  return value
    ? { ok: true, value }
    : refuse('unknown-entry', { zh: `id: 没有网格案件“${gridCaseKey(ref)}”`, en: `id: there is no grid case "${gridCaseKey(ref)}"` })
}

function openCase(state: HallState, context: PlanContext, ref: CaseRef): Found<GridCase> {
  const found = caseNamed(state, context, ref)
  if (!found.ok || found.value.closedAt === undefined) return found
  return refuse('already-done', { zh: `id: 网格案件“${ref.id}”已办结`, en: `id: the grid case "${ref.id}" is closed` })
}

/** Commands of grid cases (网格案件). */
export const GRID_CASE_COMMANDS = {
  'gridCase.record': record,
  'gridCase.escalate': escalate,
  'gridCase.handBack': handBack,
  'gridCase.close': close,
  'gridCase.match': match,
  'gridCase.unmatch': unmatch,
} as const
