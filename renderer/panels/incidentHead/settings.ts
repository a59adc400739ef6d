// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `incidentHead`. */
export const incidentHeadSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type IncidentHeadSettings = z.infer<typeof incidentHeadSettings>
