// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { WARNING_COLOURS, headquartersKeySchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { SHIPPED_COLOURS, SHIPPED_HAZARDS } from './defaults.ts'

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const ownLevel = level.nullable().optional()

const colourSchema = z.strictObject({ id: z.enum(WARNING_COLOURS), level, source: ruleSourceSchema })

const hazardSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/, 'a camelCase id of at most 41 letters and digits'),
  words: z.array(z.string().min(1).max(40)).min(1).max(20),
  headquarters: headquartersKeySchema,
  levels: z.strictObject({ red: ownLevel, orange: ownLevel, yellow: ownLevel, blue: ownLevel }).optional(),
  source: ruleSourceSchema,
})

/** Section `warningSuggestion`: which response an official warning suggests, and how long nobody may leave that unanswered. */
export const warningSuggestionSchema = z.strictObject({
  colours: rowsById(colourSchema, SHIPPED_COLOURS),
  hazards: rowsById(hazardSchema, SHIPPED_HAZARDS),
  /** Headquarters for kinds that no row names; null suggests nothing for them. */
  otherHeadquarters: headquartersKeySchema.nullable().default('natural'),
  reasonMinutes: z.number().int().min(1).max(10_080).default(30),
})

/** Which response a warning suggests. */
export type WarningSuggestionRules = z.infer<typeof warningSuggestionSchema>
