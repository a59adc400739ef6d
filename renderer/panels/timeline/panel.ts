// SPDX-License-Identifier: Apache-2.0
import { definePanel } from '../panel.ts'
import { timelineSettings, type TimelineSettings } from './settings.ts'

/** What the hall did and learnt, in order (时间线). */
export const timelinePanel = definePanel<TimelineSettings>({
  id: 'timeline',
  titleKey: 'panels.timeline.title',
  settings: timelineSettings,
  component: () => import('./TimelinePanel.vue'),
})
