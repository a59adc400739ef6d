// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** `seamY` is a seam between two rows of screens, in root units of the wall: no tile lies across it. */
export const vitalSignsSettings = z.strictObject({
  columns: z.number().int().min(1).max(4).default(2),
  compact: z.boolean().default(false),
  seamY: z.number().min(0).max(60).optional(),
})

/** Settings of the vital-signs panel. */
export type VitalSignsSettings = z.infer<typeof vitalSignsSettings>
