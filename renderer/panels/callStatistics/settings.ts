// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** What a layout may set on the panel `callStatistics`. */
export const callStatisticsSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type CallStatisticsSettings = z.infer<typeof callStatisticsSettings>
