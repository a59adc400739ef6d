// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { definePanel } from '../panel.ts'

export const timelineSettings = z.strictObject({
  compact: z.boolean().default(false),
})

/** Settings of the panel. */
export type TimelineSettings = z.infer<typeof timelineSettings>

/** What the hall did and learnt, in order (时间线). */
export const timelinePanel = definePanel<TimelineSettings>({
  id: 'timeline',
  titleKey: 'panels.timeline.title',
  settings: timelineSettings,
  component: () => import('./TimelinePanel.vue'),
})
