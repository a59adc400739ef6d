// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { incidentClassSchema, instantSchema, positionSchema } from '../../domain/index.ts'
import { namedPersonSchema } from '../duty/person.ts'

const id = z.string().min(1).max(120)

/** Kinds of clues (线索): 敏感性, 趋势性, 苗头性. */
export const CLUE_KINDS = ['sensitive', 'trend', 'sign'] as const
/** Kind of a clue. */
export type ClueKind = (typeof CLUE_KINDS)[number]

/** What a check of a clue found. */
export const CLUE_RESULTS = ['confirmed', 'refuted', 'unclear'] as const
/** What a check of a clue found. */
export type ClueResult = (typeof CLUE_RESULTS)[number]

/** What the register keeps of a clue. */
export const clueFacts = {
  kind: z.enum(CLUE_KINDS),
  source: z.string().min(1).max(200),
  content: z.string().min(1).max(2000),
  receivedAt: instantSchema,
  place: z.string().max(400).optional(),
  position: positionSchema.optional(),
  class: incidentClassSchema.optional(),
}

/** Events of the register of clues (线索). */
export const CLUE_EVENTS = {
  'clue.registered': z.strictObject({ id, ...clueFacts }),
  'clue.verified': z.strictObject({ id, by: namedPersonSchema, at: instantSchema, result: z.enum(CLUE_RESULTS), note: z.string().min(1).max(1000) }),
  'clue.converted': z.strictObject({ id, incidentId: z.string().min(1).max(300), reason: z.string().min(1).max(1000).optional() }),
  'clue.closed': z.strictObject({ id, reason: z.string().min(1).max(1000) }),
} as const satisfies Record<string, z.ZodObject>
