// SPDX-License-Identifier: Apache-2.0
import { isInside, townAt } from '../model/outline.ts'
import { everydayIncident } from '../model/incidents.ts'
import type { PlannedIncident } from '../model/incidents.ts'
import type { Moment, World } from '../model/world.ts'

/** Turns the body of `POST /control/incident` into an incident that is created now; the reason as text when it cannot be. */
export function orderedIncident(world: World, order: { body: string; count: number; moment: Moment }): PlannedIncident | string {
  const wishes = parsed(order.body)
  if (typeof wishes === 'string') return wishes
  const usual = everydayIncident(world, 'city', { index: 1_000_000 + order.count, atMs: order.moment.elapsedMs })
  const { lon, lat, title, grade } = wishes
  if ((lon === undefined) !== (lat === undefined)) return 'lon and lat belong together'
  const place = lon === undefined || lat === undefined ? usual.place : { lon, lat }
  if (!isInside(place)) return 'the position lies outside the district'
  const turns = usual.turns.map((turn) => ({ ...turn, title: title ?? turn.title, grade: grade ?? turn.grade }))
  const address = lon === undefined ? usual.address : `${townAt(place).name}(示例)`
  return { ...usual, place, address, turns }
}

interface Wishes {
  readonly title?: string
  readonly grade?: string
  readonly lon?: number
  readonly lat?: number
}

function parsed(body: string): Wishes | string {
  if (body.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return 'the body is not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'the body is not an object'
  const fields = new Map(Object.entries(value))
  for (const name of fields.keys()) {
    if (!['title', 'grade', 'lon', 'lat'].includes(name)) return `unknown field ${name}`
  }
  return checked(fields)
}

function checked(fields: ReadonlyMap<string, unknown>): Wishes | string {
  const title = fields.get('title')
  const grade = fields.get('grade')
  const lon = fields.get('lon')
  const lat = fields.get('lat')
  if (title !== undefined && (typeof title !== 'string' || title === '' || title.length > 100)) return 'title must be a text of 1 to 100 characters'
  if (grade !== undefined && (typeof grade !== 'string' || !/^[012349]$/.test(grade))) return 'grade must be one of 0 1 2 3 4 9'
  if (lon !== undefined && typeof lon !== 'number') return 'lon must be a number'
  if (lat !== undefined && typeof lat !== 'number') return 'lat must be a number'
  return {
    ...(title === undefined ? {} : { title }),
    ...(grade === undefined ? {} : { grade }),
    ...(lon === undefined ? {} : { lon }),
    ...(lat === undefined ? {} : { lat }),
  }
}
