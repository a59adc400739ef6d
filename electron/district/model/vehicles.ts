// SPDX-License-Identifier: Apache-2.0
import { distanceKm, fiveDecimals } from './outline.ts'
import { hashOf, unit } from './random.ts'
import { ROADS, alongRoad, bearingOf, nearestM, partWay, roadNamed } from './roads.ts'
import { SECOND_MS, roundTo } from './world.ts'
import type { Dispatch } from '../stories/story.ts'
import type { Position } from './outline.ts'
import type { Road } from './roads.ts'
import type { VehicleType } from './vehicleType.ts'
import type { World } from './world.ts'

/** One vehicle of the district's fleet. */
export interface Vehicle {
  readonly id: string
  readonly plate: string
  readonly type: VehicleType
  readonly road: Road
}

/** Where a vehicle is and what it does; speed in km/h, direction in degrees clockwise from north. */
export interface VehicleState extends Position {
  readonly speed: number
  readonly direction: number
  readonly state: 'patrol' | 'dispatched' | 'onScene'
}

/** Half the period of the slow change of speed, seconds. */
const SWING_SECONDS = 90

const FLEET: readonly (readonly [type: VehicleType, short: string, count: number, homeRoads: readonly string[]])[] = [
  ['fire', '消', 9, ['沪松公路', '沈砖公路', '广富林路']],
  ['ambulance', '急', 9, ['沈砖公路', '沪松公路', '新松江路']],
  ['police', '警', 16, ['沪松公路', 'G60', '嘉松南路', '沈砖公路']],
  ['drainage', '排', 8, ['沪松公路', '沈砖公路', '泗陈公路', '辰花路']],
  ['power', '电', 7, ['沈砖公路', '辰花路', '沪松公路']],
  ['gas', '气', 6, ['广富林路', '新松江路', '嘉松南路']],
  ['road', '养', 7, ['G60', 'G15', 'S32', 'G1503']],
  ['urban', '城', 12, []],
]

/** The fleet, in a fixed order: `fire-01` … `urban-12`. */
export const VEHICLES: readonly Vehicle[] = FLEET.flatMap(([type, short, count, homeRoads]) =>
  Array.from({ length: count }, (_unused, index) => {
    const number = String(index + 1).padStart(2, '0')
    const home = homeRoads[index % Math.max(1, homeRoads.length)]
    const road = home === undefined ? ROADS[index % ROADS.length] : roadNamed(home)
    if (road === undefined) throw new RangeError('no roads')
    return { id: `${type}-${number}`, plate: `示${short}${number}`, type, road }
  }),
)

/** The topic a vehicle publishes on. */
export function vehicleTopic(id: string): string {
  return `district/310117/vehicle/${id}`
}

/** A vehicle's place and movement at a model time: a pure function of seed, story, id and time. */
export function vehicleAt(world: World, vehicle: Vehicle, elapsedMs: number): VehicleState {
  const seconds = elapsedMs / SECOND_MS
  const trip = tripsOf(world).get(vehicle.id)
  if (trip === undefined || seconds < trip.leaveS) return patrolAt(world, vehicle, seconds)
  return dispatchedAt(trip, vehicle.road, seconds)
}

/** Up and down its road, its speed swinging slowly by a third. */
function patrolAt(world: World, vehicle: Vehicle, seconds: number): VehicleState {
  const { atM, forth, speed } = onRoad(world, vehicle, seconds)
  const here = alongRoad(vehicle.road, atM)
  return { lon: here.lon, lat: here.lat, speed: roundTo(speed * 3.6, 1), direction: heading(here.bearing, forth), state: 'patrol' }
}

function onRoad(world: World, vehicle: Vehicle, seconds: number): { atM: number; forth: boolean; speed: number } {
  const { travelledM, speed } = travelled(world, vehicle, seconds)
  const lapM = 2 * vehicle.road.lengthM
  const lap = ((travelledM % lapM) + lapM) % lapM
  const forth = lap <= vehicle.road.lengthM
  return { atM: forth ? lap : lapM - lap, forth, speed }
}

function heading(bearing: number, forth: boolean): number {
  return Math.round(forth ? bearing : bearing + 180) % 360
}

function travelled(world: World, vehicle: Vehicle, seconds: number): { travelledM: number; speed: number } {
  const key = hashOf(world.seed, vehicle.id)
  const isFast = vehicle.road.name.startsWith('G') || vehicle.road.name.startsWith('S')
  const mean = (isFast ? 16 : 8.5) + unit(key, 1) * 4
  const start = unit(key, 2) * 2 * vehicle.road.lengthM
  const turn = (2 * Math.PI * seconds) / SWING_SECONDS + unit(key, 3) * 2 * Math.PI
  const swing = (0.35 * mean * SWING_SECONDS) / (2 * Math.PI)
  return { travelledM: start + mean * seconds + swing * Math.sin(turn), speed: mean * (1 + 0.35 * Math.cos(turn)) }
}

/** Along the own road to the point nearest the place, then the last stretch straight; then it stays near the place. */
function dispatchedAt(trip: Trip, road: Road, seconds: number): VehicleState {
  const { goal, fromM, toM, exit, lastM } = trip
  const onRoadM = Math.abs(toM - fromM)
  const doneM = (seconds - trip.leaveS) * trip.metresPerSecond
  if (doneM >= onRoadM + lastM) return { ...goal, speed: 0, direction: 0, state: 'onScene' }
  const speed = roundTo(trip.metresPerSecond * 3.6, 1)
  if (doneM < onRoadM) {
    const here = alongRoad(road, fromM + Math.sign(toM - fromM) * doneM)
    return { lon: here.lon, lat: here.lat, speed, direction: heading(here.bearing, toM > fromM), state: 'dispatched' }
  }
  const here = partWay(exit, goal, (doneM - onRoadM) / lastM)
  return { ...here, speed, direction: Math.round(bearingOf(exit, goal)) % 360, state: 'dispatched' }
}

/** The drive of one dispatched vehicle. */
interface Trip {
  readonly leaveS: number
  readonly goal: Position
  readonly fromM: number
  readonly toM: number
  readonly exit: Position
  readonly lastM: number
  readonly metresPerSecond: number
}

/** Who drives where follows from the world alone, so it is worked out once per world. */
const tripsByWorld = new WeakMap<World, ReadonlyMap<string, Trip>>()

function tripsOf(world: World): ReadonlyMap<string, Trip> {
  const held = tripsByWorld.get(world)
  if (held !== undefined) return held
  const trips = new Map<string, Trip>()
  for (const order of world.story.dispatches) {
    const free = VEHICLES.filter((vehicle) => vehicle.type === order.type && !trips.has(vehicle.id))
    const apart = (vehicle: Vehicle): number => distanceKm(patrolAt(world, vehicle, order.leaveS), order.place)
    const nearest = free.sort((left, right) => apart(left) - apart(right)).slice(0, order.count)
    for (const vehicle of nearest) trips.set(vehicle.id, tripOf(world, vehicle, order))
  }
  tripsByWorld.set(world, trips)
  return trips
}

function tripOf(world: World, vehicle: Vehicle, order: Dispatch): Trip {
  const goal = parkingPlace(world, vehicle, order.place)
  const toM = nearestM(vehicle.road, goal)
  const exit = alongRoad(vehicle.road, toM)
  const metresPerSecond = 12 + 6 * unit(hashOf(world.seed, `hurry:${vehicle.id}`), 0)
  return { leaveS: order.leaveS, goal, fromM: onRoad(world, vehicle, order.leaveS).atM, toM, exit, lastM: distanceKm(exit, goal) * 1000, metresPerSecond }
}

/** Vehicles on scene stand some tens of metres apart. */
function parkingPlace(world: World, vehicle: Vehicle, place: Position): Position {
  const key = hashOf(world.seed, `park:${vehicle.id}`)
  return { lon: fiveDecimals(place.lon + (unit(key, 1) - 0.5) * 0.0016), lat: fiveDecimals(place.lat + (unit(key, 2) - 0.5) * 0.0016) }
}
