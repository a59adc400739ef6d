// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { hotlineSettings, type HotlineSettings } from './settings.ts'

/** The 12345 hotline today: four figures and the orders of each hour. */
export const hotlinePanel = definePanel<HotlineSettings>({
  id: 'hotline',
  titleKey: 'panels.hotline.title',
  settings: hotlineSettings,
  component: () => import('./HotlinePanel.vue'),
})
