// SPDX-License-Identifier: Apache-2.0
import { atomXml, capXml } from '../cap/document.ts'
import { gravest, messagesAt } from '../cap/message.ts'
import { dutyRows, seatRows } from '../model/duty.ts'
import { facilityRows } from '../model/facilities.ts'
import { callStatsRows, hotlineData, townWorkRows } from '../model/hotline.ts'
import { listSensors, sensorTopic } from '../model/sensorList.ts'
import { openSeries } from '../model/series.ts'
import { isoText } from '../model/stamp.ts'
import { supplyRows } from '../model/supplies.ts'
import { teamRows } from '../model/teams.ts'
import { weatherData } from '../model/weather.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../model/world.ts'
import { DocumentCache } from './documents.ts'
import type { Sensor } from '../model/sensorList.ts'
import type { Moment, World } from '../model/world.ts'
import type { Document } from './documents.ts'

/** Answers a path with a document, or null where there is none. */
export type Resolver = (path: string, moment: Moment) => Document | null

interface Route {
  readonly path: string
  readonly stepMs: number
  readonly crs?: 'WGS-84' | 'GCJ-02'
  readonly data: (moment: Moment) => unknown
}

const JSON_TYPE = 'application/json; charset=utf-8'
const CAP_TYPE = 'application/cap+xml; charset=utf-8'
const ATOM_TYPE = 'application/atom+xml; charset=utf-8'

/** Every JSON and CAP address; `base` is the district's own HTTP address for links. */
export function openRoutes(world: World, sensors: readonly Sensor[], base: () => string): Resolver {
  const caches = new Map<string, DocumentCache>()
  for (const route of jsonRoutes(world, sensors)) caches.set(route.path, jsonCache(route))
  caches.set('/cap/atom.xml', atomCache(world, base))
  caches.set('/cap/current.xml', currentCache(world))
  return (path, moment) => {
    const found = caches.get(path)
    if (found !== undefined) {
      const document = found.at(moment)
      return document.body.length === 0 ? null : document
    }
    return alertOf(world, path, moment)
  }
}

function jsonRoutes(world: World, sensors: readonly Sensor[]): Route[] {
  const series = openSeries(world, sensors)
  return [
    { path: '/api/supplies', stepMs: 20 * SECOND_MS, crs: 'WGS-84', data: (moment) => supplyRows(world, moment) },
    { path: '/api/teams', stepMs: 10 * SECOND_MS, crs: 'GCJ-02', data: (moment) => teamRows(world, moment) },
    { path: '/api/facilities', stepMs: MINUTE_MS, crs: 'WGS-84', data: (moment) => facilityRows(world, moment) },
    { path: '/api/sensors', stepMs: HOUR_MS, crs: 'WGS-84', data: () => sensors.map(sensorRow) },
    { path: '/api/duty', stepMs: MINUTE_MS, data: (moment) => dutyRows(world, moment) },
    { path: '/api/seats', stepMs: 30 * SECOND_MS, data: (moment) => seatRows(world, moment) },
    { path: '/api/hotline', stepMs: 30 * SECOND_MS, data: (moment) => hotlineData(world, moment) },
    { path: '/api/towns', stepMs: 30 * SECOND_MS, data: (moment) => townWorkRows(world, moment) },
    { path: '/api/calls/stats', stepMs: 30 * SECOND_MS, data: (moment) => callStatsRows(world, moment) },
    { path: '/api/weather', stepMs: 30 * SECOND_MS, data: (moment) => weatherData(world, moment) },
    { path: '/api/series', stepMs: MINUTE_MS, data: series },
  ]
}

function sensorRow(sensor: Sensor): Record<string, unknown> {
  return {
    sensorId: sensor.id,
    name: sensor.name,
    kind: sensor.behaviour.kind,
    unit: sensor.behaviour.unit,
    lng: sensor.place.lon,
    lat: sensor.place.lat,
    townCode: sensor.townCode,
    town: sensor.townName,
    owner: sensor.behaviour.owner,
    periodSeconds: 1,
    topic: sensorTopic(sensor.id),
  }
}

function jsonCache(route: Route): DocumentCache {
  const crs = route.crs === undefined ? '' : `"crs":"${route.crs}",`
  return new DocumentCache({
    stepMs: route.stepMs,
    contentType: JSON_TYPE,
    content: (moment) => {
      const data = route.data(moment)
      return `${crs}"total":${Array.isArray(data) ? data.length : 1},"data":${JSON.stringify(data)}`
    },
    finish: (content, changedAt) => `{"code":0,"msg":"ok","demo":true,"generatedAt":"${isoText(changedAt)}",${content}}`,
  })
}

function atomCache(world: World, base: () => string): DocumentCache {
  return new DocumentCache({
    stepMs: SECOND_MS,
    contentType: ATOM_TYPE,
    content: (moment) => {
      const messages = messagesAt(world, moment)
      const newest = messages.reduce((latest, message) => Math.max(latest, message.sentAt), moment.zeroAt)
      return atomXml(messages, { base: base(), updated: isoText(newest) })
    },
    finish: (content) => content,
  })
}

function currentCache(world: World): DocumentCache {
  return new DocumentCache({
    stepMs: SECOND_MS,
    contentType: CAP_TYPE,
    content: (moment) => {
      const message = gravest(messagesAt(world, moment))
      return message === null ? '' : capXml(message)
    },
    finish: (content) => content,
  })
}

function alertOf(world: World, path: string, moment: Moment): Document | null {
  const identifier = /^\/cap\/([0-9_]{20,40})\.xml$/.exec(path)?.[1]
  const message = messagesAt(world, moment).find((candidate) => candidate.identifier === identifier)
  if (message === undefined) return null
  return new DocumentCache({ stepMs: SECOND_MS, contentType: CAP_TYPE, content: () => capXml(message), finish: (content) => content }).at(moment)
}

/** The sensors of a world, once for all users. */
export function sensorsOf(world: World): readonly Sensor[] {
  return listSensors(world.seed)
}
