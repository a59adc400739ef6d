// SPDX-License-Identifier: Apache-2.0
import type { PrimitiveCollection } from 'cesium'
import type { MapLocale, Mark } from './mark.ts'
import type { Setting } from './mesh.ts'
import type { Dot } from './swarm.ts'

/** A record of the live store, as layers see it. */
export interface MapRecord {
  readonly key: string
  readonly dataset: string
  readonly id: string
  readonly position?: { readonly lon: number; readonly lat: number } | undefined
  readonly body: Record<string, unknown>
  readonly age: 'fresh' | 'late' | 'stale' | 'lost'
}

/** Grade of an incident (事件分级); `daily` and null are below the lower limit. */
export type MapGrade = 'daily' | 'general' | 'larger' | 'major' | 'extreme'

/** An incident on the map; `kindGlyph` is one character, `label` what its plate says (the title when absent). */
export interface MapIncident {
  readonly id: string
  readonly title: string
  readonly kindGlyph: string
  readonly grade: MapGrade | null
  readonly lon: number
  readonly lat: number
  readonly status: string
  readonly label?: string | undefined
}

/** Colour of an official warning (预警). */
export type MapWarningColour = 'red' | 'orange' | 'yellow' | 'blue'

/** An official warning; without polygons it holds for the whole district and is not drawn. */
export interface MapWarning {
  readonly id: string
  readonly colour: MapWarningColour
  readonly polygons?: readonly (readonly (readonly [lon: number, lat: number])[])[] | undefined
}

/** Everything layers draw from. `version` changes whenever a dataset's records do. */
export interface LayerInput {
  readonly now: number
  records(dataset: string): Iterable<MapRecord>
  version(dataset: string): number
  readonly incidents: readonly MapIncident[]
  readonly mainIncidentId: string | null
  readonly warnings: readonly MapWarning[]
  readonly emergency: boolean
  readonly selectedKey: string | null
  readonly locale: MapLocale
  /** judges a sensor's reading by the configured thresholds; without it only counts of alarms are judged */
  isAbnormal?(sensor: MapRecord, reading: MapRecord): boolean
  /** how far a reading is beyond its limit, the larger the worse; orders sensors of one kind */
  badness?(sensor: MapRecord, reading: MapRecord): number
  /** stations shown also when nothing is wrong with them, instead of the built-in ones */
  readonly keySensorIds?: readonly string[] | undefined
}

/** The view that layers plan for: where the camera is going, not where it is on the way. */
export interface PlanView {
  /** CSS pixels of the whole map region at the target camera */
  project(lon: number, lat: number): { x: number; y: number }
  readonly width: number
  readonly height: number
  readonly remPx: number
  /** the whole district, or a few kilometres of it */
  readonly scale: 'district' | 'close'
  /** changes when anything above does */
  readonly revision: number
}

/** What a layer draws on. */
export interface LayerSurface {
  /** replaces the layer's marks; true when something visible changed */
  marks(marks: readonly Mark[]): boolean
  /** replaces the small moving squares; true when something visible changed */
  dots(dots: readonly Dot[]): boolean
  /** on the ground, under the blocks */
  readonly ground: PrimitiveCollection
  /** over the blocks */
  readonly over: PrimitiveCollection
  readonly setting: Setting
}

/** What a drawing changed: nothing, only marks (no scene frame is needed), or the scene. */
export type LayerChange = 'nothing' | 'marks' | 'scene'

/** What a layer depends on beside its datasets. */
export type LayerNeed = 'incidents' | 'warnings' | 'emergency' | 'selection' | 'view'

/** One thing drawn on the map. */
export interface MapLayer {
  readonly id: string
  readonly datasets: readonly string[]
  readonly needs: readonly LayerNeed[]
  /** draws on a fresh surface; called again after a lost context */
  open(surface: LayerSurface): (input: LayerInput, view: PlanView) => LayerChange
}
