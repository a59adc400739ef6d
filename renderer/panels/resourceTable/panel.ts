// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { resourceTableSettings, type ResourceTableSettings } from './settings.ts'

/** Teams and supplies: strength or stock, distance, state. */
export const resourceTablePanel = definePanel<ResourceTableSettings>({
  id: 'resourceTable',
  titleKey: 'panels.resourceTable.title',
  settings: resourceTableSettings,
  component: () => import('./ResourceTablePanel.vue'),
})
