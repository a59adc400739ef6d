// SPDX-License-Identifier: Apache-2.0
import { assumption } from '../ruleTable.ts'
import type { EmergencyPlan } from './plan.ts'

/** 传染病疫情: limits in hours, more departments with each level. */
export const EPIDEMIC_PLAN: EmergencyPlan = {
  id: 'epidemic',
  title: '传染病疫情专项应急预案（示例）',
  headquarters: 'health',
  subClasses: ['epidemic', 'unknownDisease'],
  levels: [1, 2, 3, 4],
  sample: true,
  duties: [
    { unitId: 'hq-health', duty: '统一指挥疫情处置' },
    { unitId: 'health', duty: '流行病学调查、采样检测与救治' },
    { unitId: 'market-supervision', duty: '重点场所与冷链核查' },
    { unitId: 'data', duty: '数据比对与排查名单下发' },
    { unitId: 'police', duty: '人员轨迹协查', levels: [1, 2, 3] },
    { unitId: 'civil-affairs', duty: '生活物资与特殊人群保障', levels: [1, 2] },
    { unitId: 'press', duty: '信息发布与舆情引导', levels: [1, 2] },
  ],
  muster: [
    { postId: 'health:head' },
    { unitId: 'data' },
    { unitId: 'police', levels: [1, 2, 3] },
    { unitId: 'market-supervision', levels: [1, 2, 3] },
    { unitId: 'civil-affairs', levels: [1, 2] },
    { postId: 'leader:deputy-3', levels: [3] },
    { postId: 'leader:district-head', levels: [1, 2] },
  ],
  needs: [
    { kind: 'team', name: '流调队', count: 2, unit: '支', levels: [4] },
    { kind: 'team', name: '流调队', count: 6, unit: '支', levels: [3] },
    { kind: 'team', name: '流调队', count: 20, unit: '支', levels: [1, 2] },
    { kind: 'supply', name: '医用防护服', count: 500, unit: '套', levels: [3, 4] },
    { kind: 'supply', name: '医用防护服', count: 5000, unit: '套', levels: [1, 2] },
  ],
  steps: [
    { id: 'verify', title: '核实病例并开展流调', minutes: 120, unitId: 'health' },
    { id: 'control', title: '重点场所管控', minutes: 240, unitId: 'health' },
    { id: 'tracing', title: '接触者名单落实到街镇', minutes: 360, unitId: 'data', levels: [1, 2, 3] },
    { id: 'isolation', title: '隔离点启用', minutes: 360, unitId: 'health', levels: [1, 2] },
    { id: 'supply', title: '生活物资保障到位', minutes: 720, unitId: 'civil-affairs', levels: [1, 2] },
    { id: 'daily', title: '建立每日会商', minutes: 60, unitId: 'office', levels: [1] },
  ],
  layouts: [
    { levels: [1, 2], layoutId: 'emergency' },
    { levels: [3, 4], layoutId: 'map' },
  ],
  source: assumption('示例预案, 由本区专项预案替换'),
}
