// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const focusHeadSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type FocusHeadSettings = z.infer<typeof focusHeadSettings>

/** One sentence on the district, made by rule, with its reasons (研判依据). */
export const focusHeadPanel = definePanel<FocusHeadSettings>({
  id: 'focusHead',
  titleKey: 'panels.focusHead.title',
  settings: focusHeadSettings,
  component: () => import('./FocusHeadPanel.vue'),
})
