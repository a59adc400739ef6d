// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `hotline`. */
export const hotlineSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type HotlineSettings = z.infer<typeof hotlineSettings>
