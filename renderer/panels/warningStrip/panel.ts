// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const warningStripSettings = z.strictObject({
  compact: z.boolean().default(false),
  /** As many as fit below each other, with sender and time, instead of the gravest ones in a strip. */
  list: z.boolean().default(false),
})

/** Settings of the panel. */
export type WarningStripSettings = z.infer<typeof warningStripSettings>

/** Official warnings in force (预警): shape, colour word, sender, time. */
export const warningStripPanel = definePanel<WarningStripSettings>({
  id: 'warningStrip',
  titleKey: 'panels.warningStrip.title',
  settings: warningStripSettings,
  component: () => import('./WarningStripPanel.vue'),
})
