// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { responseStatusSettings, type ResponseStatusSettings } from './settings.ts'

/** The gravest official warning beside the response in force and its approval. */
export const responseStatusPanel = definePanel<ResponseStatusSettings>({
  id: 'responseStatus',
  titleKey: 'panels.responseStatus.title',
  settings: responseStatusSettings,
  component: () => import('./ResponseStatusPanel.vue'),
})
