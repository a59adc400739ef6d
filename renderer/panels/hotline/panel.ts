// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const hotlineSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type HotlineSettings = z.infer<typeof hotlineSettings>

/** The 12345 hotline today: four figures and the orders of each hour. */
export const hotlinePanel = definePanel<HotlineSettings>({
  id: 'hotline',
  titleKey: 'panels.hotline.title',
  settings: hotlineSettings,
  component: () => import('./HotlinePanel.vue'),
})
