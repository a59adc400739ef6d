// SPDX-License-Identifier: Apache-2.0
import { OUTAGE, SITE } from './places.ts'
import type { ScriptedCall, ScriptedIncident } from '../story.ts'

/** Incidents of the storm. */
export const INCIDENTS: readonly ScriptedIncident[] = [
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

/** Calls of the plot. */
export const CALLS: readonly ScriptedCall[] = [
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
