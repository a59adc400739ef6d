// SPDX-License-Identifier: Apache-2.0
import { assumption } from '../ruleTable.ts'
import type { EmergencyPlan } from './plan.ts'

/** 大型活动踩踏: the venue's town acts first. */
export const CROWD_PLAN: EmergencyPlan = {
  id: 'crowd-crush',
  title: '大型活动踩踏专项应急预案（示例）',
  headquarters: 'social',
  subClasses: ['massGathering', 'otherSocial'],
  levels: [1, 2, 3, 4],
  sample: true,
  duties: [
    { unitId: 'hq-social', duty: '统一指挥现场处置' },
    { unitId: 'police', duty: '分流限流与现场秩序' },
    { unitId: 'health', duty: '现场救治与转运' },
    { unitId: 'traffic', duty: '疏散通道与公共交通保障' },
    { unitId: 'fire', duty: '破拆与被困人员救助', levels: [1, 2, 3] },
    { unitId: 'press', duty: '信息发布与舆情引导', levels: [1, 2, 3] },
    { unitId: 'civil-affairs', duty: '家属接待与善后', levels: [1, 2] },
  ],
  muster: [
    { postId: 'police:head' },
    { unitId: 'health' },
    { unitId: 'traffic', levels: [1, 2, 3] },
    { unitId: 'press', levels: [1, 2, 3] },
    { unitId: 'cyberspace', levels: [1, 2] },
    { postId: 'leader:deputy-4', levels: [3] },
    { postId: 'leader:district-head', levels: [1, 2] },
  ],
  needs: [
    { kind: 'team', name: '公安机动队', count: 2, unit: '支', levels: [3, 4] },
    { kind: 'team', name: '公安机动队', count: 6, unit: '支', levels: [1, 2] },
    { kind: 'team', name: '急救车组', count: 5, unit: '组', levels: [3, 4] },
    { kind: 'team', name: '急救车组', count: 20, unit: '组', levels: [1, 2] },
    { kind: 'supply', name: '隔离护栏', count: 300, unit: '米' },
  ],
  steps: [
    { id: 'stop-entry', title: '停止入场、开放全部出口', minutes: 5, unitId: 'police' },
    { id: 'first-aid', title: '现场急救点设立', minutes: 15, unitId: 'health' },
    { id: 'transport', title: '公共交通加开疏散', minutes: 30, unitId: 'traffic' },
    { id: 'hospitals', title: '接收医院床位腾空', minutes: 30, unitId: 'health', levels: [1, 2, 3] },
    { id: 'families', title: '家属接待点设立', minutes: 120, unitId: 'civil-affairs', levels: [1, 2] },
    { id: 'announce', title: '首次信息发布', minutes: 60, unitId: 'press', levels: [1, 2] },
    { id: 'suspend', title: '全区同类活动暂停', minutes: 60, unitId: 'office', levels: [1] },
  ],
  layouts: [{ layoutId: 'emergency' }],
  source: assumption('示例预案, 由本区专项预案替换'),
}
