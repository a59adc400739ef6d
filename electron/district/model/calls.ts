// SPDX-License-Identifier: Apache-2.0
import { titleRoads } from './incidentTemplates.ts'
import { TOWNS, placeIn, townAt } from './outline.ts'
import { hashOf, mix, pick, unit } from './random.ts'
import { beijingText, compactText } from './stamp.ts'
import { SECOND_MS } from './world.ts'
import type { ScriptedCall } from '../stories/story.ts'
import type { Position } from './outline.ts'
import type { World } from './world.ts'

/** A call, known in advance. */
export interface PlannedCall {
  readonly atMs: number
  readonly line: '110' | '119' | '120'
  readonly kind: string
  readonly text: string
  readonly address: string
  readonly unit: string
  readonly place: Position
}

/** The record that `/api/stream/calls` sends; the wire names are explained in the district's README. */
export interface CallRecord {
  readonly jjdbh: string
  readonly jjlx: string
  readonly jjsj: string
  readonly bjlb: string
  readonly bjnr: string
  readonly sfdz: string
  readonly xzqh: string
  readonly sszj: string
  readonly jd: number
  readonly wd: number
  readonly zbxt: 'WGS-84'
  readonly cjdw: string
  readonly demo: true
}

type Row = readonly [line: '110' | '119' | '120', kind: string, text: string, weight: number]

const ROWS: readonly Row[] = [
  ['110', '交通事故', '{road}两车碰擦,无人受伤', 12],
  ['110', '求助', '{town}市民求助,开锁', 8],
  ['110', '纠纷', '{town}邻里噪声纠纷', 8],
  ['110', '交通堵塞', '{road}车辆抛锚占道', 8],
  ['110', '走失', '{town}老人走失求助', 4],
  ['110', '盗窃', '{town}非机动车被盗报案', 4],
  ['119', '火警', '{town}厨房冒烟,已断电', 1],
  ['119', '救援', '{town}居民摘除马蜂窝', 1],
  ['120', '急病', '{town}居民胸闷,需救护车', 4],
  ['120', '外伤', '{road}骑行摔倒,腿部外伤', 3],
  ['120', '转院', '{town}医院间转运', 2],
  ['120', '产妇', '{town}产妇待产', 1],
]
const DECK: readonly Row[] = ROWS.flatMap((row) => Array.from({ length: row[3] }, () => row))
const UNITS = { '110': '派出所(示例)', '119': '消防救援站(示例)', '120': '急救分站(示例)' } as const

/** The n-th everyday call, arriving at a model time. */
export function everydayCall(world: World, at: { index: number; atMs: number }): PlannedCall {
  const key = hashOf(world.seed, `call:${at.index}`)
  const [line, kind, text] = pick(key, 1, DECK)
  const town = pick(key, 2, TOWNS)
  const road = pick(key, 3, titleRoads(town.code))
  return {
    atMs: at.atMs,
    line,
    kind,
    text: text.replace('{town}', town.name).replace('{road}', `${town.name}${road}`),
    address: `${town.name}${road}${1 + Math.floor(unit(key, 4) * 900)}号(示例)`,
    unit: `${town.name}${UNITS[line]}`,
    place: placeIn(town, mix(key, 5)),
  }
}

/** A call of the plot. */
export function scriptedCall(script: ScriptedCall): PlannedCall {
  return {
    atMs: script.at * SECOND_MS,
    line: script.line,
    kind: script.kind,
    text: script.text,
    address: script.address,
    unit: script.unit,
    place: script.place,
  }
}

/** The wire record of a call; `index` is its running number in this run. */
export function callRecord(call: PlannedCall, about: { index: number; zeroAt: number }): CallRecord {
  const at = about.zeroAt + call.atMs
  const town = townAt(call.place)
  return {
    jjdbh: `JJ${compactText(at)}${String(about.index % 1000).padStart(3, '0')}`,
    jjlx: call.line,
    jjsj: beijingText(at),
    bjlb: call.kind,
    bjnr: call.text,
    sfdz: call.address,
    xzqh: town.code,
    sszj: town.name,
    jd: call.place.lon,
    wd: call.place.lat,
    zbxt: 'WGS-84',
    cjdw: call.unit,
    demo: true,
  }
}
