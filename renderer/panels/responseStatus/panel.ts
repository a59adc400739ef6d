// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const responseStatusSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type ResponseStatusSettings = z.infer<typeof responseStatusSettings>

/** The gravest official warning beside the response in force and its approval. */
export const responseStatusPanel = definePanel<ResponseStatusSettings>({
  id: 'responseStatus',
  titleKey: 'panels.responseStatus.title',
  settings: responseStatusSettings,
  component: () => import('./ResponseStatusPanel.vue'),
})
