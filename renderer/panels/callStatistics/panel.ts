// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const callStatisticsSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type CallStatisticsSettings = z.infer<typeof callStatisticsSettings>

/** Calls of 110, 119 and 120 today. */
export const callStatisticsPanel = definePanel<CallStatisticsSettings>({
  id: 'callStatistics',
  titleKey: 'panels.callStatistics.title',
  settings: callStatisticsSettings,
  component: () => import('./CallStatisticsPanel.vue'),
})
