// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema } from '../../domain/index.ts'
import { namedPersonSchema, namedUnitSchema } from '../duty/person.ts'
import { clockSchema, dutySchema, entryChangesSchema, entrySchema, learnedSchema } from './schema.ts'

const incidentId = z.string().min(1).max(300)
const entryId = z.string().min(1).max(120)
const reason = z.string().min(1).max(1000)
const clocks = z.array(clockSchema).max(200)
const casualtyUntil = z.number().int().optional()

/** Events of the report chain (报送链). */
export const CHAIN_EVENTS = {
  'chain.opened': z.strictObject({ id: entryId, incidentId, title: z.string().min(1).max(400), learned: learnedSchema }),
  'chain.owed': z.strictObject({ incidentId, duty: dutySchema, clocks, casualtyUntil }),
  'chain.reported': z.strictObject({ incidentId, entry: entrySchema, ends: z.array(z.string().max(160)).max(200) }),
  'chain.receiptGiven': z.strictObject({ incidentId, entryId, by: namedPersonSchema, at: instantSchema, reason: reason.optional() }),
  'chain.instructed': z.strictObject({ incidentId, entryId, by: namedPersonSchema, at: instantSchema, text: z.string().min(1).max(2000) }),
  'chain.entryCorrected': z.strictObject({ incidentId, entryId, changes: entryChangesSchema, reason }),
  'chain.learnedSet': z.strictObject({ incidentId, learned: learnedSchema, reason: reason.optional() }),
  /** An earlier provable moment came up: running clocks move, what was kept or missed stays. */
  'chain.presumed': z.strictObject({ incidentId, learned: learnedSchema }),
  'chain.markedSensitive': z.strictObject({ incidentId, reason }),
  'chain.upwardNoted': z.strictObject({ incidentId, id: entryId, unit: namedUnitSchema, at: instantSchema, evidence: z.string().min(1).max(1000) }),
  'chain.overdueNoted': z.strictObject({ incidentId, clockId: z.string().min(1).max(160), dueAt: z.number().int() }),
  'chain.lapsed': z.strictObject({ incidentId, reason }),
  /** Somebody of sufficient rank decided that nothing more is owed. */
  'chain.waived': z.strictObject({ incidentId, by: namedPersonSchema, reason }),
  'chain.reopened': z.strictObject({ incidentId, track: z.string().min(1).max(160), reason }),
} as const satisfies Record<string, z.ZodObject>
