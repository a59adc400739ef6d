// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { warningStripSettings, type WarningStripSettings } from './settings.ts'

/** Official warnings in force (预警): shape, colour word, sender, time. */
export const warningStripPanel = definePanel<WarningStripSettings>({
  id: 'warningStrip',
  titleKey: 'panels.warningStrip.title',
  settings: warningStripSettings,
  component: () => import('./WarningStripPanel.vue'),
})
