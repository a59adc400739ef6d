// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { BODY_SCHEMAS, gradeSchema, incidentClassSchema, instantSchema, positionSchema, slugSchema } from '../../domain/index.ts'
import { headquartersKeySchema } from '../../domain/index.ts'
import { CASUALTY_CATEGORIES, VERIFICATIONS } from './casualties.ts'
import { LEVEL_EVENTS } from './levelEvents.ts'

const id = z.string().min(1).max(300)
const words = (most: number) => z.string().min(1).max(most)
const times = z.strictObject({ occurredAt: instantSchema.optional(), learnedAt: instantSchema.optional() })
const reason = words(1000)
const count = z.number().int().min(0).max(1e9)
const report = z.strictObject({ id, source: slugSchema })
const unit = z.strictObject({
  unitId: words(120).optional(),
  name: words(120),
  basis: z.enum(['person', 'rule', 'subClass', 'townName', 'nearestCentre']),
})
const gradeReason = z.strictObject({ row: words(80), fact: words(40), value: z.number(), limit: z.number() })

/** Damage beside people, as commands and events carry it. */
export const damageSchema = z.strictObject({
  lossYuan: z.number().min(0).max(1e12).optional(),
  evacuated: count.optional(),
  affectedHouseholds: count.optional(),
  interruptionHours: z.number().min(0).max(100_000).optional(),
  powerLossPercent: z.number().min(0).max(100).optional(),
  powerUsersPercent: z.number().min(0).max(100).optional(),
  affectedAreaKm2: z.number().min(0).max(1e6).optional(),
  participants: count.optional(),
  poisoned: count.optional(),
  acutePoisoned: count.optional(),
})

const place = { address: words(400).optional(), town: words(80).optional(), position: positionSchema.optional() }
const kind = {
  class: incidentClassSchema.optional(),
  subClass: words(41).optional(),
  subClassName: words(60).optional(),
  headquarters: headquartersKeySchema.optional(),
  sectorId: words(120).optional(),
}

/** Events of incidents, reports, casualties and levels. */
export const INCIDENT_EVENTS = {
  'incident.recorded': z.strictObject({
    id,
    source: slugSchema,
    rev: z.number().int().min(0),
    position: positionSchema.optional(),
    times,
    incident: BODY_SCHEMAS.incident,
  }),
  'incident.mainChosen': z.strictObject({ incidentId: id.nullable() }),
  'incident.opened': z.strictObject({
    id,
    number: words(80),
    year: words(4),
    sequence: z.number().int().min(1),
    title: words(400),
    ...kind,
    ...place,
    times,
    note: words(400).optional(),
    from: z.enum(['reports', 'intake', 'clue', 'free']),
    intakeId: id.optional(),
  }),
  'incident.updated': z.strictObject({
    incidentId: id,
    changes: z.strictObject({ title: words(400).optional(), ...kind, ...place, occurredAt: instantSchema.optional(), note: words(400).optional() }),
    reason,
  }),
  'incident.graded': z.strictObject({
    incidentId: id,
    grade: gradeSchema.nullable(),
    suggested: gradeSchema.nullable(),
    byOwnPlan: z.boolean(),
    by: words(120),
    reason: reason.optional(),
  }),
  'incident.gradeSuggested': z.strictObject({
    incidentId: id,
    grade: gradeSchema.nullable(),
    byOwnPlan: z.boolean(),
    reasons: z.array(gradeReason).max(100),
  }),
  'incident.assigned': z.strictObject({
    incidentId: id,
    coordinator: unit.optional(),
    lead: unit.optional(),
    fighter: unit.optional(),
    reason: reason.optional(),
  }),
  'incident.damaged': z.strictObject({ incidentId: id, damage: damageSchema, note: words(400).optional() }),
  'incident.closed': z.strictObject({ incidentId: id, summary: words(4000), reason: reason.optional(), against: z.array(words(200)).max(50).optional() }),
  'incident.reopened': z.strictObject({ incidentId: id, reason, level: z.enum(['community', 'town', 'district']), dueAt: instantSchema }),
  'firstResponse.recorded': z.strictObject({
    id,
    incidentId: id,
    who: words(120),
    unitId: words(120).optional(),
    arrivedAt: instantSchema.optional(),
    measures: words(2000),
    at: instantSchema,
  }),
  'casualty.recorded': z.strictObject({
    id,
    incidentId: id,
    source: words(120),
    category: z.enum(CASUALTY_CATEGORIES),
    count: z.number().int().min(0).max(1_000_000),
    verification: z.enum(VERIFICATIONS),
    at: instantSchema,
    note: words(400).optional(),
  }),
  'report.received': z.strictObject({
    id,
    source: slugSchema,
    kind: z.enum(['call', 'report']),
    summary: z.string().max(400),
    service: z.enum(['110', '119', '120']).optional(),
    class: incidentClassSchema.optional(),
    reporter: z.string().max(80).optional(),
    address: z.string().max(400).optional(),
    town: z.string().max(80).optional(),
    /** When the source took it, where that is known; a back-log keeps its own times. */ reportedAt: instantSchema.optional(),
    position: positionSchema.optional(),
    /** Open incidents it seems to tell of. */ suggested: z
      .array(z.strictObject({ incidentId: id, score: z.number().min(0).max(100) }))
      .max(50)
      .optional(),
  }),
  'report.merged': z.strictObject({ incidentId: id, report, score: z.number().min(0).max(100).optional() }),
  'report.dismissed': z.strictObject({ report, reason, duplicateOf: id.optional() }),
  'report.restored': z.strictObject({ report, reason }),
  'report.split': z.strictObject({ incidentId: id, report, reason }),
  ...LEVEL_EVENTS,
} as const satisfies Record<string, z.ZodObject>
