// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { dutySettings, type DutySettings } from './settings.ts'

/** Who is on duty (值班) and which seats (席位) are taken. */
export const dutyPanel = definePanel<DutySettings>({
  id: 'duty',
  titleKey: 'panels.duty.title',
  settings: dutySettings,
  component: () => import('./DutyPanel.vue'),
})
