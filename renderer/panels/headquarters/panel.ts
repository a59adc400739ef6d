// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { headquartersSettings, type HeadquartersSettings } from './settings.ts'

/** The four special headquarters (专项应急指挥部): level of response in force, or none. */
export const headquartersPanel = definePanel<HeadquartersSettings>({
  id: 'headquarters',
  titleKey: 'panels.headquarters.title',
  settings: headquartersSettings,
  component: () => import('./HeadquartersPanel.vue'),
})
