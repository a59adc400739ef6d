// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `responseStatus`. */
export const responseStatusSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type ResponseStatusSettings = z.infer<typeof responseStatusSettings>
