// SPDX-License-Identifier: Apache-2.0
import { NORTH } from './places.ts'
import type { WarningStep } from '../story.ts'

/** Warnings of the storm, each with its chain. */
export const WARNINGS: readonly WarningStep[] = [
  warning(
    { chain: 'typhoon', at: -10_800, type: 'Alert', code: '11B01', warningType: '台风', colour: 'yellow', sender: 'city', towns: [] },
    '受台风外围影响,24 小时内本市将有 8 至 9 级阵风并伴有强降水。',
  ),
  warning(
    { chain: 'rain', at: 30, type: 'Alert', code: '11B03', warningType: '暴雨', colour: 'yellow', sender: 'district', towns: NORTH },
    '预计未来 6 小时内北部街镇累计雨量可达 50 毫米以上。',
  ),
  warning(
    { chain: 'lightning', at: 60, type: 'Alert', code: '11B14', warningType: '雷电', colour: 'yellow', sender: 'district', towns: [] },
    '未来 6 小时内本区有雷电活动,局地伴有短时强降水。',
  ),
  warning(
    { chain: 'rain', at: 240, type: 'Update', code: '11B03', warningType: '暴雨', colour: 'orange', sender: 'district', towns: NORTH },
    '过去 3 小时北部街镇雨量已超 50 毫米,降水仍将持续。',
  ),
  warning(
    { chain: 'lightning', at: 1200, type: 'Cancel', code: '11B14', warningType: '雷电', colour: 'yellow', sender: 'district', towns: [] },
    '雷电活动趋于结束。',
  ),
]

function warning(head: Omit<WarningStep, 'description' | 'instruction'>, description: string): WarningStep {
  const instruction = head.type === 'Cancel' ? '预警解除,请继续关注后续信息。' : '低洼处人员注意避险,停止户外活动,注意防范积水和雷击。'
  return { ...head, description, instruction }
}
