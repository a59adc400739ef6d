// SPDX-License-Identifier: Apache-2.0
import { applyEffect } from '../stories/story.ts'
import { dayIntegral, dayShape } from './dayShape.ts'
import { distanceKm } from './outline.ts'
import { hashOf, noise, unit } from './random.ts'
import { DAY_MS, HOUR_MS, SECOND_MS, dayNumber, hourOfDay, hoursOf, roundTo } from './world.ts'
import type { Effect } from '../stories/story.ts'
import type { Sensor } from './sensorList.ts'
import type { World } from './world.ts'

/** OPC quality of a reading: 192 good, 64 uncertain, 0 bad. */
export type Quality = 192 | 64 | 0

/** A sensor's value at any model time; made once per sensor, then a pure function of elapsed milliseconds. */
export type Course = (elapsedMs: number) => number

/** 万人次 that one hour at full day curve brings to line 9 in the district. */
const RIDE_PER_CURVE_HOUR = 7.4
const OUTAGE_BLOCK_MS = 2 * HOUR_MS
/** Kinds whose devices are cheap and now and then uncertain. */
const UNCERTAIN_KINDS: ReadonlySet<string> = new Set(['manhole.tilt', 'fire.smoke', 'gas.lel'])

/** Binds a sensor to its world. */
export function openCourse(world: World, sensor: Sensor): Course {
  const { behaviour } = sensor
  const key = hashOf(world.seed, sensor.id)
  const offset = behaviour.count === 1 ? 0 : (unit(key, -7) * 2 - 1) * behaviour.spread
  const reached = world.story.effects.flatMap((effect) => reach(effect, sensor))
  return (elapsedMs) => {
    let value = behaviour.base + offset + everyday(world, { sensor, key, elapsedMs })
    for (const { effect, share } of reached) {
      value = applyEffect(effect, { value, seconds: elapsedMs / SECOND_MS, share })
    }
    const [low, high] = behaviour.range
    return roundTo(Math.min(high, Math.max(low, value)), behaviour.decimals)
  }
}

/** Quality of a sensor's reading: a few cheap devices are uncertain for an hour at a time. */
export function qualityOf(world: World, sensor: Sensor, elapsedMs: number): Quality {
  if (!UNCERTAIN_KINDS.has(sensor.behaviour.kind)) return 192
  const hour = Math.floor(elapsedMs / HOUR_MS)
  const luck = unit(hashOf(world.seed, `quality:${sensor.id}`), hour)
  if (luck > 0.995) return 0
  return luck > 0.98 ? 64 : 192
}

interface Instant {
  readonly sensor: Sensor
  readonly key: number
  readonly elapsedMs: number
}

function everyday(world: World, at: Instant): number {
  const { behaviour } = at.sensor
  switch (behaviour.kind) {
    case 'metro.passengers':
      return passengersToday(world, at)
    case 'power.faultUsers':
      return outageUsers(at)
    case 'road.accidents':
      return accidentsToday(world, at)
    default: {
      const position = at.elapsedMs / SECOND_MS / behaviour.noiseSeconds
      const rough = 0.7 * noise(at.key, position) + 0.3 * noise(at.key ^ 0x5bd1, position * 7)
      return behaviour.shapeAmplitude * dayShape(behaviour.shape, hoursOf(world, at.elapsedMs)) + behaviour.noiseAmplitude * rough
    }
  }
}

/** Passengers since midnight: it never falls during a day, so the day's own factor scales the whole curve. */
function passengersToday(world: World, at: Instant): number {
  const factor = 0.96 + 0.08 * unit(at.key, dayNumber(world, at.elapsedMs))
  return RIDE_PER_CURVE_HOUR * factor * dayIntegral('ride', hourOfDay(world, at.elapsedMs))
}

/** Small repairs: about every second block of two hours has a fault that falls back in steps. */
function outageUsers(at: Instant): number {
  const block = Math.floor(at.elapsedMs / OUTAGE_BLOCK_MS)
  if (unit(at.key, block) < 0.5) return 0
  const share = at.elapsedMs / OUTAGE_BLOCK_MS - block
  const users = 40 + Math.floor(unit(at.key, block + 5000) * 160)
  if (share < 0.55) return users
  return share < 0.8 ? Math.round(users * 0.4) : 0
}

/** Accidents since midnight: each of the day's few accidents has its own hour. */
function accidentsToday(world: World, at: Instant): number {
  const day = dayNumber(world, at.elapsedMs)
  const dayShare = ((((world.dayOffsetMs + at.elapsedMs) % DAY_MS) + DAY_MS) % DAY_MS) / DAY_MS
  let count = 0
  for (let index = 0; index < 5; index += 1) {
    if (unit(at.key, day * 16 + index) < dayShare) count += 1
  }
  return count
}

function reach(effect: Effect, sensor: Sensor): { effect: Effect; share: number }[] {
  if (effect.target !== sensor.id && effect.target !== sensor.behaviour.kind) return []
  if (effect.near === undefined) return [{ effect, share: 1 }]
  const share = 1 - distanceKm(effect.near.at, sensor.place) / effect.near.radiusKm
  return share <= 0 ? [] : [{ effect, share }]
}
