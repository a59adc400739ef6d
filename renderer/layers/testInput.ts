// SPDX-License-Identifier: Apache-2.0
import type { LayerInput, MapIncident, MapRecord, PlanView } from '../map/index.ts'

/** A flat view for tests: 0.001° is one pixel of a map 1920 × 1080 centred on the district. */
export function viewOf(scale: PlanView['scale'], pixelsPerDegree = 4_000): PlanView {
  return {
    project: (lon, lat) => ({ x: 960 + (lon - 121.22) * pixelsPerDegree, y: 540 - (lat - 31.02) * pixelsPerDegree }),
    width: 1_920,
    height: 1_080,
    remPx: 18,
    scale,
    revision: 1,
  }
}

/** A layer input for tests; records by dataset. */
export function inputOf(records: readonly MapRecord[], rest: Partial<LayerInput> = {}): LayerInput {
  return {
    now: 0,
    records: (dataset) => records.filter((record) => record.dataset === dataset),
    version: () => 1,
    incidents: [],
    mainIncidentId: null,
    warnings: [],
    emergency: false,
    selectedKey: null,
    locale: 'zh-CN',
    ...rest,
  }
}

/** A record for tests. */
export function recordOf(dataset: string, id: string, rest: Partial<MapRecord> & { at: readonly [number, number] }): MapRecord {
  const { at, ...more } = rest
  return { key: `demo/${dataset}-${id}`, dataset, id, position: { lon: at[0], lat: at[1] }, body: { name: id }, age: 'fresh', ...more }
}

/** An incident for tests. */
export function incidentOf(id: string, rest: Partial<MapIncident> = {}): MapIncident {
  return { id, title: `事件 ${id}`, kindGlyph: '涝', grade: 'general', lon: 121.268, lat: 31.107, status: 'handling', ...rest }
}
