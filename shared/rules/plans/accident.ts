// SPDX-License-Identifier: Apache-2.0
import { assumption } from '../ruleTable.ts'
import type { EmergencyPlan } from './plan.ts'

/** 燃气泄漏: short limits from the first minute. */
export const GAS_PLAN: EmergencyPlan = {
  id: 'gas-leak',
  title: '燃气泄漏专项应急预案（示例）',
  headquarters: 'accident',
  subClasses: ['gasSupply'],
  levels: [1, 2, 3, 4],
  sample: true,
  duties: [
    { unitId: 'hq-accident', duty: '统一指挥燃气泄漏处置' },
    { unitId: 'gas-supply', duty: '关阀、检测与抢修' },
    { unitId: 'fire', duty: '警戒稀释与人员搜救' },
    { unitId: 'police', duty: '警戒区管控与疏散' },
    { unitId: 'traffic', duty: '周边道路交通组织' },
    { unitId: 'health', duty: '伤员救治', levels: [1, 2, 3] },
    { unitId: 'power-supply', duty: '警戒区断电', levels: [1, 2, 3] },
    { unitId: 'civil-affairs', duty: '疏散居民安置', levels: [1, 2] },
  ],
  muster: [
    { unitId: 'gas-supply' },
    { unitId: 'fire' },
    { postId: 'emergency:head', levels: [4] },
    { unitId: 'police', levels: [1, 2, 3] },
    { unitId: 'health', levels: [1, 2, 3] },
    { unitId: 'press', levels: [1, 2] },
    { postId: 'leader:deputy-2', levels: [3] },
    { postId: 'leader:district-head', levels: [1, 2] },
  ],
  needs: [
    { kind: 'team', name: '燃气抢修队', count: 1, unit: '支', levels: [3, 4] },
    { kind: 'team', name: '燃气抢修队', count: 3, unit: '支', levels: [1, 2] },
    { kind: 'team', name: '消防救援站', count: 1, unit: '支', levels: [3, 4] },
    { kind: 'team', name: '消防救援站', count: 4, unit: '支', levels: [1, 2] },
    { kind: 'supply', name: '可燃气体检测仪', count: 10, unit: '台' },
  ],
  steps: [
    { id: 'close-valve', title: '上游阀门关闭', minutes: 15, unitId: 'gas-supply' },
    { id: 'cordon', title: '警戒区设立与火源管控', minutes: 15, unitId: 'police' },
    { id: 'detect', title: '周边地下空间浓度检测', minutes: 30, unitId: 'gas-supply' },
    { id: 'evacuate', title: '警戒区人员疏散', minutes: 30, unitId: 'police', levels: [1, 2, 3] },
    { id: 'power-off', title: '警戒区断电', minutes: 30, unitId: 'power-supply', levels: [1, 2, 3] },
    { id: 'announce', title: '首次信息发布', minutes: 60, unitId: 'press', levels: [1, 2] },
    { id: 'city-support', title: '请求市级力量支援', minutes: 30, unitId: 'office', levels: [1] },
  ],
  layouts: [{ layoutId: 'emergency' }],
  source: assumption('示例预案, 由本区专项预案替换'),
}
