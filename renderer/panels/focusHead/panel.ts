// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { focusHeadSettings, type FocusHeadSettings } from './settings.ts'

/** One sentence on the district, made by rule, with its reasons (研判依据). */
export const focusHeadPanel = definePanel<FocusHeadSettings>({
  id: 'focusHead',
  titleKey: 'panels.focusHead.title',
  settings: focusHeadSettings,
  component: () => import('./FocusHeadPanel.vue'),
})
