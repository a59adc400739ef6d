// SPDX-License-Identifier: Apache-2.0
import { EFFECTS } from './effects.ts'
import { CHENSHAN, SHESHAN, TOLL } from './places.ts'
import type { Story } from '../story.ts'

/** National Day (国庆): scenic areas fill in turn, roads to 佘山 and the G60 jam, one site diverts visitors. */
export const NATIONAL_DAY: Story = {
  id: 'national-day',
  effects: EFFECTS,
  incidents: [
    {
      title: '辰山植物园在园人数超警戒,预约分时',
      eventClass: 'social',
      subClass: '群体性',
      grade: '0',
      place: CHENSHAN,
      address: '佘山镇辰花路(示例)',
      departments: ['文旅', '公安', '佘山镇'],
      turns: [
        { at: 330, status: '1', note: '在园约 1.7 万人,达瞬时承载 80 %' },
        { at: 420, status: '2', note: '公告分流,暂停现场售票' },
        { at: 660, status: '2', note: '在园约 2.2 万人,1 号门只出不进' },
        { at: 1020, status: '3', note: '回落至 80 % 以下,恢复入园' },
      ],
    },
    {
      title: 'G60 新桥出沪方向三车追尾',
      eventClass: 'accident',
      subClass: '交通运输',
      grade: '0',
      place: TOLL,
      address: '新桥镇 G60 新桥收费站附近',
      departments: ['交警', '救援', '120'],
      turns: [
        { at: 370, status: '1', note: '占两车道,2 人轻伤' },
        { at: 450, status: '2', note: '救援到场,借应急车道通行', grade: '4' },
        { at: 840, status: '3', note: '撤离完毕,恢复通行' },
      ],
    },
    {
      title: '佘山停车场饱和,林荫新路排队',
      eventClass: 'social',
      subClass: '其他影响社会稳定',
      grade: '9',
      place: SHESHAN,
      address: '佘山镇林荫新路(示例)',
      departments: ['交警', '佘山镇'],
      turns: [
        { at: 150, status: '1', note: 'P1、P2 已满' },
        { at: 260, status: '2', note: '启用备用停车场,接驳车 8 辆' },
        { at: 960, status: '3', note: '排队消散' },
      ],
    },
  ],
  calls: [
    { at: 352, line: '110', kind: '交通事故', text: 'G60 新桥出沪三车追尾', address: '新桥镇 G60 新桥收费站附近', unit: '高速交警(示例)', place: TOLL },
    { at: 360, line: '120', kind: '外伤', text: 'G60 追尾,两人颈部不适', address: '新桥镇 G60 新桥收费站附近', unit: '新桥镇急救分站(示例)', place: TOLL },
    { at: 610, line: '110', kind: '走失', text: '辰山植物园儿童走失', address: '佘山镇辰花路(示例)', unit: '佘山镇派出所(示例)', place: CHENSHAN },
  ],
  warnings: [],
  teams: [
    {
      kind: '03',
      townCode: '310117103',
      states: [
        [30, '1'],
        [80, '2'],
      ],
    },
    {
      kind: '02',
      townCode: '310117103',
      states: [
        [60, '1'],
        [150, '2'],
      ],
    },
    {
      kind: '10',
      townCode: '310117103',
      states: [
        [30, '1'],
        [70, '2'],
      ],
    },
    {
      kind: '02',
      townCode: '310117105',
      states: [
        [365, '1'],
        [500, '2'],
        [900, '0'],
      ],
    },
  ],
  dispatches: [
    { type: 'police', count: 3, leaveS: 40, place: CHENSHAN },
    { type: 'police', count: 2, leaveS: 372, place: TOLL },
    { type: 'ambulance', count: 1, leaveS: 372, place: TOLL },
    { type: 'road', count: 1, leaveS: 380, place: TOLL },
    { type: 'urban', count: 3, leaveS: 160, place: SHESHAN },
  ],
}
