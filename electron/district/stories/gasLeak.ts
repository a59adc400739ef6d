// SPDX-License-Identifier: Apache-2.0
import type { Story } from './story.ts'

const SITE = { lon: 121.2243, lat: 31.0372 }

/** A third party breaks a medium-pressure gas pipe (燃气泄漏): alarm, evacuation, isolation, repair. */
export const GAS_LEAK: Story = {
  id: 'gas-leak',
  effects: [
    {
      target: 'gas.lel',
      how: 'add',
      keyframes: [
        [30, 0],
        [60, 9],
        [100, 26],
        [180, 41],
        [360, 52],
        [480, 34],
        [660, 12],
        [840, 2],
        [900, 0],
      ],
      near: { at: SITE, radiusKm: 3.5 },
    },
    {
      target: 'gas.pressure',
      how: 'add',
      keyframes: [
        [36, 0],
        [120, -0.031],
        [300, -0.052],
        [420, -0.06],
        [780, -0.055],
        [960, -0.012],
        [1080, 0],
      ],
      near: { at: SITE, radiusKm: 6 },
    },
    {
      target: 'gas.leakAlarms',
      how: 'add',
      keyframes: [
        [58, 0],
        [59, 1],
        [100, 1],
        [101, 3],
        [360, 4],
        [720, 4],
        [721, 1],
        [900, 1],
        [901, 0],
      ],
    },
    {
      target: 'gas.online',
      how: 'add',
      keyframes: [
        [300, 0],
        [301, -3],
        [1080, -3],
        [1081, 0],
      ],
    },
    {
      target: 'road.sectionIndex',
      how: 'add',
      keyframes: [
        [150, 0],
        [420, 34],
        [1020, 18],
        [1260, 0],
      ],
      near: { at: SITE, radiusKm: 4 },
    },
    {
      target: 'power.faultUsers',
      how: 'add',
      keyframes: [
        [240, 0],
        [246, 412],
        [960, 412],
        [966, 0],
      ],
    },
    {
      target: 'rate.calls',
      how: 'multiply',
      keyframes: [
        [40, 1],
        [120, 2.4],
        [600, 2],
        [1080, 1],
      ],
    },
    {
      target: 'calls.110',
      how: 'add',
      keyframes: [
        [40, 0],
        [600, 14],
        [1080, 18],
      ],
    },
    {
      target: 'calls.119',
      how: 'add',
      keyframes: [
        [40, 0],
        [120, 3],
        [600, 5],
      ],
    },
    {
      target: 'hotline.accepted',
      how: 'add',
      keyframes: [
        [90, 0],
        [600, 46],
        [1200, 71],
      ],
    },
    {
      target: 'shelter.occupied',
      how: 'set',
      keyframes: [
        [300, 0],
        [600, 0.12],
        [1200, 0.02],
      ],
    },
    {
      target: 'hospital.load',
      how: 'add',
      keyframes: [
        [300, 0],
        [600, 0.01],
      ],
    },
  ],
  incidents: [
    {
      title: '方松街道施工挖破燃气中压管,气体泄漏',
      eventClass: 'accident',
      subClass: '公共设施和设备',
      grade: '0',
      place: SITE,
      address: '方松街道新松江路(示例)',
      departments: ['供气', '消防', '公安', '方松街道'],
      turns: [
        { at: 70, status: '1', note: '燃气监测报警,现场闻到气味' },
        { at: 150, status: '2', note: '警戒 200 m,疏散 3 栋 186 人' },
        { at: 300, status: '2', note: '1 名施工人员轻伤送医,关阀 2 处', grade: '4' },
        { at: 480, status: '2', note: '泄漏点封堵,浓度下降' },
        { at: 780, status: '2', note: '管段焊接,置换检测', title: '方松街道燃气管泄漏已封堵,抢修中' },
        { at: 1080, status: '3', note: '恢复供气,居民返家' },
      ],
    },
    {
      title: '新松江路临时交通管制',
      eventClass: 'social',
      subClass: '其他影响社会稳定',
      grade: '9',
      place: { lon: 121.2271, lat: 31.0358 },
      address: '方松街道新松江路(示例)',
      departments: ['交警'],
      turns: [
        { at: 180, status: '1', note: '受燃气抢修影响' },
        { at: 240, status: '2', note: '绕行广富林路' },
        { at: 1140, status: '3', note: '恢复通行' },
      ],
    },
  ],
  calls: [
    {
      at: 48,
      line: '110',
      kind: '异味',
      text: '新松江路工地挖到燃气管,味道很大',
      address: '方松街道新松江路(示例)',
      unit: '方松街道派出所(示例)',
      place: SITE,
    },
    { at: 55, line: '119', kind: '燃气泄漏', text: '工地燃气泄漏,有嘶嘶声', address: '方松街道新松江路(示例)', unit: '方松街道消防救援站(示例)', place: SITE },
    { at: 210, line: '120', kind: '外伤', text: '施工人员手部受伤', address: '方松街道新松江路(示例)', unit: '方松街道急救分站(示例)', place: SITE },
  ],
  warnings: [],
  teams: [
    {
      kind: '01',
      townCode: '310117003',
      states: [
        [75, '1'],
        [180, '2'],
        [1140, '0'],
      ],
    },
    {
      kind: '06',
      townCode: '310117003',
      states: [
        [80, '1'],
        [230, '2'],
        [1200, '0'],
      ],
    },
    {
      kind: '03',
      townCode: '310117003',
      states: [
        [75, '1'],
        [140, '2'],
        [1140, '0'],
      ],
    },
    {
      kind: '02',
      townCode: '310117003',
      states: [
        [215, '1'],
        [300, '2'],
        [700, '0'],
      ],
    },
    {
      kind: '06',
      townCode: '310117001',
      states: [
        [120, '1'],
        [330, '2'],
        [1200, '0'],
      ],
    },
    {
      kind: '10',
      townCode: '310117003',
      states: [
        [150, '1'],
        [240, '2'],
        [1140, '0'],
      ],
    },
  ],
  dispatches: [
    { type: 'gas', count: 3, leaveS: 80, place: SITE },
    { type: 'fire', count: 2, leaveS: 75, place: SITE },
    { type: 'police', count: 3, leaveS: 75, place: SITE },
    { type: 'ambulance', count: 1, leaveS: 215, place: SITE },
  ],
}
