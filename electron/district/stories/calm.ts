// SPDX-License-Identifier: Apache-2.0
import type { Story } from './story.ts'

/** Daily life (平时): everyday incidents and calls, one blue gale warning. */
export const CALM: Story = {
  id: 'calm',
  effects: [],
  incidents: [],
  calls: [],
  warnings: [
    {
      chain: 'gale',
      at: -7800,
      type: 'Alert',
      code: '11B06',
      warningType: '大风',
      colour: 'blue',
      sender: 'district',
      description: '受冷空气影响,预计未来 24 小时内本区将出现平均风力 6 级、阵风 7 至 8 级的偏南大风。',
      instruction: '注意加固临时搭建物,高空作业人员注意安全。',
      towns: [],
    },
  ],
  teams: [],
  dispatches: [],
}
