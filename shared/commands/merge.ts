// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { isUndecided, realmOf, type HallReport, type HallState, type ReportRef } from '../hall/index.ts'
import { mergeCandidates } from '../rules/mergeReports/candidates.ts'
import { accept, defineCommand, type PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { withFollowUps } from './incidentFollowUps.ts'
import { findIncident, findReportNamed, given, incidentIdInput, reasonInput, reportInput } from './incidentParts.ts'
import { refuse, type Refusal } from './refusals.ts'

const answered = z.strictObject({ reportId: z.string(), source: z.string(), incidentId: z.string().nullable(), changed: z.boolean() })

const merge = defineCommand({
  summary: 'A person confirms that a report tells of this incident; a report belongs to one incident at most.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...reportInput, incidentId: incidentIdInput }),
  output: answered,
  inverse: 'report.split',
  plan: (state, input, context) => {
    const found = findIncident(state, context, input.incidentId)
    if (!found.ok) return found
    const report = findReportNamed(state, context, input)
    if (!report.ok) return report
    const { id, source, merged } = report.value
    const value = { reportId: id, source, incidentId: input.incidentId }
    if (merged?.incidentId === input.incidentId) return accept([], { ...value, changed: false })
    if (!isUndecided(report.value)) return decided(report.value)
    const score = mergeCandidates(realmOf(state, context.realm), context.rules, report.value).find(
      (one) => one.target.kind === 'incident' && one.target.id === input.incidentId,
    )?.score
    const body = { incidentId: input.incidentId, report: { id, source }, ...given({ score }) }
    return accept(withFollowUps(state, context, { incidentId: input.incidentId, drafts: [{ type: 'report.merged', body }] }), { ...value, changed: true })
  },
})

const dismiss = defineCommand({
  summary: 'A report is no incident, or tells of what another one told: put it aside with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...reportInput, reason: reasonInput, duplicateOf: z.string().min(1).max(300).optional() }),
  output: answered,
  inverse: 'report.restore',
  plan: (state, input, context) => {
    const report = findReportNamed(state, context, input)
    if (!report.ok) return report
    const { id, source, dismissed } = report.value
    const value = { reportId: id, source, incidentId: null }
    if (dismissed) return accept([], { ...value, changed: false })
    if (!isUndecided(report.value)) return decided(report.value)
    const body = { report: { id, source }, reason: input.reason, ...given({ duplicateOf: input.duplicateOf }) }
    return accept([{ type: 'report.dismissed', body }], { ...value, changed: true })
  },
})

const restore = defineCommand({
  summary: 'Take a dismissed report up again, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...reportInput, reason: reasonInput }),
  output: answered,
  inverse: 'report.dismiss',
  plan: (state, input, context) => {
    const report = findReportNamed(state, context, input)
    if (!report.ok) return report
    const { id, source, dismissed } = report.value
    if (!dismissed) return refuse('wrong-state', { zh: `reportId: 报告“${id}”未被排除`, en: `reportId: the report "${id}" is not dismissed` })
    return accept([{ type: 'report.restored', body: { report: { id, source }, reason: input.reason } }], {
      reportId: id,
      source,
      incidentId: null,
      changed: true,
    })
  },
})

const split = defineCommand({
  summary: 'Take a merged report out of its incident again, with the reason.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ ...reportInput, reason: reasonInput }),
  output: answered,
  inverse: 'report.merge',
  plan: (state, input, context) => {
    const place = mergedPlace(state, input, context)
    if (!place.ok) return place
    const { incidentId, report } = place.value
    const body = { incidentId, report, reason: input.reason }
    const events = withFollowUps(state, context, { incidentId, drafts: [{ type: 'report.split', body }] })
    return accept(events, { reportId: report.id, source: report.source, incidentId, changed: true })
  },
})

// The list of reports is bounded, an incident's own list is not: a merge can be taken back however old it is.
function mergedPlace(
  state: HallState,
  named: { readonly reportId: string; readonly source?: string | undefined },
  context: PlanContext,
): Found<{ incidentId: string; report: ReportRef }> {
  const places = Object.values(realmOf(state, context.realm).incidents).flatMap((incident) =>
    (incident.desk?.reports ?? [])
      .filter((one) => one.id === named.reportId && (named.source === undefined || one.source === named.source))
      .map((one) => ({ incidentId: incident.id, report: { id: one.id, source: one.source } })),
  )
  const [place, another] = places
  if (another) return refuse('bad-input', { zh: `source: 有多个来源使用编号“${named.reportId}”`, en: `source: several sources use the id "${named.reportId}"` })
  if (place) return { ok: true, value: place }
  const report = findReportNamed(state, context, named)
  if (!report.ok) return report
  return refuse('wrong-state', {
    zh: `reportId: 报告“${named.reportId}”未并入任何事件`,
    en: `reportId: the report "${named.reportId}" is merged into no incident`,
  })
}

function decided(report: HallReport): Refusal {
  if (report.merged)
    return refuse('wrong-state', {
      zh: `reportId: 报告“${report.id}”已并入事件“${report.merged.incidentId}”，先拆分`,
      en: `reportId: the report "${report.id}" is merged into "${report.merged.incidentId}"; split it first`,
    })
  return refuse('wrong-state', { zh: `reportId: 报告“${report.id}”已排除，先恢复`, en: `reportId: the report "${report.id}" is dismissed; restore it first` })
}

/** Commands that merge reports into incidents, put them aside, and take that back. */
export const MERGE_COMMANDS = { 'report.merge': merge, 'report.dismiss': dismiss, 'report.restore': restore, 'report.split': split } as const
