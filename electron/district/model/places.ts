// SPDX-License-Identifier: Apache-2.0
import type { Position } from './outline.ts'

/** A named point, WGS 84; only public landmarks, rivers, stations and roads, or invented names. */
export interface NamedPlace extends Position {
  readonly name: string
}

/** The underpass of the rainstorm story. */
export const UNDERPASS: NamedPlace = { name: '沪松公路下穿', lon: 121.268, lat: 31.107 }

/** Underpasses with a name; the others are numbered per town. */
export const UNDERPASSES: readonly NamedPlace[] = [
  UNDERPASS,
  { name: '嘉松南路下穿', lon: 121.2105, lat: 31.0475 },
  { name: '薛亭路下穿(示例)', lon: 121.2905, lat: 31.0715 },
  { name: '荣乐路下穿(示例)', lon: 121.239, lat: 31.0165 },
]

/** Bridges with a monitor; the first carries the vital sign. */
export const BRIDGES: readonly NamedPlace[] = [
  { name: '松浦大桥', lon: 121.284, lat: 30.964 },
  { name: '泖港大桥(示例)', lon: 121.205, lat: 30.9485 },
  { name: '油墩港桥(示例)', lon: 121.155, lat: 31.03 },
  { name: '通波塘桥(示例)', lon: 121.2355, lat: 31.028 },
  { name: '洞泾港桥(示例)', lon: 121.279, lat: 31.0805 },
  { name: '泗泾塘桥(示例)', lon: 121.262, lat: 31.113 },
  { name: '叶榭塘桥(示例)', lon: 121.311, lat: 30.9455 },
]

/** River gauges; the first is 米市渡. */
export const GAUGES: readonly NamedPlace[] = [
  { name: '米市渡', lon: 121.222, lat: 30.965 },
  { name: '夏字圩(示例)', lon: 121.109, lat: 30.986 },
  { name: '油墩港(示例)', lon: 121.152, lat: 31.04 },
  { name: '通波塘(示例)', lon: 121.238, lat: 31.05 },
  { name: '洞泾港(示例)', lon: 121.281, lat: 31.095 },
  { name: '泗泾塘(示例)', lon: 121.265, lat: 31.114 },
  { name: '淀浦河(示例)', lon: 121.24, lat: 31.128 },
  { name: '大泖港(示例)', lon: 121.195, lat: 30.945 },
  { name: '叶榭塘(示例)', lon: 121.312, lat: 30.955 },
  { name: '紫石泾(示例)', lon: 121.264, lat: 30.955 },
  { name: '斜塘(示例)', lon: 121.12, lat: 30.975 },
  { name: '沈泾塘(示例)', lon: 121.217, lat: 31.07 },
]

/** The nine stations of metro line 9 in the district. */
export const METRO_STATIONS: readonly NamedPlace[] = [
  { name: '九亭站', lon: 121.3149, lat: 31.1392 },
  { name: '泗泾站', lon: 121.2558, lat: 31.1203 },
  { name: '佘山站', lon: 121.2253, lat: 31.1062 },
  { name: '洞泾站', lon: 121.2261, lat: 31.0866 },
  { name: '松江大学城站', lon: 121.2282, lat: 31.0561 },
  { name: '松江新城站', lon: 121.2263, lat: 31.0324 },
  { name: '松江体育中心站', lon: 121.2261, lat: 31.0181 },
  { name: '醉白池站', lon: 121.2249, lat: 31.0033 },
  { name: '上海松江站', lon: 121.2265, lat: 30.987 },
]

/** Scenic sites whose gates count visitors. */
export const SCENIC_SITES: readonly NamedPlace[] = [
  { name: '佘山国家森林公园', lon: 121.192, lat: 31.097 },
  { name: '欢乐谷', lon: 121.211, lat: 31.097 },
  { name: '广富林文化遗址', lon: 121.192, lat: 31.065 },
  { name: '影视乐园', lon: 121.296, lat: 31.018 },
  { name: '辰山植物园', lon: 121.181, lat: 31.078 },
  { name: '中央公园', lon: 121.222, lat: 31.038 },
]

/** Air quality stations (invented numbers, public areas). */
export const AIR_STATIONS: readonly NamedPlace[] = [
  { name: '方松站(示例)', lon: 121.222, lat: 31.034 },
  { name: '岳阳站(示例)', lon: 121.227, lat: 31.011 },
  { name: '佘山站(示例)', lon: 121.19, lat: 31.095 },
  { name: '九亭站(示例)', lon: 121.32, lat: 31.124 },
  { name: '车墩站(示例)', lon: 121.305, lat: 31.012 },
  { name: '泖港站(示例)', lon: 121.208, lat: 30.938 },
]

/** Named points on the G60 for road sensors and incidents. */
export const G60_POINT: NamedPlace = { name: 'G60 新桥收费站', lon: 121.318, lat: 31.061 }
