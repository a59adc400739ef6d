// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const dutySettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type DutySettings = z.infer<typeof dutySettings>

/** Who is on duty (值班) and which seats (席位) are taken. */
export const dutyPanel = definePanel<DutySettings>({
  id: 'duty',
  titleKey: 'panels.duty.title',
  settings: dutySettings,
  component: () => import('./DutyPanel.vue'),
})
