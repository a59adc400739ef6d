// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { reportListSettings, type ReportListSettings } from './settings.ts'

/** Latest calls and street reports (随身拍). */
export const reportListPanel = definePanel<ReportListSettings>({
  id: 'reportList',
  titleKey: 'panels.reportList.title',
  settings: reportListSettings,
  component: () => import('./ReportListPanel.vue'),
})
