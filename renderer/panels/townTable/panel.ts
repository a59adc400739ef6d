// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { townTableSettings, type TownTableSettings } from './settings.ts'

/** Work orders of the towns (街镇), those with most overdue ones first. */
export const townTablePanel = definePanel<TownTableSettings>({
  id: 'townTable',
  titleKey: 'panels.townTable.title',
  settings: townTableSettings,
  component: () => import('./TownTablePanel.vue'),
})
