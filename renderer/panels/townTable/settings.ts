// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `townTable`. */
export const townTableSettings = z.strictObject({
  columns: z.number().int().min(1).max(4).default(3),
})

/** Settings of the panel. */
export type TownTableSettings = z.infer<typeof townTableSettings>
