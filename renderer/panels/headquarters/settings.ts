// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `headquarters`. */
export const headquartersSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type HeadquartersSettings = z.infer<typeof headquartersSettings>
