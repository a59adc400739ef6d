// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { vitalSignsSettings, type VitalSignsSettings } from './settings.ts'

/** The vital signs of the city (体征): one tile each, in one column or several. */
export const vitalSignsPanel = definePanel<VitalSignsSettings>({
  id: 'vitalSigns',
  titleKey: 'panels.vitalSigns.title',
  settings: vitalSignsSettings,
  component: () => import('./VitalSignsPanel.vue'),
})
