// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { elapsedTimeSettings, type ElapsedTimeSettings } from './settings.ts'

/** Time since the main incident was reported (接报至今): the focus of the emergency wall. */
export const elapsedTimePanel = definePanel<ElapsedTimeSettings>({
  id: 'elapsedTime',
  titleKey: 'panels.elapsedTime.title',
  settings: elapsedTimeSettings,
  component: () => import('./ElapsedTimePanel.vue'),
})
