// SPDX-License-Identifier: Apache-2.0
import type { Story } from './story.ts'

const VENUE = { lon: 121.192, lat: 31.065 }
const STATION = { lon: 121.2282, lat: 31.0561 }

/** An open-air concert at 广富林 (演出活动): the crowd gathers, the metro fills, one gate is too tight, all leave. */
export const CONCERT: Story = {
  id: 'concert',
  effects: [
    {
      target: 'tourism-visitors-03',
      how: 'set',
      keyframes: [
        [30, 2600],
        [180, 9200],
        [420, 17800],
        [600, 21400],
        [780, 21600],
        [960, 14100],
        [1200, 5200],
        [1500, 1800],
      ],
    },
    {
      target: 'metro-stationFlow-05',
      how: 'add',
      keyframes: [
        [30, 0],
        [180, 5200],
        [420, 8600],
        [660, 2400],
        [840, 9800],
        [1080, 11200],
        [1500, 1500],
      ],
    },
    {
      target: 'metro-stationFlow-03',
      how: 'add',
      keyframes: [
        [30, 0],
        [420, 2400],
        [1080, 3100],
        [1500, 400],
      ],
    },
    {
      target: 'metro.sectionLoad',
      how: 'add',
      keyframes: [
        [30, 0],
        [420, 24],
        [660, 8],
        [960, 38],
        [1500, 5],
      ],
    },
    {
      target: 'metro.passengers',
      how: 'add',
      keyframes: [
        [30, 0],
        [600, 1.1],
        [1200, 2.3],
      ],
    },
    {
      target: 'road.sectionIndex',
      how: 'add',
      keyframes: [
        [60, 0],
        [420, 38],
        [660, 20],
        [1020, 44],
        [1500, 8],
      ],
      near: { at: VENUE, radiusKm: 6 },
    },
    {
      target: 'power.stationRate',
      how: 'add',
      keyframes: [
        [60, 0],
        [600, 14],
        [1200, 6],
      ],
      near: { at: VENUE, radiusKm: 4 },
    },
    {
      target: 'rate.calls',
      how: 'multiply',
      keyframes: [
        [60, 1],
        [540, 1.8],
        [1020, 2],
        [1500, 1],
      ],
    },
    {
      target: 'calls.110',
      how: 'add',
      keyframes: [
        [60, 0],
        [1020, 19],
        [1500, 23],
      ],
    },
    {
      target: 'calls.120',
      how: 'add',
      keyframes: [
        [300, 0],
        [1020, 6],
      ],
    },
    {
      target: 'hotline.accepted',
      how: 'add',
      keyframes: [
        [120, 0],
        [1200, 38],
      ],
    },
  ],
  incidents: [
    {
      title: '广富林演出入场口排队过密',
      eventClass: 'social',
      subClass: '群体性',
      grade: '0',
      place: { lon: 121.1934, lat: 31.0637 },
      address: '广富林街道广富林路(示例)',
      departments: ['公安', '文旅', '广富林街道'],
      turns: [
        { at: 240, status: '1', note: '3 号口排队约 2600 人' },
        { at: 320, status: '2', note: '增开 2 个验票口,单向导流' },
        { at: 480, status: '2', note: '密度降至 2 人/m²' },
        { at: 640, status: '3', note: '入场完毕' },
      ],
    },
    {
      title: '松江大学城站进站限流',
      eventClass: 'social',
      subClass: '其他影响社会稳定',
      grade: '0',
      place: STATION,
      address: '松江大学城站(示例)',
      departments: ['轨交', '公安', '交通'],
      turns: [
        { at: 870, status: '1', note: '站台满载,启动二级限流' },
        { at: 930, status: '2', note: '加开列车 3 列,接驳公交 12 辆' },
        { at: 1260, status: '3', note: '客流恢复,解除限流' },
      ],
    },
    {
      title: '观众中暑,3 人送医',
      eventClass: 'health',
      subClass: '其他',
      grade: '9',
      place: VENUE,
      address: '广富林文化遗址草坪(示例)',
      departments: ['120', '卫健'],
      turns: [
        { at: 500, status: '1', note: '医疗点接诊' },
        { at: 560, status: '2', note: '转运区级医院' },
        { at: 1100, status: '3', note: '均已好转' },
      ],
    },
  ],
  calls: [
    { at: 235, line: '110', kind: '人员拥挤', text: '3 号入口挤得动不了', address: '广富林街道广富林路(示例)', unit: '广富林街道派出所(示例)', place: VENUE },
    { at: 492, line: '120', kind: '中暑', text: '草坪前排观众晕倒', address: '广富林文化遗址(示例)', unit: '广富林街道急救分站(示例)', place: VENUE },
    { at: 905, line: '110', kind: '走失', text: '散场时孩子走散', address: '松江大学城站(示例)', unit: '方松街道派出所(示例)', place: STATION },
  ],
  warnings: [],
  teams: [
    {
      kind: '03',
      townCode: '310117005',
      states: [
        [30, '1'],
        [60, '2'],
        [1320, '0'],
      ],
    },
    {
      kind: '02',
      townCode: '310117005',
      states: [
        [30, '1'],
        [90, '2'],
        [1320, '0'],
      ],
    },
    {
      kind: '01',
      townCode: '310117005',
      states: [
        [60, '1'],
        [150, '2'],
        [1320, '0'],
      ],
    },
    {
      kind: '10',
      townCode: '310117005',
      states: [
        [30, '1'],
        [60, '2'],
        [1320, '0'],
      ],
    },
  ],
  dispatches: [
    { type: 'police', count: 4, leaveS: 40, place: VENUE },
    { type: 'ambulance', count: 2, leaveS: 45, place: VENUE },
    { type: 'fire', count: 1, leaveS: 60, place: VENUE },
    { type: 'police', count: 2, leaveS: 600, place: STATION },
    { type: 'urban', count: 2, leaveS: 120, place: VENUE },
  ],
}
