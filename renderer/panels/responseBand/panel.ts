// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const responseBandSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type ResponseBandSettings = z.infer<typeof responseBandSettings>

/** Band of the emergency response in force (应急响应); neutral while there is none. */
export const responseBandPanel = definePanel<ResponseBandSettings>({
  id: 'responseBand',
  titleKey: 'panels.responseBand.title',
  settings: responseBandSettings,
  component: () => import('./ResponseBandPanel.vue'),
})
