// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `warningStrip`. */
export const warningStripSettings = z.strictObject({
  compact: z.boolean().default(false),
  /** As many as fit below each other, with sender and time, instead of the gravest ones in a strip. */
  list: z.boolean().default(false),
})

/** Settings of the panel. */
export type WarningStripSettings = z.infer<typeof warningStripSettings>
