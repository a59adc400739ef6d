// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const townTableSettings = z.strictObject({
  columns: z.number().int().min(1).max(4).default(3),
})

/** Settings of the panel. */
export type TownTableSettings = z.infer<typeof townTableSettings>

/** Work orders of the towns (街镇), those with most overdue ones first. */
export const townTablePanel = definePanel<TownTableSettings>({
  id: 'townTable',
  titleKey: 'panels.townTable.title',
  settings: townTableSettings,
  component: () => import('./TownTablePanel.vue'),
})
