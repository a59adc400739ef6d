// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { callStatisticsSettings, type CallStatisticsSettings } from './settings.ts'

/** Calls of 110, 119 and 120 today. */
export const callStatisticsPanel = definePanel<CallStatisticsSettings>({
  id: 'callStatistics',
  titleKey: 'panels.callStatistics.title',
  settings: callStatisticsSettings,
  component: () => import('./CallStatisticsPanel.vue'),
})
