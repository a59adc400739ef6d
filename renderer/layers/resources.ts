// SPDX-License-Identifier: Apache-2.0
import { distanceM } from '../../shared/base/index.ts'
import type { LayerInput, MapRecord, Mark, PlanView, Shift, SignShape } from '../map/index.ts'
import { clusterByGrid, gatherByGrid, type Clusters } from './cluster.ts'

/** How a class of resources looks and behaves on the map. */
export interface ResourceStyle {
  readonly dataset: string
  readonly shape: SignShape
  readonly priority: number
  readonly isShownOverDistrict: boolean
  glyph(record: MapRecord): string
  readonly clusterGlyph: string
  /** words beside a mark near the incident; `kilometres` from it */
  tag(record: MapRecord, kilometres: number): string
}

/** A record that has a position. */
export interface LocatedRecord extends MapRecord {
  readonly position: { readonly lon: number; readonly lat: number }
}

/** Radius around the main incident within which resources stand alone, in metres. */
export const REACH_M = 5_000
const NEAREST = 6
/** The nearest stand before the towns' names, all others behind them. */
const NEAR_BONUS = 300
const DISTRICT_CELL_REM = 18
const CLOSE_CELL_REM = 11
const SIGN_REM = 2
/** Marks that only tell what else is there are smaller and greyer. */
const QUIET_REM = 1.7
const SINGLE_SHIFTS: readonly Shift[] = [
  [0, 0],
  [0, 1.2],
  [0, -1.2],
  [1.2, 0],
  [-1.2, 0],
]
/** A group may stand beside its middle, in widening rings, rather than be left out. */
const CLUSTER_SHIFTS: readonly Shift[] = [[0, 0], ...[2.4, 3.8, 5.4, 7.2].flatMap(ring)]

/**
 * Marks of one class. Over the whole district they are gathered into few; around the main incident the
 * nearest stand alone with their distance and only what lies within reach is shown.
 */
export function planResources(input: LayerInput, view: PlanView, style: ResourceStyle): Mark[] {
  const located = [...locatedRecords(input, style.dataset)]
  const main = input.emergency && view.scale === 'close' ? input.incidents.find((incident) => incident.id === input.mainIncidentId) : undefined
  const shown = main ? aroundIncident(located, main) : overRegion(located, view, style)
  const selected = located.find((record) => record.key === input.selectedKey)
  const near = shown.near.filter((entry) => entry.record !== selected)
  const clusters = gather(
    shown.rest.filter((record) => record !== selected),
    view,
  )
  const dim = input.selectedKey !== null
  return [
    ...(selected ? [selectedMark(selected, style)] : []),
    ...near.map(({ record, kilometres }, rank) => ({
      ...singleMark(record, style, dim),
      priority: style.priority + NEAR_BONUS - rank,
      tag: style.tag(record, kilometres),
    })),
    ...clusters.singles.map((record) => quiet(singleMark(record, style, dim))),
    ...clusters.groups.map(({ cell, items }) => clusterMark(cell, items, { style, dim })),
  ]
}

/** Records of a dataset that can be put on the map. */
export function* locatedRecords(input: LayerInput, dataset: string): Iterable<LocatedRecord> {
  for (const record of input.records(dataset)) if (record.position) yield record as LocatedRecord
}

/** The record's name, or its id where it has none. */
export function nameOf(record: MapRecord): string {
  const { name } = record.body
  return typeof name === 'string' && name !== '' ? name : record.id
}

/** True while a place of the target view lies inside the map region. */
export function isInRegion(view: PlanView, position: { lon: number; lat: number }): boolean {
  const { x, y } = view.project(position.lon, position.lat)
  return x >= 0 && y >= 0 && x <= view.width && y <= view.height
}

interface Shown {
  near: { record: LocatedRecord; kilometres: number }[]
  rest: LocatedRecord[]
}

function aroundIncident(records: readonly LocatedRecord[], incident: { lon: number; lat: number }): Shown {
  const sorted = records
    .map((record) => ({ record, kilometres: distanceM(record.position, incident) / 1_000 }))
    .filter(({ kilometres }) => kilometres <= REACH_M / 1_000)
    .sort((a, b) => a.kilometres - b.kilometres || (a.record.key < b.record.key ? -1 : 1))
  return { near: sorted.slice(0, NEAREST), rest: sorted.slice(NEAREST).map(({ record }) => record) }
}

function overRegion(records: readonly LocatedRecord[], view: PlanView, style: ResourceStyle): Shown {
  if (view.scale === 'district' && !style.isShownOverDistrict) return { near: [], rest: [] }
  return { near: [], rest: records.filter((record) => isInRegion(view, record.position)) }
}

function gather(records: readonly LocatedRecord[], view: PlanView): Clusters<LocatedRecord> {
  const placed = records.map((record) => ({ item: record, ...view.project(record.position.lon, record.position.lat) }))
  const cell = DISTRICT_CELL_REM * view.remPx
  return view.scale === 'district' ? gatherByGrid(placed, cell, cell) : clusterByGrid(placed, CLOSE_CELL_REM * view.remPx)
}

function ring(radiusRem: number): Shift[] {
  return [90, 270, 0, 180, 45, 135, 225, 315].map((degrees) => [
    Math.cos((degrees * Math.PI) / 180) * radiusRem * 1.3,
    Math.sin((degrees * Math.PI) / 180) * radiusRem,
  ])
}

function quiet(mark: Mark): Mark {
  return { ...mark, isQuiet: true, ...(mark.sign ? { sign: { ...mark.sign, sizeRem: QUIET_REM } } : {}) }
}

function singleMark(record: LocatedRecord, style: ResourceStyle, isDimmed: boolean): Mark {
  return {
    key: record.key,
    ...record.position,
    kind: 'sign',
    priority: style.priority,
    sign: { shape: style.shape, glyph: style.glyph(record), fill: 'plain', sizeRem: SIGN_REM },
    shifts: SINGLE_SHIFTS,
    age: record.age,
    isDimmed,
    pick: { kind: 'record', key: record.key },
  }
}

function selectedMark(record: LocatedRecord, style: ResourceStyle): Mark {
  return { ...singleMark(record, style, false), priority: 950, isSelected: true, isKept: true, tag: nameOf(record), isTagStrong: true }
}

function clusterMark(cell: string, items: readonly LocatedRecord[], { style, dim }: { style: ResourceStyle; dim: boolean }): Mark {
  const mean = (axis: 'lon' | 'lat'): number => items.reduce((sum, record) => sum + record.position[axis], 0) / items.length
  const place = { lon: mean('lon'), lat: mean('lat') }
  const isOld = items.every((record) => record.age === 'stale' || record.age === 'lost')
  return quiet({
    key: `${style.dataset} cluster ${cell}`,
    ...place,
    kind: 'sign',
    // A large group is worth more than a town's name in its place, a small one is not.
    priority: style.priority + Math.min(70, items.length),
    sign: { shape: style.shape, glyph: style.clusterGlyph, fill: 'plain', sizeRem: SIGN_REM },
    count: items.length,
    shifts: CLUSTER_SHIFTS,
    age: isOld ? 'stale' : 'fresh',
    isDimmed: dim,
    pick: { kind: 'cluster', dataset: style.dataset, keys: items.map((record) => record.key), ...place },
  })
}
