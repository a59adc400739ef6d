// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const reportListSettings = z.strictObject({
  compact: z.boolean().default(false),
  rows: z.number().int().min(1).max(20).default(4),
})

/** Settings of the panel. */
export type ReportListSettings = z.infer<typeof reportListSettings>

/** Latest calls and street reports (随身拍). */
export const reportListPanel = definePanel<ReportListSettings>({
  id: 'reportList',
  titleKey: 'panels.reportList.title',
  settings: reportListSettings,
  component: () => import('./ReportListPanel.vue'),
})
