// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { BODY_SCHEMAS, instantSchema, positionSchema, slugSchema } from '../../domain/index.ts'

const id = z.string().min(1).max(300)
const times = z.strictObject({ occurredAt: instantSchema.optional(), learnedAt: instantSchema.optional() })

/** Events of incidents and reports. */
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
  'report.received': z.strictObject({
    id,
    source: slugSchema,
    kind: z.enum(['call', 'report']),
    summary: z.string().max(400),
    service: z.enum(['110', '119', '120']).optional(),
    address: z.string().max(400).optional(),
    town: z.string().max(80).optional(),
    /** When the source took it, where that is known; a back-log keeps its own times. */ reportedAt: instantSchema.optional(),
    position: positionSchema.optional(),
  }),
} as const satisfies Record<string, z.ZodObject>
