// SPDX-License-Identifier: Apache-2.0
import { TOWNS, placeOf, townAt } from './outline.ts'
import { AIR_STATIONS, BRIDGES, G60_POINT, GAUGES, METRO_STATIONS, SCENIC_SITES, UNDERPASSES } from './places.ts'
import { SENSOR_KINDS } from './sensorKinds.ts'
import type { Position } from './outline.ts'
import type { NamedPlace } from './places.ts'
import type { SensorKind } from './sensorKinds.ts'

/** One sensor as the district knows it. */
export interface Sensor {
  readonly id: string
  readonly name: string
  readonly behaviour: SensorKind
  readonly place: Position
  readonly townCode: string
  readonly townName: string
}

const NAMED: Readonly<Record<string, readonly NamedPlace[]>> = {
  'road.pond': UNDERPASSES,
  'bridge.deflection': BRIDGES,
  'bridge.vibration': BRIDGES,
  'river.level': GAUGES,
  'metro.stationFlow': METRO_STATIONS,
  'tourism.visitors': SCENIC_SITES,
  'air.aqi': AIR_STATIONS,
  'air.pm25': AIR_STATIONS,
  'air.o3': AIR_STATIONS,
  'road.index': [G60_POINT],
  'road.speed': [G60_POINT],
  'road.accidents': [G60_POINT],
}

/** Every sensor, in a fixed order; only places depend on the seed. */
export function listSensors(seed: number): readonly Sensor[] {
  return SENSOR_KINDS.flatMap((behaviour) => Array.from({ length: behaviour.count }, (_unused, index) => sensorOf(behaviour, index, seed)))
}

/** The topic a sensor publishes on. */
export function sensorTopic(id: string): string {
  return `district/310117/sensor/${id}`
}

function sensorOf(behaviour: SensorKind, index: number, seed: number): Sensor {
  const number = String(index + 1).padStart(2, '0')
  const stem = behaviour.kind.replaceAll('.', '-')
  const id = behaviour.count === 1 ? stem : `${stem}-${number}`
  const named = NAMED[behaviour.kind]?.[index]
  const home = TOWNS[index % TOWNS.length]
  if (home === undefined) throw new RangeError('no towns')
  const place = named === undefined ? placeOf(home, seed, id) : { lon: named.lon, lat: named.lat }
  const town = townAt(place)
  const name = nameOf({ behaviour, number, placeName: named?.name, townName: town.name })
  return { id, name, behaviour, place, townCode: town.code, townName: town.name }
}

function nameOf(parts: { behaviour: SensorKind; number: string; placeName: string | undefined; townName: string }): string {
  if (parts.behaviour.count === 1) return parts.behaviour.label
  if (parts.placeName !== undefined) return `${parts.placeName}${parts.behaviour.label}`
  return `${parts.townName}${parts.behaviour.label} ${parts.number}`
}
