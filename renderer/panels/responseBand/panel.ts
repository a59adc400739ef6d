// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { responseBandSettings, type ResponseBandSettings } from './settings.ts'

/** Band of the emergency response in force (应急响应); neutral while there is none. */
export const responseBandPanel = definePanel<ResponseBandSettings>({
  id: 'responseBand',
  titleKey: 'panels.responseBand.title',
  settings: responseBandSettings,
  component: () => import('./ResponseBandPanel.vue'),
})
