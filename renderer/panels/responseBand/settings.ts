// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `responseBand`. */
export const responseBandSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type ResponseBandSettings = z.infer<typeof responseBandSettings>
