// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { beijingDay, gradeSchema } from '../domain/index.ts'
import { isUndecided, REAL, realmOf, reportKey, type HallReport, type HallState } from '../hall/index.ts'
import { grade as judgeGrade } from '../rules/grading/index.ts'
import { LEVELS, demandedLevel, higherLevel, levelDueAt } from '../rules/escalation/index.ts'
import { accept, defineCommand, type EventDraft, type PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { withFollowUps } from './incidentFollowUps.ts'
import {
  findReportNamed,
  futureRefusal,
  given,
  kindInput,
  momentInput,
  orderRefusal,
  placeInput,
  reasonInput,
  reportInput,
  resolveKind,
  sectorRefusal,
  type KindFields,
} from './incidentParts.ts'
import { refuse } from './refusals.ts'

const openInput = z.strictObject({
  title: z.string().trim().min(1).max(400),
  ...kindInput,
  ...placeInput,
  occurredAt: momentInput.optional(),
  learnedAt: momentInput.optional(),
  note: z.string().trim().min(1).max(400).optional(),
  grade: gradeSchema.optional(),
  gradeReason: reasonInput.optional(),
  level: z.enum(LEVELS).optional(),
  sectorId: z.string().min(1).max(120).optional(),
  /** Reports it is opened from; they are merged into it. */ reports: z.array(z.strictObject(reportInput)).max(100).optional(),
  intakeId: z.string().min(1).max(300).optional(),
})

/** What an incident is opened with. */
export type OpeningInput = z.infer<typeof openInput> & { /** Where it comes from, when neither reports nor the intake book. */ readonly from?: 'clue' }

/** Number such as 松应急〔2026〕0001; a drill's says so. */
function numberFor(state: HallState, { rules, realm, now }: PlanContext): { number: string; year: string; sequence: number } {
  const year = beijingDay(now).slice(0, 4)
  const sequence = (ownValue(realmOf(state, realm).incidentNumbers, year) ?? 0) + 1
  const drill = realm === REAL ? '' : '（演练）'
  return { number: `${drill}${rules.classes.numberPrefix}〔${year}〕${String(sequence).padStart(4, '0')}`, year, sequence }
}

/** Events that open an incident, with everything that follows from it; for commands that turn a clue or an intake into one. */
export function openIncidentDrafts(
  state: HallState,
  input: OpeningInput,
  context: PlanContext,
): Found<{ readonly id: string; readonly number: string; readonly events: readonly EventDraft[] }> {
  const reports = reportsOf(state, input, context)
  if (!reports.ok) return reports
  const kind = resolveKind(kindOf(input, reports.value), context)
  if (!kind.ok) return kind
  const times = timesOf(input, reports.value)
  const refused = futureRefusal(times, context.now) ?? orderRefusal(times) ?? sectorRefusal(state, input.sectorId, context)
  if (refused) return refused
  const id = freeId(state, context)
  const numbered = numberFor(state, context)
  const opened: EventDraft = {
    type: 'incident.opened',
    body: {
      id,
      ...numbered,
      title: input.title,
      ...kind.value,
      ...placeOf(input, reports.value),
      times: given(times),
      ...given({ note: input.note, sectorId: input.sectorId, intakeId: input.intakeId }),
      from: reports.value.length > 0 ? 'reports' : input.intakeId === undefined ? (input.from ?? 'free') : 'intake',
    },
  }
  const merged = reports.value.map((one): EventDraft => ({ type: 'report.merged', body: { incidentId: id, report: { id: one.id, source: one.source } } }))
  const drafts = [opened, ...merged, ...gradeOf(input, { id, kind: kind.value }, context), ...levelOf(input, id, context)]
  return { ok: true, value: { id, number: numbered.number, events: withFollowUps(state, context, { incidentId: id, drafts }) } }
}

const open = defineCommand({
  summary: 'Open an incident (突发事件) at the desk: freely, from reports, or from the intake book.',
  roles: ['operator', 'admin'],
  input: openInput,
  output: z.strictObject({ id: z.string(), number: z.string() }),
  plan: (state, input, context) => {
    const drafts = openIncidentDrafts(state, input, context)
    return drafts.ok ? accept(drafts.value.events, { id: drafts.value.id, number: drafts.value.number }) : drafts
  },
})

function reportsOf(state: HallState, input: OpeningInput, context: PlanContext): Found<HallReport[]> {
  const found: HallReport[] = []
  for (const named of input.reports ?? []) {
    const report = findReportNamed(state, context, named)
    if (!report.ok) return report
    if (!isUndecided(report.value))
      return refuse('wrong-state', {
        zh: `reports: 报告“${report.value.id}”已并入事件或已排除`,
        en: `reports: the report "${report.value.id}" is merged or dismissed already`,
      })
    if (!found.some((one) => reportKey(one) === reportKey(report.value))) found.push(report.value)
  }
  return { ok: true, value: found }
}

function kindOf(input: OpeningInput, reports: readonly HallReport[]): Pick<OpeningInput, 'class' | 'subClass'> {
  if (input.class !== undefined || input.subClass !== undefined) return input
  return { class: reports.find((one) => one.class !== undefined)?.class }
}

function placeOf(input: OpeningInput, reports: readonly HallReport[]) {
  const first = <Field extends 'address' | 'town' | 'position'>(field: Field) =>
    input[field] ?? reports.find((one) => one[field] !== undefined && one[field] !== '')?.[field]
  return given({ address: first('address'), town: first('town'), position: first('position') })
}

// What nobody stated is not stated: the earliest report is found again among the merged ones, and marked as presumed.
function timesOf({ occurredAt, learnedAt }: OpeningInput, reports: readonly HallReport[]): { occurredAt: number | undefined; learnedAt: number | undefined } {
  const earliest = reports.map((one) => one.receivedAt).sort((a, b) => a - b)[0]
  return { occurredAt, learnedAt: learnedAt ?? (earliest !== undefined && earliest >= (occurredAt ?? 0) ? earliest : undefined) }
}

function gradeOf(
  { grade, gradeReason }: OpeningInput,
  { id, kind }: { readonly id: string; readonly kind: KindFields },
  { actor, rules }: PlanContext,
): EventDraft[] {
  if (grade === undefined) return []
  const { grade: suggested, byOwnPlan } = judgeGrade(kind, rules)
  const body = { incidentId: id, grade, suggested, byOwnPlan, by: actor.principal, ...(gradeReason === undefined ? {} : { reason: gradeReason }) }
  return [{ type: 'incident.graded', body }]
}

function levelOf({ level, grade }: OpeningInput, incidentId: string, { rules, now }: PlanContext): EventDraft[] {
  if (level === undefined) return []
  const wanted = higherLevel(level, demandedLevel(rules.escalation, grade ?? 'daily'))
  return [{ type: 'incident.levelStarted', body: { incidentId, level: wanted, dueAt: levelDueAt(rules.escalation, wanted, now) } }]
}

// A feed may use the same words for an id.
function freeId(state: HallState, { realm }: PlanContext): string {
  const { incidents } = realmOf(state, realm)
  const wanted = `incident-${state.seq + 1}`
  let id = wanted
  for (let next = 2; ownValue(incidents, id); next++) id = `${wanted}-${next}`
  return id
}

/** Commands that open incidents. */
export const OPENING_COMMANDS = { 'incident.open': open } as const
