// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const headquartersSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type HeadquartersSettings = z.infer<typeof headquartersSettings>

/** The four special headquarters (专项应急指挥部): level of response in force, or none. */
export const headquartersPanel = definePanel<HeadquartersSettings>({
  id: 'headquarters',
  titleKey: 'panels.headquarters.title',
  settings: headquartersSettings,
  component: () => import('./HeadquartersPanel.vue'),
})
