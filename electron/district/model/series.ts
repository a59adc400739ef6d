// SPDX-License-Identifier: Apache-2.0
import { dayShape } from './dayShape.ts'
import { isoText } from './stamp.ts'
import { DAY_MS, MINUTE_MS, hoursOf, roundTo } from './world.ts'
import { openCourse } from './sensorValue.ts'
import type { Sensor } from './sensorList.ts'
import type { Course } from './sensorValue.ts'
import type { Moment, World } from './world.ts'

/** One row of `/api/series`. */
export interface SeriesRow {
  readonly key: string
  readonly unit: string
  readonly stepSeconds: number
  readonly start: string
  readonly values: readonly number[]
  readonly lastWeek: readonly number[]
}

type Fold = 'mean' | 'max' | 'first' | 'ponded'

const STEP_MS = 5 * MINUTE_MS
const POINTS = 288
/** An underpass counts as ponded from this depth on (cm). */
const PONDED_CM = 5

const ROWS: readonly (readonly [key: string, kind: string, unit: string, fold: Fold, decimals: number])[] = [
  ['water.pressure', 'water.pressure', 'MPa', 'mean', 3],
  ['water.cl', 'water.cl', 'mg/L', 'mean', 2],
  ['water.turbidity', 'water.turbidity', 'NTU', 'mean', 2],
  ['power.load', 'power.load', 'MW', 'first', 0],
  ['power.faultUsers', 'power.faultUsers', '户', 'first', 0],
  ['power.loadRate', 'power.loadRate', '%', 'first', 1],
  ['gas.pressure', 'gas.pressure', 'MPa', 'mean', 3],
  ['gas.leakAlarms', 'gas.leakAlarms', '起', 'first', 0],
  ['gas.online', 'gas.online', '点', 'first', 0],
  ['bridge.deflection', 'bridge.deflection', 'mm', 'first', 1],
  ['bridge.vibration', 'bridge.vibration', 'g', 'first', 3],
  ['road.pondSites', 'road.pond', '处', 'ponded', 0],
  ['road.pondMax', 'road.pond', 'cm', 'max', 1],
  ['river.level', 'river.level', 'm', 'first', 2],
  ['rain.1h', 'rain.1h', 'mm', 'mean', 1],
  ['air.aqi', 'air.aqi', '', 'mean', 0],
  ['air.pm25', 'air.pm25', 'µg/m³', 'mean', 0],
  ['air.o3', 'air.o3', 'µg/m³', 'mean', 0],
  ['metro.passengers', 'metro.passengers', '万人次', 'first', 2],
  ['metro.sectionLoad', 'metro.sectionLoad', '%', 'first', 0],
  ['metro.punctuality', 'metro.punctuality', '%', 'first', 1],
  ['road.index', 'road.index', '', 'first', 1],
  ['road.speed', 'road.speed', 'km/h', 'first', 0],
  ['road.accidents', 'road.accidents', '起', 'first', 0],
]

/** The series document's rows, made from the same courses as the readings, so both always agree. */
export function openSeries(world: World, sensors: readonly Sensor[]): (moment: Moment) => SeriesRow[] {
  const courses = new Map<string, Course[]>()
  for (const sensor of sensors) {
    const list = courses.get(sensor.behaviour.kind) ?? []
    list.push(openCourse(world, sensor))
    courses.set(sensor.behaviour.kind, list)
  }
  return (moment) => {
    const times = timesUntil(world, moment.elapsedMs)
    const start = isoText(moment.zeroAt + (times[0] ?? 0))
    const rows = ROWS.map(([key, kind, unit, fold, decimals]) => {
      const value = (at: number): number => roundTo(folded(courses.get(kind) ?? [], fold, at), decimals)
      return { key, unit, stepSeconds: STEP_MS / 1000, start, values: times.map(value), lastWeek: times.map((at) => value(at - 7 * DAY_MS)) }
    })
    return [...rows, flowRow(world, times, start)]
  }
}

/** Model times of the last 288 full five minutes of the Beijing clock. */
function timesUntil(world: World, elapsedMs: number): number[] {
  const last = Math.floor((world.dayOffsetMs + elapsedMs) / STEP_MS) * STEP_MS - world.dayOffsetMs
  return Array.from({ length: POINTS }, (_unused, index) => last - (POINTS - 1 - index) * STEP_MS)
}

/** 万人次 an hour of metro line 9, the slope of the day's passengers. */
function flowRow(world: World, times: readonly number[], start: string): SeriesRow {
  const flow = (at: number): number => roundTo(7.4 * dayShape('ride', hoursOf(world, at)), 2)
  return {
    key: 'metro.flow',
    unit: '万人次/h',
    stepSeconds: STEP_MS / 1000,
    start,
    values: times.map(flow),
    lastWeek: times.map((at) => flow(at - 7 * DAY_MS)),
  }
}

function folded(courses: readonly Course[], fold: Fold, at: number): number {
  switch (fold) {
    case 'first':
      return courses[0]?.(at) ?? 0
    case 'max':
      return courses.reduce((most, course) => Math.max(most, course(at)), 0)
    case 'ponded':
      return courses.reduce((count, course) => (course(at) >= PONDED_CM ? count + 1 : count), 0)
    case 'mean':
      return courses.reduce((sum, course) => sum + course(at), 0) / Math.max(1, courses.length)
  }
}
