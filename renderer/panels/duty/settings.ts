// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `duty`. */
export const dutySettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type DutySettings = z.infer<typeof dutySettings>
