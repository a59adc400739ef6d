// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `timeline`. */
export const timelineSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type TimelineSettings = z.infer<typeof timelineSettings>
