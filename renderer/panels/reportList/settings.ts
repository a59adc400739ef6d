// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `reportList`. */
export const reportListSettings = z.strictObject({
  compact: z.boolean().default(false),
  rows: z.number().int().min(1).max(20).default(4),
})

/** Settings of the panel. */
export type ReportListSettings = z.infer<typeof reportListSettings>
