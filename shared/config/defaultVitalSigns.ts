// SPDX-License-Identifier: Apache-2.0
import type { VitalSignDefinition } from './hall.ts'

/** The eight vital-sign tiles (水电气桥涝空轨路) in force while hall.yaml names none. */
export const DEFAULT_VITAL_SIGNS: VitalSignDefinition[] = [
  {
    id: 'water',
    glyph: { zh: '水', en: 'W' },
    title: { zh: '供水', en: 'Water supply' },
    indicator: 'water.pressure',
    isKey: true,
    subs: [
      { indicator: 'water.cl', label: { zh: '末梢余氯', en: 'Chlorine' } },
      { indicator: 'water.turbidity', label: { zh: '浊度', en: 'Turbidity' } },
    ],
    chart: { series: 'water.pressure', kind: 'line', thresholdOf: 'water.pressure', min: 0.14, max: 0.3 },
  },
  {
    id: 'power',
    glyph: { zh: '电', en: 'E' },
    title: { zh: '电网负荷', en: 'Grid load' },
    indicator: 'power.load',
    isKey: true,
    subs: [
      { indicator: 'power.faultUsers', label: { zh: '停电', en: 'Outage' } },
      { indicator: 'power.loadRate', label: { zh: '负载率', en: 'Load rate' } },
    ],
    chart: { series: 'power.load', kind: 'line', thresholdOf: 'power.load', min: 1200, max: 2330 },
  },
  {
    id: 'gas',
    glyph: { zh: '气', en: 'G' },
    title: { zh: '燃气', en: 'Gas' },
    indicator: 'gas.pressure',
    isKey: true,
    subs: [
      { indicator: 'gas.leakAlarms', label: { zh: '泄漏报警', en: 'Leak alarms' } },
      { indicator: 'gas.online', label: { zh: '在线', en: 'Online' } },
    ],
    chart: { series: 'gas.pressure', kind: 'line', thresholdOf: 'gas.pressure', min: 0.157, max: 0.2 },
  },
  {
    id: 'bridge',
    glyph: { zh: '桥', en: 'B' },
    title: { zh: '重点桥梁 · 松浦大桥', en: 'Songpu bridge' },
    indicator: 'bridge.deflection',
    isKey: false,
    suffix: { zh: '挠度', en: 'deflection' },
    subs: [
      { indicator: 'bridge.vibration', label: { zh: '振动', en: 'Vibration' } },
      { indicator: 'bridge.monitored', label: { zh: '监测', en: 'Monitored' } },
    ],
    chart: { series: 'bridge.deflection', kind: 'line', thresholdOf: 'bridge.deflection', min: 8, max: 28 },
  },
  {
    id: 'ponding',
    glyph: { zh: '涝', en: 'F' },
    title: { zh: '积水 · 河道', en: 'Ponding · rivers' },
    indicator: 'road.pondSites',
    isKey: true,
    suffix: { zh: '积水', en: 'ponding' },
    subs: [
      { indicator: 'river.level', label: { zh: '米市渡', en: 'Mishidu' } },
      { indicator: 'road.pondMax', label: { zh: '最深', en: 'Deepest' } },
    ],
    chart: { series: 'river.level', kind: 'line', thresholdOf: 'river.level', min: 1.6, max: 3.65 },
  },
  {
    id: 'air',
    glyph: { zh: '空', en: 'A' },
    title: { zh: '环境空气', en: 'Air' },
    indicator: 'air.aqi',
    isKey: false,
    subs: [
      { indicator: 'air.pm25', label: { zh: 'PM2.5', en: 'PM2.5' } },
      { indicator: 'air.o3', label: { zh: '臭氧', en: 'Ozone' } },
    ],
    chart: { series: 'air.aqi', kind: 'bar', min: 0 },
  },
  {
    id: 'metro',
    glyph: { zh: '轨', en: 'M' },
    title: { zh: '9 号线松江段客流', en: 'Metro line 9' },
    indicator: 'metro.passengers',
    isKey: false,
    subs: [
      { indicator: 'metro.sectionLoad', label: { zh: '断面满载', en: 'Section load' } },
      { indicator: 'metro.punctuality', label: { zh: '准点', en: 'Punctual' } },
    ],
    chart: { series: 'metro.flow', kind: 'line', min: 0 },
  },
  {
    id: 'road',
    glyph: { zh: '路', en: 'R' },
    title: { zh: 'G60 松江段', en: 'G60 expressway' },
    indicator: 'road.index',
    isKey: false,
    suffix: { zh: '拥堵', en: 'congestion' },
    subs: [
      { indicator: 'road.speed', label: { zh: '均速', en: 'Speed' } },
      { indicator: 'road.accidents', label: { zh: '事故', en: 'Accidents' } },
    ],
    chart: { series: 'road.index', kind: 'line', thresholdOf: 'road.index', min: 8, max: 78 },
  },
]
