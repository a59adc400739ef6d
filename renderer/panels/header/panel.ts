// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

/** Title, mode, demonstration plate, clock, weather, state of the feeds. */
export const headerPanel = definePanel({
  id: 'header',
  titleKey: 'panels.header.title',
  settings: z.strictObject({}),
  component: () => import('./HeaderPanel.vue'),
})
