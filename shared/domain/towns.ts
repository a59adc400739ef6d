// SPDX-License-Identifier: Apache-2.0

/** A town (街镇) of the district with the approximate centre of its built-up area in WGS 84. */
export interface TownCentre {
  /** Division code of the National Bureau of Statistics (2023-06-30). */
  readonly code: string
  readonly name: string
  readonly lon: number
  readonly lat: number
}

type Sketch = readonly [code: string, name: string, lon: number, lat: number]

const SKETCHES: readonly Sketch[] = [
  ['310117001', '岳阳街道', 121.227, 31.011],
  ['310117002', '永丰街道', 121.203, 31.006],
  ['310117003', '方松街道', 121.222, 31.034],
  ['310117004', '中山街道', 121.249, 31.03],
  ['310117005', '广富林街道', 121.197, 31.057],
  ['310117006', '九里亭街道', 121.312, 31.149],
  ['310117102', '泗泾镇', 121.262, 31.117],
  ['310117103', '佘山镇', 121.183, 31.104],
  ['310117104', '车墩镇', 121.309, 31.013],
  ['310117105', '新桥镇', 121.313, 31.066],
  ['310117106', '洞泾镇', 121.267, 31.083],
  ['310117107', '九亭镇', 121.322, 31.126],
  ['310117109', '泖港镇', 121.208, 30.938],
  ['310117116', '石湖荡镇', 121.113, 30.988],
  ['310117117', '新浜镇', 121.066, 30.932],
  ['310117120', '叶榭镇', 121.315, 30.938],
  ['310117121', '小昆山镇', 121.121, 31.033],
]

/** The 17 towns of Songjiang; centres are own estimates within a kilometre (示意), not seats of government and no boundary. */
export const TOWN_CENTRES: readonly TownCentre[] = SKETCHES.map(([code, name, lon, lat]) => ({ code, name, lon, lat }))
