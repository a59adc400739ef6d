// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const incidentHeadSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type IncidentHeadSettings = z.infer<typeof incidentHeadSettings>

/** The main incident (主事件) and a strip of the other open ones. */
export const incidentHeadPanel = definePanel<IncidentHeadSettings>({
  id: 'incidentHead',
  titleKey: 'panels.incidentHead.title',
  settings: incidentHeadSettings,
  component: () => import('./IncidentHeadPanel.vue'),
})
