// SPDX-License-Identifier: Apache-2.0
import { LAYOUT_VERSION, type Layout, type LayoutVariant, type Region } from './layout.ts'

type Box = readonly [id: string, panel: string, x: number, y: number, width: number, height: number, settings?: Region['settings']]

function variant(grid: Omit<LayoutVariant, 'regions'>, boxes: readonly Box[]): LayoutVariant {
  return { ...grid, regions: boxes.map(([id, panel, x, y, width, height, settings = {}]) => ({ id, panel, x, y, width, height, settings })) }
}

// 3×2 of 16:9 screens: 160 × 60 units, seams at x = 53.33, 106.67 and y = 30; nothing but map may cross a seam.
const WIDE = 160
const SINGLE = 106.667
// 2×1 of 16:9 screens: one seam, at x = 106.667.
const PAIR = 213.333
const ONE_SCREEN = { columns: 1, rows: 1, designWidth: SINGLE }
const TWO_SCREENS = { columns: 2, rows: 1, designWidth: PAIR }
const SIX_SCREENS = { columns: 3, rows: 2, designWidth: WIDE }

const overview: Layout = {
  v: LAYOUT_VERSION,
  id: 'overview',
  title: { zh: '平时总览', en: 'Overview' },
  key: 1,
  mode: 'normal',
  camera: 'district',
  variants: [
    variant(ONE_SCREEN, [
      ['header', 'header', 0, 0, SINGLE, 3.6],
      ['vitals', 'vitalSigns', 1, 4.3, 25, 55, { columns: 1, compact: true }],
      ['focus', 'focusHead', 27, 4.3, 35.8, 4.6, { compact: true }],
      ['warnings', 'warningStrip', 63.2, 4.3, 13.2, 4.6, { compact: true }],
      ['map', 'map', 27, 9.3, 49.4, 46.1, {}],
      ['headquarters', 'headquarters', 27, 55.8, 49.4, 3.5, { compact: true }],
      ['calls', 'callStatistics', 77.2, 4.3, 28.47, 5, { compact: true }],
      ['incidents', 'incidentList', 77.2, 9.8, 28.47, 12.2, { rows: 6, compact: true }],
      ['hotline', 'hotline', 77.2, 22.6, 28.47, 26.2, { compact: true }],
      ['duty', 'duty', 77.2, 49.4, 28.47, 9.9, { compact: true }],
    ]),
    variant(SIX_SCREENS, [
      ['header', 'header', 0, 0, WIDE, 4.2],
      ['vitals', 'vitalSigns', 1, 4.95, 51.33, 54.3, { columns: 2, seamY: 30 }],
      ['focus', 'focusHead', 54.33, 4.95, 36.1, 6.2],
      ['warnings', 'warningStrip', 91, 4.95, 14.67, 6.2],
      ['map', 'map', 54.33, 11.4, 51.34, 29.4],
      ['headquarters', 'headquarters', 54.33, 41.1, 51.34, 4.2],
      ['towns', 'townTable', 54.33, 45.6, 51.34, 13.6],
      ['calls', 'callStatistics', 107.67, 4.95, 51.33, 6.2],
      ['incidents', 'incidentList', 107.67, 11.8, 51.33, 17.3, { rows: 6 }],
      ['hotline', 'hotline', 107.67, 30.9, 51.33, 19],
      ['duty', 'duty', 107.67, 50.6, 51.33, 8.6],
    ]),
    variant(TWO_SCREENS, [
      ['header', 'header', 0, 0, PAIR, 3.8],
      ['vitals', 'vitalSigns', 1, 4.5, 51, 54.8, { columns: 2 }],
      ['focus', 'focusHead', 53, 4.5, 37.6, 6.2],
      ['warnings', 'warningStrip', 91.2, 4.5, 14.7, 6.2],
      ['map', 'map', 53, 11.2, 52.9, 43.5],
      ['headquarters', 'headquarters', 53, 55.1, 52.9, 4.2],
      ['calls', 'callStatistics', 107.67, 4.5, 51.6, 6.2],
      ['incidents', 'incidentList', 107.67, 11.2, 51.6, 18.3, { rows: 6 }],
      ['hotline', 'hotline', 107.67, 30, 51.6, 19.8],
      ['duty', 'duty', 107.67, 50.3, 51.6, 9],
      ['towns', 'townTable', 160.2, 4.5, 52.1, 20.4, { columns: 2 }],
      ['teams', 'resourceTable', 160.2, 25.4, 52.1, 33.9, { scope: 'district', rows: 15 }],
    ]),
  ],
}

const map: Layout = {
  v: LAYOUT_VERSION,
  id: 'map',
  title: { zh: '全幅一张图', en: 'One map' },
  key: 2,
  mode: 'normal',
  camera: 'district',
  variants: [
    variant(ONE_SCREEN, [
      ['header', 'header', 0, 0, SINGLE, 3.6],
      ['map', 'map', 0, 3.6, 80.2, 56.4],
      ['warnings', 'warningStrip', 81.2, 4.3, 24.47, 9.4, { list: true, compact: true }],
      ['incidents', 'incidentList', 81.2, 14.3, 24.47, 23.7, { rows: 6, compact: true, stacked: true }],
      ['teams', 'resourceTable', 81.2, 38.6, 24.47, 20.7, { compact: true, scope: 'district', rows: 9 }],
    ]),
    variant(SIX_SCREENS, [
      ['header', 'header', 0, 0, WIDE, 4.2],
      ['map', 'map', 0, 4.2, 106.6, 55.8],
      ['warnings', 'warningStrip', 107.67, 4.95, 51.33, 5.4],
      ['incidents', 'incidentList', 107.67, 11, 51.33, 18.1, { rows: 7 }],
      ['teams', 'resourceTable', 107.67, 30.9, 51.33, 28.3, { scope: 'district', rows: 12 }],
    ]),
    variant(TWO_SCREENS, [
      ['header', 'header', 0, 0, PAIR, 3.8],
      ['map', 'map', 0, 3.8, 160.2, 56.2],
      ['warnings', 'warningStrip', 161.2, 4.5, 51.1, 5.4],
      ['incidents', 'incidentList', 161.2, 10.6, 51.1, 18.5, { rows: 7 }],
      ['teams', 'resourceTable', 161.2, 29.7, 51.1, 29.6, { scope: 'district', rows: 13 }],
    ]),
  ],
}

const emergency: Layout = {
  v: LAYOUT_VERSION,
  id: 'emergency',
  title: { zh: '急时指挥', en: 'Emergency command' },
  key: 3,
  mode: 'emergency',
  camera: 'incident',
  variants: [
    variant(ONE_SCREEN, [
      ['band', 'responseBand', 0, 0, SINGLE, 5.2, { compact: true }],
      ['incident', 'incidentHead', 0, 5.2, SINGLE, 3.4, { compact: true }],
      ['elapsed', 'elapsedTime', 1, 9.3, 27, 11.9, { compact: true }],
      ['timeline', 'timeline', 1, 21.8, 27, 37.5, { compact: true }],
      ['status', 'responseStatus', 28.8, 9.3, 47.6, 5, { compact: true }],
      ['map', 'map', 28.8, 14.8, 47.6, 44.5],
      ['warnings', 'warningStrip', 77.2, 9.3, 28.47, 9.6, { list: true, compact: true }],
      ['resources', 'resourceTable', 77.2, 19.5, 28.47, 39.8, { scope: 'incident', radiusKm: 5, rows: 16, compact: true }],
    ]),
    variant(SIX_SCREENS, [
      ['band', 'responseBand', 0, 0, WIDE, 6.4],
      ['incident', 'incidentHead', 0, 6.4, WIDE, 3.7],
      ['elapsed', 'elapsedTime', 1, 10.85, 51.33, 18.2],
      ['timeline', 'timeline', 1, 30.9, 51.33, 28.3],
      ['status', 'responseStatus', 54.33, 10.85, 51.34, 7.6],
      ['map', 'map', 54.33, 18.8, 51.34, 40.4],
      ['warnings', 'warningStrip', 107.67, 10.85, 51.33, 7.6, { list: true }],
      ['reports', 'reportList', 107.67, 19, 51.33, 10.1, { rows: 4 }],
      ['resources', 'resourceTable', 107.67, 30.9, 51.33, 28.3, { scope: 'incident', radiusKm: 5, rows: 12 }],
    ]),
    variant(TWO_SCREENS, [
      ['band', 'responseBand', 0, 0, PAIR, 6.4],
      ['incident', 'incidentHead', 0, 6.4, PAIR, 3.7],
      ['elapsed', 'elapsedTime', 1, 10.85, 51, 17.6],
      ['timeline', 'timeline', 1, 29, 51, 30.3],
      ['status', 'responseStatus', 53, 10.85, 52.9, 7.6],
      ['warnings', 'warningStrip', 53, 19, 52.9, 7.2, { list: true }],
      ['reports', 'reportList', 53, 26.8, 52.9, 9.4, { rows: 4 }],
      ['resources', 'resourceTable', 53, 36.8, 52.9, 22.5, { scope: 'incident', radiusKm: 5, rows: 9 }],
      ['map', 'map', 107.67, 10.85, 104.66, 48.45],
    ]),
  ],
}

/** The layouts that ship with the product. */
export const SHIPPED_LAYOUTS: readonly Layout[] = [overview, map, emergency]
