// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `incidentList`. */
export const incidentListSettings = z.strictObject({
  rows: z.number().int().min(1).max(20).default(6),
  compact: z.boolean().default(false),
  /** Two lines for each incident, the title alone on the first: for narrow, high regions. */
  stacked: z.boolean().default(false),
})

/** Settings of the incident list. */
export type IncidentListSettings = z.infer<typeof incidentListSettings>
