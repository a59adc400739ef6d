// SPDX-License-Identifier: Apache-2.0
import type { HallConfig, IndicatorDefinition } from './hall.ts'

type Sketch = Omit<IndicatorDefinition, 'sourceTitle'>

const WATER = { zh: '供水 SCADA', en: 'Water SCADA' }
const GRID = { zh: '国网松江 · 调度', en: 'Grid dispatch' }
const GAS = { zh: '燃气 SCADA', en: 'Gas SCADA' }
const BRIDGE = { zh: '桥梁健康监测', en: 'Bridge monitoring' }
const RIVER = { zh: '水务局', en: 'Water bureau' }
const AIR = { zh: '生态环境局', en: 'Environment bureau' }
const METRO = { zh: '申通地铁', en: 'Shentong Metro' }
const ROAD = { zh: '交警 · 路网中心', en: 'Traffic police · road network' }

const last = (sensorId: string) => ({ sensorId, statistic: 'last' as const })
const mean = (kind: string) => ({ kind, statistic: 'mean' as const })
const max = (kind: string) => ({ kind, statistic: 'max' as const })

// Basis: A read in a source, B well known, C working assumption to confirm with the customer.
const WATER_SIGNS: readonly Sketch[] = [
  {
    id: 'water.pressure',
    title: { zh: '供水末梢压力', en: 'Mains pressure' },
    unit: 'MPa',
    decimals: 3,
    periodS: 2,
    from: mean('water.pressure'),
    thresholds: { direction: 'below', watch: 0.16, warn: 0.14, alarm: 0.1, basis: 'A 0.14 城镇供水服务标准; 0.16, 0.10 C' },
  },
  {
    id: 'water.cl',
    title: { zh: '末梢余氯', en: 'Free chlorine' },
    unit: 'mg/L',
    decimals: 2,
    periodS: 2,
    from: mean('water.cl'),
    thresholds: { direction: 'below', watch: 0.05, basis: 'B GB 5749-2022' },
  },
  {
    id: 'water.turbidity',
    title: { zh: '浊度', en: 'Turbidity' },
    unit: 'NTU',
    decimals: 2,
    periodS: 2,
    from: mean('water.turbidity'),
    thresholds: { direction: 'above', watch: 0.5, warn: 1, basis: 'B GB 5749-2022 ≤ 1; 0.5 C' },
  },
]

const GRID_SIGNS: readonly Sketch[] = [
  {
    id: 'power.load',
    title: { zh: '电网负荷', en: 'Grid load' },
    unit: 'MW',
    decimals: 0,
    periodS: 2,
    from: last('power-load'),
    thresholds: { direction: 'above', warn: 2180, basis: 'C' },
  },
  {
    id: 'power.faultUsers',
    title: { zh: '停电户数', en: 'Users without power' },
    unit: '户',
    decimals: 0,
    periodS: 2,
    from: last('power-faultUsers'),
    thresholds: { direction: 'above', watch: 500, warn: 2000, alarm: 10_000, basis: 'C' },
  },
  {
    id: 'power.loadRate',
    title: { zh: '负载率', en: 'Load rate' },
    unit: '%',
    decimals: 1,
    periodS: 2,
    from: last('power-loadRate'),
    thresholds: { direction: 'above', watch: 80, warn: 90, alarm: 95, basis: 'C' },
  },
]

const GAS_SIGNS: readonly Sketch[] = [
  {
    id: 'gas.pressure',
    title: { zh: '燃气中压', en: 'Gas pressure' },
    unit: 'MPa',
    decimals: 3,
    periodS: 2,
    from: mean('gas.pressure'),
    thresholds: { direction: 'below', watch: 0.165, basis: 'C −15 % of the set pressure' },
  },
  {
    id: 'gas.leakAlarms',
    title: { zh: '泄漏报警', en: 'Leak alarms' },
    unit: '起',
    decimals: 0,
    periodS: 2,
    from: last('gas-leakAlarms'),
    thresholds: { direction: 'above', watch: 1, warn: 3, basis: 'C' },
  },
  { id: 'gas.online', title: { zh: '在线监测点', en: 'Devices online' }, unit: '点', decimals: 0, periodS: 2, from: last('gas-online') },
  { id: 'gas.devices', title: { zh: '监测点总数', en: 'Devices' }, unit: '点', decimals: 0, periodS: 2, from: last('gas-devices') },
  {
    id: 'gas.lel',
    title: { zh: '地下空间甲烷', en: 'Underground methane' },
    unit: '%LEL',
    decimals: 1,
    periodS: 2,
    from: max('gas.lel'),
    thresholds: { direction: 'above', watch: 5, warn: 20, alarm: 50, basis: 'A 20 管廊; 50 B GB/T 50493; 5 C' },
  },
]

const BRIDGE_SIGNS: readonly Sketch[] = [
  {
    id: 'bridge.deflection',
    title: { zh: '松浦大桥挠度', en: 'Songpu bridge deflection' },
    unit: 'mm',
    decimals: 1,
    periodS: 2,
    from: last('bridge-deflection-01'),
    thresholds: { direction: 'above', warn: 20.8, alarm: 26, basis: 'B/C GB 50982, JT/T 1037-2022: 80 % and 100 % of a design limit of 26 mm' },
  },
  {
    id: 'bridge.vibration',
    title: { zh: '松浦大桥振动', en: 'Songpu bridge vibration' },
    unit: 'g',
    decimals: 2,
    periodS: 2,
    from: last('bridge-vibration-01'),
  },
  { id: 'bridge.monitored', title: { zh: '在测桥梁', en: 'Bridges monitored' }, unit: '座', decimals: 0, periodS: 2, from: last('bridge-monitored') },
]

const RIVER_SIGNS: readonly Sketch[] = [
  {
    id: 'road.pondSites',
    title: { zh: '下穿积水', en: 'Ponding underpasses' },
    unit: '处',
    decimals: 0,
    periodS: 2,
    from: { kind: 'road.pond', statistic: 'countAbove', above: 5 },
    thresholds: { direction: 'above', watch: 1, warn: 3, basis: 'C' },
  },
  {
    id: 'road.pondMax',
    title: { zh: '最深积水', en: 'Deepest ponding' },
    unit: 'cm',
    decimals: 0,
    periodS: 2,
    from: max('road.pond'),
    thresholds: { direction: 'above', watch: 5, warn: 15, alarm: 25, basis: 'A 25 封交; 5, 15 C' },
  },
  {
    id: 'river.level',
    title: { zh: '米市渡水位', en: 'Mishidu water level' },
    unit: 'm',
    decimals: 2,
    periodS: 2,
    from: last('river-level-01'),
    thresholds: { direction: 'above', watch: 3.3, warn: 3.5, alarm: 3.8, basis: 'A 3.50 警戒; others C' },
  },
  {
    id: 'rain.1h',
    title: { zh: '1 小时雨量', en: 'Rain in one hour' },
    unit: 'mm',
    decimals: 1,
    periodS: 2,
    from: max('rain.1h'),
    thresholds: { direction: 'above', watch: 20, warn: 35, alarm: 50, basis: 'C' },
  },
]

const AIR_SIGNS: readonly Sketch[] = [
  {
    id: 'air.aqi',
    title: { zh: '空气质量指数', en: 'Air quality index' },
    unit: 'AQI',
    decimals: 0,
    periodS: 2,
    from: mean('air.aqi'),
    thresholds: { direction: 'above', watch: 101, warn: 151, alarm: 201, basis: 'B HJ 633' },
  },
  {
    id: 'air.pm25',
    title: { zh: 'PM2.5', en: 'PM2.5' },
    unit: 'µg/m³',
    decimals: 0,
    periodS: 2,
    from: mean('air.pm25'),
    thresholds: { direction: 'above', watch: 75, warn: 115, alarm: 150, basis: 'B HJ 633' },
  },
  { id: 'air.o3', title: { zh: '臭氧', en: 'Ozone' }, unit: 'µg/m³', decimals: 0, periodS: 2, from: mean('air.o3') },
]

const METRO_SIGNS: readonly Sketch[] = [
  {
    id: 'metro.passengers',
    title: { zh: '9 号线今日客流', en: 'Line 9 passengers today' },
    unit: '万人次',
    decimals: 1,
    periodS: 2,
    from: last('metro-passengers'),
  },
  {
    id: 'metro.sectionLoad',
    title: { zh: '断面满载率', en: 'Section load' },
    unit: '%',
    decimals: 0,
    periodS: 2,
    from: last('metro-sectionLoad'),
    thresholds: { direction: 'above', watch: 100, warn: 120, basis: 'C' },
  },
  {
    id: 'metro.punctuality',
    title: { zh: '准点率', en: 'Punctuality' },
    unit: '%',
    decimals: 1,
    periodS: 2,
    from: last('metro-punctuality'),
    thresholds: { direction: 'below', watch: 98, basis: 'C' },
  },
]

const ROAD_SIGNS: readonly Sketch[] = [
  {
    id: 'road.index',
    title: { zh: 'G60 松江段交通指数', en: 'G60 congestion index' },
    unit: '指数',
    decimals: 1,
    periodS: 2,
    from: last('road-index'),
    thresholds: { direction: 'above', watch: 50, warn: 70, basis: 'C' },
  },
  { id: 'road.speed', title: { zh: '均速', en: 'Mean speed' }, unit: 'km/h', decimals: 0, periodS: 2, from: last('road-speed') },
  { id: 'road.accidents', title: { zh: '事故', en: 'Accidents' }, unit: '起', decimals: 0, periodS: 2, from: last('road-accidents') },
]

/** Indicators in force while hall.yaml names none. Every threshold has its one home: here, or in hall.yaml. */
export const DEFAULT_INDICATORS: NonNullable<HallConfig['indicators']> = (
  [
    [WATER_SIGNS, WATER],
    [GRID_SIGNS, GRID],
    [GAS_SIGNS, GAS],
    [BRIDGE_SIGNS, BRIDGE],
    [RIVER_SIGNS, RIVER],
    [AIR_SIGNS, AIR],
    [METRO_SIGNS, METRO],
    [ROAD_SIGNS, ROAD],
  ] as const
).flatMap(([sketches, sourceTitle]) => sketches.map((sketch) => ({ ...sketch, sourceTitle })))

export { DEFAULT_VITAL_SIGNS } from './defaultVitalSigns.ts'
