// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema, positionSchema, slugSchema } from '../../domain/index.ts'
import { LEVELS } from '../../rules/escalation/schema.ts'
import { ruleSourceSchema } from '../../rules/ruleTable.ts'

const id = z.string().min(1).max(300)
const words = (most: number) => z.string().min(1).max(most)
const level = z.enum(LEVELS)
const started = { level, dueAt: instantSchema }
const moved = { from: level, to: level, reason: words(1000), dueAt: instantSchema }
const cause = z.enum(['time', 'grade', 'person'])
/** Row of the table a move stands on. */
const source = ruleSourceSchema.optional()
const caseRef = { id, source: slugSchema }

/** Events of levels (居村, 街镇, 区) and of grid cases (网格案件). */
export const LEVEL_EVENTS = {
  'incident.levelStarted': z.strictObject({ incidentId: id, ...started }),
  'incident.escalated': z.strictObject({ incidentId: id, ...moved, cause, basis: source }),
  'incident.handedBack': z.strictObject({ incidentId: id, ...moved }),
  'gridCase.recorded': z.strictObject({
    ...caseRef,
    title: words(400),
    address: words(400).optional(),
    town: words(80).optional(),
    community: words(80).optional(),
    position: positionSchema.optional(),
    openedAt: instantSchema,
    ...started,
  }),
  'gridCase.escalated': z.strictObject({ ...caseRef, ...moved, cause, basis: source }),
  'gridCase.handedBack': z.strictObject({ ...caseRef, ...moved }),
  'gridCase.closed': z.strictObject({ ...caseRef, at: instantSchema, result: words(1000) }),
  'gridCase.matched': z.strictObject({ ...caseRef, report: z.strictObject({ id, source: slugSchema }), reason: words(1000) }),
  'gridCase.unmatched': z.strictObject({ ...caseRef, reason: words(1000) }),
} as const satisfies Record<string, z.ZodObject>
