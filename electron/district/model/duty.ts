// SPDX-License-Identifier: Apache-2.0
import { hashOf, mix, unit } from './random.ts'
import { beijingText } from './stamp.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './world.ts'
import type { Moment, World } from './world.ts'

/** One person on duty; every name is invented and marked 示例. */
export interface DutyRow {
  readonly gw: string
  readonly xm: string
  readonly zw: string
  readonly dw: string
  readonly lxdh: string
  readonly dgsj: string
}

/** One seat of the hall; `sj` is epoch ms. */
export interface SeatRow {
  readonly xh: number
  readonly xw: string
  readonly dw: string
  readonly zt: '在席' | '离席'
  readonly sj: number
  readonly ry: string
}

/** The duty changes at this Beijing time; an assumption of the demonstration. */
const CHANGE_HOUR = 8.5
const SEAT_STEP_MS = 10 * MINUTE_MS
/** Nobody is followed further back than a day. */
const LONGEST_STEPS = 144
const POSTS: readonly (readonly [post: string, rank: string, people: readonly string[]])[] = [
  ['带班领导', '处级', ['陆文斌', '周以宁', '程远舟']],
  ['值班长', '科级', ['沈嘉禾', '许若澄', '何书昀']],
  ['值班员', '专职', ['顾一鸣', '唐志远', '赵明轩']],
  ['值班员', '专职', ['金晓岚', '宋知微', '叶青禾']],
]
const SEATS: readonly (readonly [seat: string, department: string])[] = [
  ['应急', '区应急局'],
  ['消防', '区消防救援支队'],
  ['公安', '公安分局'],
  ['交通', '区交通委'],
  ['城管', '区城管执法局'],
  ['房管', '区房管局'],
  ['市场监管', '区市场监管局'],
  ['供水', '供水单位(示例)'],
  ['供电', '供电单位(示例)'],
  ['供气', '供气单位(示例)'],
  ['水务', '区水务局'],
  ['卫健', '区卫健委'],
]

/** The district's duty at a moment; it changes once a day. */
export function dutyRows(world: World, moment: Moment): DutyRow[] {
  const changeMs = CHANGE_HOUR * HOUR_MS
  const shift = Math.floor((world.dayOffsetMs + moment.elapsedMs - changeMs) / DAY_MS)
  const onPostMs = shift * DAY_MS + changeMs - world.dayOffsetMs
  return POSTS.map(([post, rank, people]) => {
    const turn = (((shift + (hashOf(world.seed, 'duty') % 3)) % people.length) + people.length) % people.length
    return { gw: post, xm: `${people[turn] ?? ''}(示例)`, zw: rank, dw: '区政府总值班室', lxdh: '示例', dgsj: beijingText(moment.zeroAt + onPostMs) }
  })
}

/** The hall's seats at a moment; about one in twelve is left for a while. */
export function seatRows(world: World, moment: Moment): SeatRow[] {
  return SEATS.map(([seat, department], index) => {
    const key = hashOf(world.seed, `seat:${seat}`)
    const shiftMs = mix(key, 1) % SEAT_STEP_MS
    const step = Math.floor((moment.elapsedMs + shiftMs) / SEAT_STEP_MS)
    const present = isPresent(key, step)
    let since = step
    while (step - since < LONGEST_STEPS && isPresent(key, since - 1) === present) since -= 1
    return {
      xh: index + 1,
      xw: seat,
      dw: department,
      zt: present ? '在席' : '离席',
      sj: moment.zeroAt + since * SEAT_STEP_MS - shiftMs,
      ry: `${seat}席值守(示例)`,
    }
  })
}

function isPresent(key: number, step: number): boolean {
  return unit(key, step) > 0.08
}
