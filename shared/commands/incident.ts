// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { BODY_SCHEMAS, incidentClassSchema, instantSchema, positionSchema, slugSchema } from '../domain/index.ts'
import { findReport, REAL, realmOf, warningKey, type HallReport } from '../hall/index.ts'
import { isDeskBorn } from '../hall/incidents/state.ts'
import { incidentsLike } from '../rules/mergeReports/candidates.ts'
import { arrivingSuggestion } from '../hall/warnings/suggestions.ts'
import { accept, defineCommand, type EventDraft } from './command.ts'
import { refuse } from './refusals.ts'
import { flightToMainIncident } from './layout.ts'
import { reduceDrafts } from './draft.ts'
import { withFollowUps } from './incidentFollowUps.ts'

const id = z.string().min(1).max(300)
const times = z.strictObject({ occurredAt: instantSchema.optional(), learnedAt: instantSchema.optional() })
const done = z.strictObject({ id: z.string(), changed: z.boolean() })

const record = defineCommand({
  summary: 'A feed tells of an incident (突发事件) or of a change in one.',
  roles: ['feed'],
  input: z.strictObject({ id, source: slugSchema, rev: z.number().int().min(0), position: positionSchema.optional(), times, incident: BODY_SCHEMAS.incident }),
  output: done,
  plan: (state, input, context) => {
    const known = ownValue(realmOf(state, context.realm).incidents, input.id)
    if (known && (known.rev >= input.rev || isDeskBorn(known))) return accept([], { id: input.id, changed: false })
    const events = withFollowUps(state, context, { incidentId: input.id, drafts: [{ type: 'incident.recorded', body: input }] })
    return accept(events, { id: input.id, changed: true })
  },
})

const choose = defineCommand({
  summary: 'Choose the main incident of the wall; null lets the worst open one lead.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ incidentId: id.nullable() }),
  output: z.strictObject({ incidentId: z.string().nullable() }),
  inverse: 'incident.choose',
  plan: (state, input, context) => {
    if (input.incidentId !== null && !ownValue(realmOf(state, context.realm).incidents, input.incidentId))
      return refuse('unknown-incident', { zh: `incidentId: 没有事件“${input.incidentId}”`, en: `incidentId: there is no incident "${input.incidentId}"` })
    const chosen: EventDraft = { type: 'incident.mainChosen', body: { incidentId: input.incidentId } }
    // A drill has no part in what the wall's map shows of the district.
    if (context.realm !== REAL) return accept([chosen], { incidentId: input.incidentId })
    const after = reduceDrafts(state, [chosen], context)
    return accept([chosen, ...flightToMainIncident(after, context)], { incidentId: input.incidentId })
  },
})

const receive = defineCommand({
  summary: 'A call (110/119/120) or a street report reaches the hall.',
  roles: ['feed'],
  input: z.strictObject({
    id,
    source: slugSchema,
    kind: z.enum(['call', 'report']),
    summary: z.string().min(1).max(400),
    service: z.enum(['110', '119', '120']).optional(),
    class: incidentClassSchema.optional(),
    reporter: z.string().max(80).optional(),
    address: z.string().max(400).optional(),
    town: z.string().max(80).optional(),
    reportedAt: instantSchema.optional(),
    position: positionSchema.optional(),
  }),
  output: done,
  plan: (state, input, context) => {
    const realm = realmOf(state, context.realm)
    if (findReport(realm.reports, input)) return accept([], { id: input.id, changed: false })
    const { reportedAt = context.now, ...said } = input
    const likely = incidentsLike(realm, context.rules, { ...(said as HallReport), receivedAt: reportedAt })
    const suggested = likely.map(({ target, score }) => ({ incidentId: target.id, score }))
    return accept([{ type: 'report.received', body: { ...input, ...(suggested.length > 0 ? { suggested } : {}) } }], { id: input.id, changed: true })
  },
})

const warn = defineCommand({
  summary: 'An official warning (预警), its update or its cancellation reaches the hall.',
  roles: ['feed'],
  input: z.strictObject({ id, source: slugSchema, warning: BODY_SCHEMAS.warning }),
  output: done,
  plan: (state, input, { now, rules, realm: realmId }) => {
    const realm = realmOf(state, realmId)
    if (ownValue(realm.warnings, warningKey(input))) return accept([], { id: input.id, changed: false })
    const suggestion = arrivingSuggestion(realm, input, { rules: rules.warningSuggestion, now })
    return accept([{ type: 'warning.recorded', body: { ...input, ...(suggestion ? { suggestion } : {}) } }], { id: input.id, changed: true })
  },
})

/** Commands of incidents, reports and warnings. */
export const INCIDENT_COMMANDS = { 'incident.record': record, 'incident.choose': choose, 'report.receive': receive, 'warning.record': warn } as const
