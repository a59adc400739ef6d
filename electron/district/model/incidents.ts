// SPDX-License-Identifier: Apache-2.0
import { toGcj02 } from './datum.ts'
import { CITY_TEMPLATES, STREET_TEMPLATES, titleRoads } from './incidentTemplates.ts'
import { TOWNS, placeIn, townAt } from './outline.ts'
import { between, deal, hashOf, mix, pick, unit } from './random.ts'
import { beijingDate, beijingTimeOfDayMs, isoText } from './stamp.ts'
import { MINUTE_MS, SECOND_MS } from './world.ts'
import type { EventClass, ScriptedIncident } from '../stories/story.ts'
import type { IncidentTemplate } from './incidentTemplates.ts'
import type { Position } from './outline.ts'
import type { World } from './world.ts'

export type IncidentSource = 'city' | 'street' | 'photo'

/** One turn of an incident's life; the first creates it, later ones update it. */
export interface PlannedTurn {
  readonly atMs: number
  readonly status: '1' | '2' | '3'
  readonly note: string
  readonly title: string
  readonly grade: string
}

/** A whole incident, known in advance. */
export interface PlannedIncident {
  readonly source: IncidentSource
  readonly eventClass: EventClass
  readonly subClass: string
  readonly departments: readonly string[]
  readonly place: Position
  readonly address: string
  readonly crs: 'WGS-84' | 'GCJ-02'
  readonly turns: readonly PlannedTurn[]
}

/** The record that `/api/stream/incidents` sends; the wire names are explained in the district's README. */
export interface IncidentRecord {
  readonly sjbh: string
  readonly rev: number
  readonly ly: IncidentSource
  readonly bt: string
  readonly sjfl: EventClass
  readonly sjzl: string
  readonly sjdj: string
  readonly djmc: string
  readonly fsdz: string
  readonly xzqh: string
  readonly sszj: string
  readonly jd: number
  readonly wd: number
  readonly zbxt: 'WGS-84' | 'GCJ-02'
  readonly zzbm: readonly string[]
  readonly zt: string
  readonly ztmc: string
  readonly note: string
  readonly fssj: number
  readonly bgsj: string
  readonly gxsj: string
  readonly demo: true
}

const GRADE_NAMES: Readonly<Record<string, string>> = { '0': '未定级', '1': '特别重大', '2': '重大', '3': '较大', '4': '一般', '9': '日常' }
const STATUS_NAMES = { '1': '接报', '2': '处置中', '3': '办结' } as const

/** The n-th everyday incident of a stream, arriving at a model time. */
export function everydayIncident(world: World, stream: 'city' | 'street', at: { index: number; atMs: number }): PlannedIncident {
  const key = hashOf(world.seed, `${stream}:${at.index}`)
  const template = deal(hashOf(world.seed, `${stream}:what`), at.index, stream === 'city' ? CITY_TEMPLATES : STREET_TEMPLATES)
  const town = deal(hashOf(world.seed, `${stream}:where`), at.index, TOWNS)
  const place = placeIn(town, mix(key, 3))
  const road = pick(key, 4, titleRoads(town.code))
  const users = String(30 + Math.floor(unit(key, 5) * 180))
  const title = template.title.replace('{town}', town.name).replace('{road}', `${town.name}${road}`).replace('{n}', users)
  const source = stream === 'city' ? 'city' : unit(key, 6) < 0.5 ? 'street' : 'photo'
  return {
    source,
    eventClass: template.eventClass,
    subClass: template.subClass,
    departments: template.departments,
    place,
    address: `${town.name}${road}${1 + Math.floor(unit(key, 7) * 900)}号附近(示例)`,
    crs: unit(key, 8) < 0.5 ? 'GCJ-02' : 'WGS-84',
    turns: everydayTurns(key, { template, title, atMs: at.atMs }),
  }
}

/** The plot's incidents as plans. */
export function scriptedIncident(script: ScriptedIncident): PlannedIncident {
  let title = script.title
  let grade = script.grade
  const turns = script.turns.map((turn) => {
    title = turn.title ?? title
    grade = turn.grade ?? grade
    return { atMs: turn.at * SECOND_MS, status: turn.status, note: turn.note, title, grade }
  })
  const { eventClass, subClass, departments, place, address } = script
  return { source: 'city', eventClass, subClass, departments, place, address, crs: 'WGS-84', turns }
}

/** The number of an incident created at an instant: date and second of the day, so that numbers differ between runs too. */
export function incidentNumber(createdAt: number, isTaken: (number: string) => boolean): string {
  const date = beijingDate(createdAt).replaceAll('-', '')
  let second = Math.floor(beijingTimeOfDayMs(createdAt) / 1000)
  let number = `${date}-${String(second).padStart(5, '0')}`
  while (isTaken(number)) {
    second += 1
    number = `${date}-${String(second).padStart(5, '0')}`
  }
  return number
}

/** The wire record of one turn. */
export function incidentRecord(plan: PlannedIncident, about: { number: string; turn: PlannedTurn; zeroAt: number }): IncidentRecord {
  const { turn, zeroAt } = about
  const town = townAt(plan.place)
  const shown = plan.crs === 'GCJ-02' ? toGcj02(plan.place) : plan.place
  const reportedAt = zeroAt + (plan.turns[0]?.atMs ?? turn.atMs)
  return {
    sjbh: about.number,
    rev: zeroAt + turn.atMs,
    ly: plan.source,
    bt: turn.title,
    sjfl: plan.eventClass,
    sjzl: plan.subClass,
    sjdj: turn.grade,
    djmc: GRADE_NAMES[turn.grade] ?? '',
    fsdz: plan.address,
    xzqh: town.code,
    sszj: town.name,
    jd: shown.lon,
    wd: shown.lat,
    zbxt: plan.crs,
    zzbm: plan.departments,
    zt: turn.status,
    ztmc: STATUS_NAMES[turn.status],
    note: turn.note,
    fssj: reportedAt - 3 * MINUTE_MS,
    bgsj: isoText(reportedAt),
    gxsj: isoText(zeroAt + turn.atMs),
    demo: true,
  }
}

function everydayTurns(key: number, from: { template: IncidentTemplate; title: string; atMs: number }): PlannedTurn[] {
  const [received, working, closed] = from.template.notes
  const { title, atMs } = from
  const { grade } = from.template
  const workingMs = atMs + between(key, 11, [60, 260]) * SECOND_MS
  const closedMs = workingMs + between(key, 12, [8, 55]) * MINUTE_MS
  return [
    { atMs, status: '1', note: received, title, grade },
    { atMs: Math.round(workingMs), status: '2', note: working, title, grade },
    { atMs: Math.round(closedMs), status: '3', note: closed, title, grade },
  ]
}
