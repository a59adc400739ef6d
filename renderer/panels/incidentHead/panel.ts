// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { incidentHeadSettings, type IncidentHeadSettings } from './settings.ts'

/** The main incident (主事件) and a strip of the other open ones. */
export const incidentHeadPanel = definePanel<IncidentHeadSettings>({
  id: 'incidentHead',
  titleKey: 'panels.incidentHead.title',
  settings: incidentHeadSettings,
  component: () => import('./IncidentHeadPanel.vue'),
})
