// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import gcoord from 'gcoord'
import { STORY_IDS, storyOf } from '../stories/index.ts'
import { SIGNALS } from '../stories/story.ts'
import { EventFeed } from '../sse/eventFeed.ts'
import { callStatsRows, hotlineData, townWorkRows } from './hotline.ts'
import { dutyRows, seatRows } from './duty.ts'
import { facilityRows } from './facilities.ts'
import { TOWNS, distanceKm, isInside, townAt } from './outline.ts'
import { listSensors } from './sensorList.ts'
import { SENSOR_KINDS } from './sensorKinds.ts'
import { openCourse } from './sensorValue.ts'
import { openSeries } from './series.ts'
import { supplyRows } from './supplies.ts'
import { teamPlaces, teamRows } from './teams.ts'
import { VEHICLES, vehicleAt } from './vehicles.ts'
import { weatherData } from './weather.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './world.ts'
import type { FeedEvent } from '../sse/eventFeed.ts'
import type { StoryId } from '../stories/index.ts'
import type { Moment, World } from './world.ts'

const ZERO_AT = Date.UTC(2026, 4, 20, 2, 42, 0)

/** A world that begins at 10:42 Beijing time. */
function worldOf(story: StoryId, seed = 1): World {
  return { seed, story: storyOf(story), dayOffsetMs: 10 * HOUR_MS + 42 * MINUTE_MS }
}

function momentAt(seconds: number): Moment {
  return { elapsedMs: seconds * SECOND_MS, zeroAt: ZERO_AT }
}

/** Everything the district would say at a moment. */
function everything(world: World, seconds: number): unknown {
  const moment = momentAt(seconds)
  const sensors = listSensors(world.seed)
  return {
    readings: sensors.map((sensor) => openCourse(world, sensor)(moment.elapsedMs)),
    vehicles: VEHICLES.map((vehicle) => vehicleAt(world, vehicle, moment.elapsedMs)),
    supplies: supplyRows(world, moment),
    teams: teamRows(world, moment),
    facilities: facilityRows(world, moment),
    duty: dutyRows(world, moment),
    seats: seatRows(world, moment),
    hotline: hotlineData(world, moment),
    towns: townWorkRows(world, moment),
    calls: callStatsRows(world, moment),
    weather: weatherData(world, moment),
  }
}

function eventsUntil(world: World, seconds: number, stepSeconds = 1): FeedEvent[] {
  const feed = new EventFeed(world)
  const events = feed.advance(0, ZERO_AT)
  for (let at = stepSeconds; at <= seconds; at += stepSeconds) events.push(...feed.advance(at * SECOND_MS, ZERO_AT))
  return events
}

test.each(STORY_IDS)('%s: same seed, story and time give the same values; another seed does not', (story) => {
  expect(everything(worldOf(story), 700)).toEqual(everything(worldOf(story), 700))
  expect(everything(worldOf(story, 2), 700)).not.toEqual(everything(worldOf(story), 700))
})

test('events do not depend on how often the clock is looked at', () => {
  const often = eventsUntil(worldOf('rainstorm'), 1200, 1)
  expect(
    eventsUntil(worldOf('rainstorm'), 1200, 60)
      .map((event) => JSON.stringify(event))
      .sort(),
  ).toEqual(often.map((event) => JSON.stringify(event)).sort())
})

test('counts promised to the wall are kept', () => {
  const world = worldOf('calm')
  expect(supplyRows(world, momentAt(0)).length).toBeGreaterThanOrEqual(300)
  expect(teamRows(world, momentAt(0)).length).toBeGreaterThanOrEqual(120)
  expect(listSensors(1).length).toBeGreaterThanOrEqual(400)
  expect(VEHICLES.length).toBeGreaterThanOrEqual(60)
  expect(townWorkRows(world, momentAt(0))).toHaveLength(18)
  expect(new Set(listSensors(1).map((sensor) => sensor.id)).size).toBe(listSensors(1).length)
  expect(new Set(facilityRows(world, momentAt(0)).map((row) => row.type))).toEqual(new Set(['hospital', 'shelter', 'fireStation', 'pumpStation']))
})

describe.each(STORY_IDS)('%s lies inside the district', (story) => {
  const world = worldOf(story, 7)

  test('places of things that stand still', () => {
    const places = [
      ...listSensors(7).map((sensor) => sensor.place),
      ...teamPlaces(7),
      ...facilityRows(world, momentAt(0)).map((row) => ({ lon: row.lng, lat: row.lat })),
      ...supplyRows(world, momentAt(0)).map((row) => ({ lon: Number(row.jd), lat: Number(row.wd) })),
      ...world.story.incidents.map((incident) => incident.place),
      ...world.story.calls.map((call) => call.place),
      ...world.story.dispatches.map((order) => order.place),
    ]
    expect(places.filter((place) => !isInside(place))).toEqual([])
  })

  test('vehicles all along, and they move no faster than they say', () => {
    for (let second = 0; second < 2400; second += 7) {
      for (const vehicle of VEHICLES) {
        const now = vehicleAt(world, vehicle, second * SECOND_MS)
        const next = vehicleAt(world, vehicle, (second + 1) * SECOND_MS)
        expect(isInside(now), `${vehicle.id} at ${second} s`).toBe(true)
        expect(distanceKm(now, next) * 3600, `${vehicle.id} at ${second} s`).toBeLessThan(Math.max(now.speed, next.speed) * 1.15 + 15)
      }
    }
  })

  test('incidents and calls of forty minutes, whatever their coordinate system', () => {
    for (const event of eventsUntil(world, 2400)) {
      const { jd, wd, zbxt, xzqh } = event.record
      const [lon = 0, lat = 0] = zbxt === 'GCJ-02' ? gcoord.transform([jd, wd], gcoord.GCJ02, gcoord.WGS84) : [jd, wd]
      expect(isInside({ lon, lat }), event.record.sszj).toBe(true)
      expect(TOWNS.some((town) => town.code === xzqh)).toBe(true)
    }
  })

  test('every effect has a target', () => {
    const ids = listSensors(7).map((sensor) => sensor.id)
    const known = new Set<string>([...SIGNALS, ...SENSOR_KINDS.map((kind) => kind.kind), ...ids])
    expect(world.story.effects.map((effect) => effect.target).filter((target) => !known.has(target))).toEqual([])
  })
})

test('teams are GCJ-02: converted back they lie in the town they name', () => {
  const rows = teamRows(worldOf('calm'), momentAt(0))
  for (const row of rows) {
    const [lon = 0, lat = 0] = gcoord.transform([row.jd, row.wd], gcoord.GCJ02, gcoord.WGS84)
    expect(townAt({ lon, lat }).name).toBe(row.sszj)
  }
})

test('the calm back-log and pace', () => {
  const world = worldOf('calm')
  const backlog = eventsUntil(world, 0)
  const created = backlog.filter((event) => event.event === 'created' && event.record.ly === 'city')
  expect(created.length).toBeGreaterThanOrEqual(6)
  expect(created.length).toBeLessThanOrEqual(8)
  expect(backlog.filter((event) => event.event === 'call').length).toBeGreaterThan(10)
  const hour = eventsUntil(world, 3600).slice(backlog.length)
  const calls = hour.filter((event) => event.event === 'call').length
  const incidents = hour.filter((event) => event.event === 'created' && event.record.ly === 'city').length
  const reports = hour.filter((event) => event.event === 'created' && event.record.ly !== 'city').length
  expect([calls >= 90 && calls <= 180, incidents >= 15 && incidents <= 30, reports >= 40 && reports <= 60]).toEqual([true, true, true])
})

test('an incident goes from 接报 to 办结 with a growing rev, under a number of its own', () => {
  const lives = new Map<string, { rev: number; zt: string }[]>()
  for (const event of eventsUntil(worldOf('calm'), 3 * 3600, 10)) {
    if (event.stream !== 'incidents') continue
    const { sjbh, rev, zt } = event.record
    expect(event.event).toBe(lives.has(sjbh) ? 'updated' : 'created')
    lives.set(sjbh, [...(lives.get(sjbh) ?? []), { rev, zt }])
  }
  const whole = [...lives.values()].filter((life) => life.length === 3)
  expect(whole.length).toBeGreaterThan(50)
  for (const life of whole) {
    expect(life.map((turn) => turn.zt)).toEqual(['1', '2', '3'])
    expect(life.every((turn, index) => index === 0 || turn.rev > (life[index - 1]?.rev ?? 0))).toBe(true)
  }
})

test('rainstorm: the underpass rises to 62 cm, calls come four times as often, power fails', () => {
  const world = worldOf('rainstorm')
  const read = (id: string, seconds: number): number => {
    const sensor = listSensors(1).find((candidate) => candidate.id === id)
    if (sensor === undefined) throw new Error(id)
    return openCourse(world, sensor)(seconds * SECOND_MS)
  }
  expect([read('road-pond-01', 20), read('road-pond-01', 300), read('road-pond-01', 600)]).toEqual([0, 35, 62])
  expect(read('power-faultUsers', 340)).toBeGreaterThan(2000)
  const callsIn = (story: StoryId): number =>
    eventsUntil(worldOf(story), 900).filter((event) => event.event === 'call' && Date.parse(`${event.record.jjsj.replace(' ', 'T')}+08:00`) > ZERO_AT + 300_000)
      .length
  expect(callsIn('rainstorm')).toBeGreaterThan(3 * callsIn('calm'))
})

test('the last point of a series is what the sensors say, and 288 points lie on the Beijing clock', () => {
  const world = worldOf('rainstorm')
  const sensors = listSensors(1)
  const rows = openSeries(world, sensors)(momentAt(600))
  const level = rows.find((row) => row.key === 'river.level')
  const gauge = sensors.find((sensor) => sensor.id === 'river-level-01')
  if (level === undefined || gauge === undefined) throw new Error('no gauge')
  expect(level.values).toHaveLength(288)
  expect(level.lastWeek).toHaveLength(288)
  expect(level.start).toBe('2026-05-19T10:55:00+08:00')
  expect(level.values.at(-1)).toBe(openCourse(world, gauge)(8 * MINUTE_MS))
})
