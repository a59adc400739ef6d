// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `resourceTable`. */
export const resourceTableSettings = z.strictObject({
  compact: z.boolean().default(false),
  rows: z.number().int().min(1).max(40).default(12),
  /** `incident`: within radiusKm of the main incident, nearest first; `district`: all, those on the move first. */
  scope: z.enum(['incident', 'district']).default('district'),
  radiusKm: z.number().min(0.1).max(100).default(5),
})

/** Settings of the panel. */
export type ResourceTableSettings = z.infer<typeof resourceTableSettings>
