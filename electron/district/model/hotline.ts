// SPDX-License-Identifier: Apache-2.0
import { signal } from '../stories/story.ts'
import { countUntil, wholeDay } from './dayCount.ts'
import { TOWNS, ZONE } from './outline.ts'
import { hashOf, noise, unit } from './random.ts'
import { beijingDate } from './stamp.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, dayNumber, hourOfDay, roundTo } from './world.ts'
import type { Counted } from './dayCount.ts'
import type { Moment, World } from './world.ts'

/** The object of `/api/hotline`. */
export interface HotlineData {
  readonly tjrq: string
  readonly sljs: number
  readonly sqsljs: number
  readonly xxlxl: number
  readonly asbjl: number
  readonly myl: number
  readonly mxs: readonly { readonly xs: number; readonly js: number | null; readonly sqjs: number }[]
}

/** One row of `/api/towns`. */
export interface TownWorkRow {
  readonly xzqh: string
  readonly mc: string
  readonly zbs: number
  readonly cqs: number
  readonly asbjl: number
}

/** One row of `/api/calls/stats`. */
export interface CallStatsRow {
  readonly jjlx: string
  readonly mc: string
  readonly zs: number
  readonly sqzs: number
  readonly jldw: string
  readonly mxs: readonly (number | null)[]
  readonly bz: { readonly mc: string; readonly sz: number; readonly dw: string }
}

const ACCEPTED: Counted = { name: 'hotline', shape: 'office', perDay: 2150 }
const LINES: readonly (readonly [line: '110' | '119' | '120', label: string, unit: string, counted: Counted])[] = [
  ['110', '110 警情', '起', { name: '110', shape: 'office', perDay: 1400 }],
  ['119', '119 火警救援', '起', { name: '119', shape: 'office', perDay: 26 }],
  ['120', '120 急救', '趟', { name: '120', shape: 'office', perDay: 330 }],
]
/** Usual open work orders per unit, in the order of TOWNS and then the zone. */
const USUAL_OPEN = [42, 31, 58, 47, 29, 44, 51, 26, 33, 46, 22, 73, 9, 8, 6, 12, 15, 11]

/** 12345 today, and the same day last week. */
export function hotlineData(world: World, moment: Moment): HotlineData {
  const { elapsedMs, zeroAt } = moment
  const seconds = elapsedMs / SECOND_MS
  const today = countUntil(world, ACCEPTED, elapsedMs)
  const extra = Math.round(signal(world.story, 'hotline.accepted', { seconds, base: 0 }))
  const weekBefore = countUntil(world, ACCEPTED, elapsedMs - 7 * DAY_MS)
  const wholeWeekBefore = wholeDay(world, ACCEPTED, dayNumber(world, elapsedMs) - 7)
  const hour = Math.floor(hourOfDay(world, elapsedMs))
  return {
    tjrq: beijingDate(zeroAt + elapsedMs),
    sljs: today.total + extra,
    sqsljs: weekBefore.total,
    xxlxl: drift(world, 'first', { elapsedMs, base: 98.7, amplitude: 0.6 }),
    asbjl: drift(world, 'time', { elapsedMs, base: 99.1, amplitude: 0.4 }),
    myl: drift(world, 'content', { elapsedMs, base: 94.6, amplitude: 0.9 }),
    mxs: today.hours.map((count, index) => ({ xs: index, js: index > hour ? null : count + (index === hour ? extra : 0), sqjs: wholeWeekBefore[index] ?? 0 })),
  }
}

/** Work orders of the 17 towns and 经开区; steps of five minutes. */
export function townWorkRows(world: World, moment: Moment): TownWorkRow[] {
  const units = [...TOWNS.map((town) => ({ code: town.code, name: town.name })), { code: ZONE.code, name: ZONE.name }]
  const step = Math.floor(moment.elapsedMs / (5 * MINUTE_MS))
  const more = signal(world.story, 'towns.open', { seconds: moment.elapsedMs / SECOND_MS, base: 1 })
  return units.map((town, index) => {
    const key = hashOf(world.seed, `work:${town.code}`)
    const usual = USUAL_OPEN[index] ?? 10
    const open = Math.max(2, Math.round(usual * more * (1 + 0.08 * noise(key, step / 6))))
    const late = Math.max(0, Math.floor(open * (usual > 25 ? 0.09 : 0.02) * (unit(key, Math.floor(step / 12)) + 0.3)))
    return { xzqh: town.code, mc: town.name, zbs: open, cqs: late, asbjl: roundTo(Math.min(100, 99.8 - late * 0.45 - unit(key, 1) * 0.4), 1) }
  })
}

/** 110, 119 and 120 today. */
export function callStatsRows(world: World, moment: Moment): CallStatsRow[] {
  const { elapsedMs } = moment
  const hour = Math.floor(hourOfDay(world, elapsedMs))
  return LINES.map(([line, label, unitName, counted]) => {
    const today = countUntil(world, counted, elapsedMs)
    const extra = Math.round(signal(world.story, `calls.${line}`, { seconds: elapsedMs / SECOND_MS, base: 0 }))
    const before = countUntil(world, counted, elapsedMs - 7 * DAY_MS).total
    const total = today.total + extra
    const hours = today.hours.map((count, index) => (index > hour ? null : count + (index === hour ? extra : 0)))
    return { jjlx: line, mc: label, zs: total, sqzs: before, jldw: unitName, mxs: hours, bz: noteOf(world, line, { total, before, elapsedMs }) }
  })
}

function noteOf(world: World, line: string, now: { total: number; before: number; elapsedMs: number }): CallStatsRow['bz'] {
  if (line === '110') {
    return { mc: '较上周同期', sz: now.before === 0 ? 0 : roundTo(((now.total - now.before) / now.before) * 100, 1), dw: '%' }
  }
  const base = line === '119' ? 7.6 : 9.2
  return { mc: line === '119' ? '平均到场' : '平均到达', sz: drift(world, `arrive${line}`, { elapsedMs: now.elapsedMs, base, amplitude: 0.8 }), dw: '分' }
}

function drift(world: World, name: string, around: { elapsedMs: number; base: number; amplitude: number }): number {
  const value = around.base + around.amplitude * noise(hashOf(world.seed, `drift:${name}`), around.elapsedMs / (2 * HOUR_MS))
  return roundTo(Math.min(100, value), 1)
}
