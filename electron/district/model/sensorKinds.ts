// SPDX-License-Identifier: Apache-2.0
import type { DayShape } from './dayShape.ts'

/** How a kind of sensor behaves on an ordinary day. */
export interface SensorKind {
  readonly kind: string
  readonly label: string
  readonly unit: string
  readonly owner: string
  readonly count: number
  readonly decimals: number
  readonly base: number
  /** Largest lasting difference between sensors of the kind. */
  readonly spread: number
  readonly shape: DayShape
  readonly shapeAmplitude: number
  readonly noiseAmplitude: number
  readonly noiseSeconds: number
  readonly range: readonly [low: number, high: number]
}

type Row = readonly [
  kind: string,
  label: string,
  unit: string,
  owner: string,
  count: number,
  decimals: number,
  base: number,
  spread: number,
  shape: DayShape,
  shapeAmplitude: number,
  noiseAmplitude: number,
  noiseSeconds: number,
  low: number,
  high: number,
]

const ROWS: readonly Row[] = [
  ['water.pressure', '供水末梢压力', 'MPa', '供水', 26, 3, 0.276, 0.014, 'demand', -0.016, 0.006, 420, 0, 0.6],
  ['water.cl', '末梢余氯', 'mg/L', '供水', 13, 2, 0.62, 0.08, 'sun', -0.04, 0.04, 1800, 0, 2],
  ['water.turbidity', '浊度', 'NTU', '供水', 13, 2, 0.11, 0.03, 'none', 0, 0.02, 1500, 0, 5],
  ['power.load', '电网负荷', 'MW', '供电', 1, 0, 1390, 0, 'demand', 620, 24, 600, 0, 4000],
  ['power.faultUsers', '停电户数', '户', '供电', 1, 0, 0, 0, 'none', 0, 0, 600, 0, 60000],
  ['power.loadRate', '负载率', '%', '供电', 1, 1, 53, 0, 'demand', 24, 0.9, 600, 0, 110],
  ['power.stationRate', '变电站负载率', '%', '供电', 18, 1, 48, 9, 'demand', 26, 2, 700, 0, 120],
  ['gas.pressure', '中压管网压力', 'MPa', '供气', 24, 3, 0.191, 0.004, 'demand', -0.006, 0.003, 500, 0, 0.4],
  ['gas.lel', '地下空间甲烷', '%LEL', '供气', 40, 1, 0.4, 0.3, 'none', 0, 0.4, 900, 0, 100],
  ['gas.leakAlarms', '燃气泄漏报警', '起', '供气', 1, 0, 0, 0, 'none', 0, 0, 600, 0, 99],
  ['gas.online', '燃气在线监测点', '点', '供气', 1, 0, 412, 0, 'none', 0, 0, 600, 0, 412],
  ['gas.devices', '燃气监测点总数', '点', '供气', 1, 0, 412, 0, 'none', 0, 0, 600, 412, 412],
  ['bridge.deflection', '主梁挠度', 'mm', '桥梁监测', 7, 1, 15.2, 2.5, 'traffic', 3.2, 1.5, 45, 0, 60],
  ['bridge.vibration', '振动', 'g', '桥梁监测', 7, 3, 0.06, 0.012, 'traffic', 0.03, 0.012, 12, 0, 1],
  ['bridge.monitored', '在测桥梁', '座', '桥梁监测', 1, 0, 31, 0, 'none', 0, 0, 600, 31, 31],
  ['road.pond', '下穿积水深', 'cm', '水务', 36, 1, 0, 0, 'none', 0, 0, 600, 0, 150],
  ['river.level', '河道水位', 'm', '水务', 12, 2, 2.32, 0.16, 'tide', 0.3, 0.03, 900, 0.5, 5],
  ['rain.1h', '小时雨量', 'mm', '气象', 24, 1, 0, 0, 'none', 0, 0, 600, 0, 150],
  ['air.aqi', '空气质量指数', '', '生态环境', 6, 0, 46, 5, 'traffic', 14, 6, 5400, 10, 300],
  ['air.pm25', 'PM2.5', 'µg/m³', '生态环境', 6, 0, 25, 4, 'traffic', 8, 4, 5400, 3, 250],
  ['air.o3', '臭氧', 'µg/m³', '生态环境', 6, 0, 52, 6, 'sun', 58, 7, 5400, 5, 300],
  ['metro.passengers', '9号线今日客流', '万人次', '轨交', 1, 2, 0, 0, 'none', 0, 0, 600, 0, 200],
  ['metro.sectionLoad', '9号线断面满载率', '%', '轨交', 1, 0, 4, 0, 'ride', 84, 3, 300, 0, 140],
  ['metro.punctuality', '9号线准点率', '%', '轨交', 1, 1, 99.6, 0, 'none', 0, 0.3, 1800, 60, 100],
  ['metro.stationFlow', '9号线进出站', '人/h', '轨交', 9, 0, 60, 40, 'ride', 5200, 60, 240, 0, 60000],
  ['road.index', 'G60松江段交通指数', '', '交警', 1, 1, 16, 0, 'traffic', 42, 5, 420, 0, 100],
  ['road.speed', 'G60松江段均速', 'km/h', '交警', 1, 0, 88, 0, 'traffic', -42, 4, 420, 3, 120],
  ['road.accidents', 'G60松江段事故', '起', '交警', 1, 0, 0, 0, 'none', 0, 0, 600, 0, 30],
  ['road.sectionIndex', '路段交通指数', '', '交警', 24, 1, 14, 8, 'traffic', 38, 6, 360, 0, 100],
  ['wind.gust', '阵风', 'm/s', '气象', 6, 1, 10.5, 1.5, 'sun', 3, 2.5, 90, 0, 60],
  ['air.temperature', '气温', '℃', '气象', 18, 1, 19.5, 0.6, 'sun', 6.5, 0.4, 1800, -15, 45],
  ['tourism.visitors', '在园人数', '人', '文旅', 6, 0, 60, 30, 'visit', 3600, 90, 600, 0, 80000],
  ['manhole.tilt', '井盖倾角', '°', '城管', 50, 1, 0.6, 0.4, 'none', 0, 0.15, 1200, 0, 90],
  ['fire.smoke', '独立烟感', '%obs/m', '消防', 50, 2, 0.25, 0.15, 'none', 0, 0.1, 900, 0, 30],
  ['lift.trapped', '电梯困人', '起', '市场监管', 20, 0, 0, 0, 'none', 0, 0, 600, 0, 5],
]

/** Every kind of sensor of the district. */
export const SENSOR_KINDS: readonly SensorKind[] = ROWS.map((row) => ({
  kind: row[0],
  label: row[1],
  unit: row[2],
  owner: row[3],
  count: row[4],
  decimals: row[5],
  base: row[6],
  spread: row[7],
  shape: row[8],
  shapeAmplitude: row[9],
  noiseAmplitude: row[10],
  noiseSeconds: row[11],
  range: [row[12], row[13]],
}))
