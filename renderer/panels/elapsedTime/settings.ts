// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `elapsedTime`. */
export const elapsedTimeSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type ElapsedTimeSettings = z.infer<typeof elapsedTimeSettings>
