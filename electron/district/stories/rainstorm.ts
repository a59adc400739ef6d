// SPDX-License-Identifier: Apache-2.0
import { UNDERPASS } from '../model/places.ts'
import type { Effect, ScriptedCall, ScriptedIncident, Story, TeamOrder, WarningStep } from './story.ts'

const NORTH = ['310117102', '310117107', '310117006', '310117106', '310117105', '310117103']
const SITE = { lon: UNDERPASS.lon, lat: UNDERPASS.lat }
const OUTAGE = { lon: 121.2985, lat: 31.0205 }

const EFFECTS: readonly Effect[] = [
  {
    target: 'rain.1h',
    how: 'set',
    keyframes: [
      [30, 0],
      [90, 18],
      [240, 46],
      [420, 68],
      [600, 72],
      [840, 41],
      [1200, 24],
    ],
  },
  {
    target: 'rain.1h',
    how: 'add',
    keyframes: [
      [60, 0],
      [300, 14],
      [600, 16],
      [1200, 4],
    ],
    near: { at: SITE, radiusKm: 9 },
  },
  {
    target: 'road.pond',
    how: 'add',
    keyframes: [
      [90, 0],
      [360, 21],
      [660, 26],
      [1080, 13],
      [1500, 8],
    ],
    near: { at: SITE, radiusKm: 5.5 },
  },
  {
    target: 'road-pond-01',
    how: 'set',
    keyframes: [
      [30, 0],
      [110, 6],
      [180, 16],
      [240, 27],
      [300, 35],
      [390, 49],
      [600, 62],
      [780, 62],
      [1080, 38],
      [1500, 21],
    ],
  },
  {
    target: 'river.level',
    how: 'add',
    keyframes: [
      [60, 0],
      [600, 0.55],
      [900, 0.83],
      [1500, 0.78],
    ],
  },
  {
    target: 'power.faultUsers',
    how: 'add',
    keyframes: [
      [150, 0],
      [156, 860],
      [330, 1480],
      [336, 2360],
      [780, 1220],
      [1140, 310],
      [1500, 126],
    ],
  },
  {
    target: 'power.load',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [600, 0.94],
      [1500, 0.96],
    ],
  },
  {
    target: 'power.loadRate',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [600, 0.94],
      [1500, 0.96],
    ],
  },
  {
    target: 'road.index',
    how: 'add',
    keyframes: [
      [60, 0],
      [300, 22],
      [720, 34],
      [1500, 16],
    ],
  },
  {
    target: 'road.speed',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [300, 0.66],
      [720, 0.52],
      [1500, 0.72],
    ],
  },
  {
    target: 'road.sectionIndex',
    how: 'add',
    keyframes: [
      [60, 0],
      [420, 30],
      [1500, 18],
    ],
    near: { at: SITE, radiusKm: 10 },
  },
  {
    target: 'road.accidents',
    how: 'add',
    keyframes: [
      [260, 0],
      [262, 2],
      [700, 4],
    ],
  },
  {
    target: 'metro.punctuality',
    how: 'add',
    keyframes: [
      [200, 0],
      [600, -4.5],
      [1500, -1.8],
    ],
  },
  {
    target: 'wind.gust',
    how: 'add',
    keyframes: [
      [60, 0],
      [420, 7.5],
      [1500, 4],
    ],
  },
  {
    target: 'water.turbidity',
    how: 'add',
    keyframes: [
      [300, 0],
      [1200, 0.12],
    ],
  },
  {
    target: 'lift-trapped-03',
    how: 'set',
    keyframes: [
      [330, 0],
      [331, 1],
      [860, 1],
      [861, 0],
    ],
  },
  {
    target: 'manhole-tilt-07',
    how: 'set',
    keyframes: [
      [360, 1],
      [366, 38],
      [1100, 38],
      [1106, 1],
    ],
  },
  {
    target: 'rate.calls',
    how: 'multiply',
    keyframes: [
      [30, 1],
      [180, 3],
      [300, 4],
      [900, 4],
      [1500, 2],
    ],
  },
  {
    target: 'rate.street',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [300, 1.8],
      [1500, 1.4],
    ],
  },
  {
    target: 'calls.110',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 58],
      [1500, 76],
    ],
  },
  {
    target: 'calls.119',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 9],
      [1500, 12],
    ],
  },
  {
    target: 'calls.120',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 7],
      [1500, 9],
    ],
  },
  {
    target: 'hotline.accepted',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 180],
      [1500, 264],
    ],
  },
  {
    target: 'weather.temperature',
    how: 'add',
    keyframes: [
      [30, 0],
      [600, -3.5],
    ],
  },
  {
    target: 'weather.windScale',
    how: 'add',
    keyframes: [
      [30, 0],
      [420, 2],
      [1500, 1],
    ],
  },
  {
    target: 'weather.rain1h',
    how: 'set',
    keyframes: [
      [30, 0],
      [90, 18],
      [240, 46],
      [420, 68],
      [600, 72],
      [840, 41],
      [1200, 24],
    ],
  },
  {
    target: 'weather.state',
    how: 'set',
    keyframes: [
      [0, 1],
      [30, 3],
      [150, 3],
      [180, 4],
      [840, 4],
      [900, 3],
    ],
  },
  {
    target: 'shelter.occupied',
    how: 'set',
    keyframes: [
      [420, 0],
      [1200, 0.35],
    ],
  },
  {
    target: 'hospital.load',
    how: 'add',
    keyframes: [
      [300, 0],
      [1200, 0.03],
    ],
  },
  {
    target: 'pump.running',
    how: 'set',
    keyframes: [
      [45, 0.2],
      [200, 0.7],
      [420, 1],
      [1500, 0.9],
    ],
  },
  {
    target: 'towns.open',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [900, 1.25],
    ],
  },
]

const INCIDENTS: readonly ScriptedIncident[] = [
  {
    title: '泗泾镇沪松公路下穿积水,车辆被困',
    eventClass: 'natural',
    subClass: '水旱',
    grade: '0',
    place: SITE,
    address: '泗泾镇沪松公路下穿',
    departments: ['交警', '水务', '消防'],
    turns: [
      { at: 300, status: '1', note: '110 转报:积水 35 cm,2 车 5 人被困' },
      { at: 345, status: '2', note: '双向封闭,绕行涞坊路;消防出动' },
      { at: 480, status: '2', note: '水深约 55 cm,破窗转移 3 人', grade: '4' },
      { at: 600, status: '2', note: '5 名被困人员全部获救,水深 62 cm', title: '泗泾镇沪松公路下穿积水,被困人员已获救' },
      { at: 900, status: '2', note: '3 台排水车作业,水位回落' },
      { at: 2700, status: '3', note: '积水排空,恢复通行' },
    ],
  },
  {
    title: '九亭镇小区地库进水',
    eventClass: 'natural',
    subClass: '水旱',
    grade: '0',
    place: { lon: 121.3182, lat: 31.1221 },
    address: '九亭镇沪亭路小区(示例)',
    departments: ['房管', '水务'],
    turns: [
      { at: 360, status: '1', note: '地库入口倒灌,约 20 cm' },
      { at: 450, status: '2', note: '挡水围闭,架泵 2 台' },
      { at: 2100, status: '3', note: '排空,设备间未受淹' },
    ],
  },
  {
    title: '车墩镇树倒压线,860 户停电',
    eventClass: 'natural',
    subClass: '气象',
    grade: '0',
    place: OUTAGE,
    address: '车墩镇北松公路(示例)',
    departments: ['供电', '绿化'],
    turns: [
      { at: 170, status: '1', note: '10 kV 线路跳闸' },
      { at: 280, status: '2', note: '抢修班到场,断电清障' },
      { at: 1500, status: '3', note: '恢复送电' },
    ],
  },
  {
    title: '洞泾镇路灯停电,路口信号熄灭',
    eventClass: 'accident',
    subClass: '公共设施和设备',
    grade: '0',
    place: { lon: 121.2668, lat: 31.0842 },
    address: '洞泾镇沈砖公路(示例)',
    departments: ['交警', '供电'],
    turns: [
      { at: 420, status: '1', note: '1 处路口信号失电' },
      { at: 540, status: '2', note: '人工指挥,发电车供电' },
      { at: 1320, status: '3', note: '信号恢复' },
    ],
  },
  {
    title: '泗泾镇低洼居民 212 户需转移',
    eventClass: 'natural',
    subClass: '水旱',
    grade: '0',
    place: { lon: 121.2611, lat: 31.1152 },
    address: '泗泾镇沿河片区(示例)',
    departments: ['泗泾镇', '公安', '民政'],
    turns: [
      { at: 540, status: '1', note: '泗泾塘水位逼近堤顶 30 cm' },
      { at: 630, status: '2', note: '已转移 64 户,安置点已开放' },
      { at: 1080, status: '2', note: '212 户转移完毕' },
    ],
  },
]

const CALLS: readonly ScriptedCall[] = [
  {
    at: 285,
    line: '110',
    kind: '积水被困',
    text: '沪松公路下穿积水,车子熄火,车里有人',
    address: '泗泾镇沪松公路下穿',
    unit: '交警泗泾中队(示例)',
    place: SITE,
  },
  { at: 292, line: '119', kind: '救援', text: '下穿通道两车被淹,5 人被困', address: '泗泾镇沪松公路下穿', unit: '泗泾消防救援站(示例)', place: SITE },
  { at: 318, line: '120', kind: '受凉', text: '获救人员需现场检查', address: '泗泾镇沪松公路下穿', unit: '泗泾急救分站(示例)', place: SITE },
  { at: 334, line: '119', kind: '电梯困人', text: '停电致电梯困人 1 名', address: '车墩镇高层住宅(示例)', unit: '车墩消防救援站(示例)', place: OUTAGE },
]

const WARNINGS: readonly WarningStep[] = [
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

const TEAMS: readonly TeamOrder[] = [
  {
    kind: '01',
    townCode: '310117102',
    states: [
      [310, '1'],
      [420, '2'],
    ],
  },
  {
    kind: '01',
    townCode: '310117107',
    states: [
      [345, '1'],
      [560, '2'],
    ],
  },
  {
    kind: '04',
    townCode: '310117102',
    states: [
      [200, '1'],
      [380, '2'],
    ],
  },
  {
    kind: '04',
    townCode: '310117106',
    states: [
      [345, '1'],
      [620, '2'],
    ],
  },
  {
    kind: '04',
    townCode: '310117107',
    states: [
      [400, '1'],
      [560, '2'],
    ],
  },
  {
    kind: '03',
    townCode: '310117102',
    states: [
      [300, '1'],
      [360, '2'],
    ],
  },
  {
    kind: '02',
    townCode: '310117102',
    states: [
      [320, '1'],
      [470, '2'],
      [900, '0'],
    ],
  },
  {
    kind: '10',
    townCode: '310117102',
    states: [
      [500, '1'],
      [630, '2'],
    ],
  },
  {
    kind: '05',
    townCode: '310117104',
    states: [
      [190, '1'],
      [280, '2'],
      [1500, '0'],
    ],
  },
]

/** Heavy rain in the north (暴雨): an underpass floods, people are rescued, power fails, calls quadruple. */
export const RAINSTORM: Story = {
  id: 'rainstorm',
  effects: EFFECTS,
  incidents: INCIDENTS,
  calls: CALLS,
  warnings: WARNINGS,
  teams: TEAMS,
  dispatches: [
    { type: 'fire', count: 3, leaveS: 315, place: SITE },
    { type: 'ambulance', count: 2, leaveS: 330, place: SITE },
    { type: 'police', count: 3, leaveS: 305, place: SITE },
    { type: 'drainage', count: 3, leaveS: 345, place: SITE },
    { type: 'power', count: 2, leaveS: 190, place: OUTAGE },
  ],
}

function warning(head: Omit<WarningStep, 'description' | 'instruction'>, description: string): WarningStep {
  const instruction = head.type === 'Cancel' ? '预警解除,请继续关注后续信息。' : '低洼处人员注意避险,停止户外活动,注意防范积水和雷击。'
  return { ...head, description, instruction }
}
