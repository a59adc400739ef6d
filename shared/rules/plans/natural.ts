// SPDX-License-Identifier: Apache-2.0
import { assumption } from '../ruleTable.ts'
import type { EmergencyPlan } from './plan.ts'

/** 防汛防台: each level adds to the one below. */
export const FLOOD_PLAN: EmergencyPlan = {
  id: 'flood-typhoon',
  title: '防汛防台专项应急预案（示例）',
  headquarters: 'natural',
  subClasses: ['flood', 'weather'],
  levels: [1, 2, 3, 4],
  sample: true,
  duties: [
    { unitId: 'hq-natural', duty: '统一指挥防汛防台处置, 向区领导报告' },
    { unitId: 'water', duty: '河道水位、泵闸和积水点调度' },
    { unitId: 'emergency', duty: '救援力量与物资调度, 灾情汇总' },
    { unitId: 'urban-management', duty: '店招店牌与户外设施巡查' },
    { unitId: 'traffic', duty: '下立交封闭与绕行' },
    { unitId: 'construction', duty: '工地停工与人员撤离', levels: [1, 2, 3] },
    { unitId: 'civil-affairs', duty: '安置点启用与生活保障', levels: [1, 2, 3] },
    { unitId: 'press', duty: '信息发布与舆情引导', levels: [1, 2] },
  ],
  muster: [
    { postId: 'water:head' },
    { unitId: 'emergency' },
    { unitId: 'urban-management', levels: [1, 2, 3] },
    { unitId: 'police', levels: [1, 2, 3] },
    { unitId: 'construction', levels: [1, 2] },
    { unitId: 'civil-affairs', levels: [1, 2] },
    { postId: 'leader:deputy-1', levels: [3] },
    { postId: 'leader:district-head', levels: [1, 2] },
  ],
  needs: [
    { kind: 'team', name: '水务防汛抢险队', count: 1, unit: '支', levels: [4] },
    { kind: 'team', name: '水务防汛抢险队', count: 3, unit: '支', levels: [3] },
    { kind: 'team', name: '水务防汛抢险队', count: 6, unit: '支', levels: [1, 2] },
    { kind: 'supply', name: '移动排水泵车', count: 2, unit: '台', levels: [3, 4] },
    { kind: 'supply', name: '移动排水泵车', count: 6, unit: '台', levels: [1, 2] },
    { kind: 'supply', name: '编织袋', count: 5000, unit: '只' },
  ],
  steps: [
    { id: 'call-up', title: '通知成员单位到岗', minutes: 15, unitId: 'centre' },
    { id: 'patrol', title: '积水点与下立交巡查到位', minutes: 30, unitId: 'water' },
    { id: 'pre-drain', title: '河道预降与泵闸运行核查', minutes: 60, unitId: 'water' },
    { id: 'stop-work', title: '在建工地停工核查', minutes: 60, unitId: 'construction', levels: [1, 2, 3] },
    { id: 'shelters', title: '安置点开放', minutes: 90, unitId: 'civil-affairs', levels: [1, 2, 3] },
    { id: 'evacuation', title: '危险区域人员转移完成', minutes: 180, unitId: 'emergency', levels: [1, 2] },
    { id: 'stop-public', title: '停课停运停园决定下达', minutes: 60, unitId: 'office', levels: [1] },
  ],
  layouts: [
    { levels: [1, 2, 3], layoutId: 'emergency' },
    { levels: [4], layoutId: 'map' },
  ],
  source: assumption('示例预案, 由本区专项预案替换'),
}
