// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const incidentListSettings = z.strictObject({
  rows: z.number().int().min(1).max(20).default(6),
  compact: z.boolean().default(false),
})

/** Settings of the incident list. */
export type IncidentListSettings = z.infer<typeof incidentListSettings>

/** Incidents of the district, worst first, then the latest; resolved ones fill the rest. */
export const incidentListPanel = definePanel<IncidentListSettings>({
  id: 'incidentList',
  titleKey: 'panels.incidentList.title',
  settings: incidentListSettings,
  component: () => import('./IncidentListPanel.vue'),
})
