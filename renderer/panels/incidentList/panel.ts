// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { incidentListSettings, type IncidentListSettings } from './settings.ts'

/** Incidents of the district, worst first, then the latest; resolved ones fill the rest. */
export const incidentListPanel = definePanel<IncidentListSettings>({
  id: 'incidentList',
  titleKey: 'panels.incidentList.title',
  settings: incidentListSettings,
  component: () => import('./IncidentListPanel.vue'),
})
