// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** The rules of command in force, one section for each rule; `rules:` of hall.yaml changes them section by section. */
export const hallRulesSchema = z.strictObject({})

/** The rules of command in force. */
export type HallRules = z.infer<typeof hallRulesSchema>

/** The rules as shipped: every value with its source. */
export const DEFAULT_RULES: HallRules = hallRulesSchema.parse({})
