// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { instantSchema, rankSchema } from '../../domain/index.ts'
import { REPORT_FAULTS } from '../../rules/reportFaults/schema.ts'
import { KNOWLEDGE_KINDS } from '../../rules/suspicion/schema.ts'
import { namedPersonSchema } from '../duty/person.ts'

const id = z.string().min(1).max(120)
const subjectId = z.string().min(1).max(400)

/** What somebody else knew, and when. */
export const knowledgeSchema = z.strictObject({ kind: z.enum(KNOWLEDGE_KINDS), id: subjectId, at: instantSchema, words: z.string().max(400) })
/** What somebody else knew, and when. */
export type Knowledge = z.infer<typeof knowledgeSchema>

/** What makes something look unreported. */
export const suspectSchema = z.strictObject({
  /** Permanent: the same cause is one suspicion. */
  cause: z.string().min(1).max(240),
  subject: z.strictObject({ kind: z.enum(KNOWLEDGE_KINDS), id: subjectId }),
  title: z.string().max(400),
  knownAt: instantSchema,
  limitMinutes: z.number().min(0),
  dueAt: z.number().int(),
  because: z.enum(['grade', 'casualties', 'words', 'urgentClass', 'sensitive']),
  detail: z.string().max(200),
  knownBy: z.array(knowledgeSchema).min(1).max(20),
})
/** What makes something look unreported. */
export type Suspect = z.infer<typeof suspectSchema>

/** A fault of reporting as a person determined it. */
export const determinationSchema = z.strictObject({
  fault: z.enum(REPORT_FAULTS),
  faultZh: z.string().min(1).max(20),
  by: namedPersonSchema,
  rank: rankSchema,
  basis: z.strictObject({ document: z.string().min(1).max(200), clause: z.string().min(1).max(200), facts: z.string().min(1).max(2000) }),
  at: instantSchema,
})
/** A fault of reporting as a person determined it. */
export type Determination = z.infer<typeof determinationSchema>

/** Events of suspicions (疑似未报·待核). */
export const SUSPICION_EVENTS = {
  'suspicion.raised': z.strictObject({ id, suspect: suspectSchema }),
  'suspicion.cleared': z.strictObject({ id, reason: z.string().min(1).max(1000) }),
  'suspicion.determined': z.strictObject({ id, determination: determinationSchema, reason: z.string().min(1).max(1000).optional() }),
} as const satisfies Record<string, z.ZodObject>
