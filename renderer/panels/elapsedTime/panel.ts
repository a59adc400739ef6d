// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const elapsedTimeSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type ElapsedTimeSettings = z.infer<typeof elapsedTimeSettings>

/** Time since the main incident was reported (接报至今): the focus of the emergency wall. */
export const elapsedTimePanel = definePanel<ElapsedTimeSettings>({
  id: 'elapsedTime',
  titleKey: 'panels.elapsedTime.title',
  settings: elapsedTimeSettings,
  component: () => import('./ElapsedTimePanel.vue'),
})
