// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `focusHead`. */
export const focusHeadSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type FocusHeadSettings = z.infer<typeof focusHeadSettings>
