// SPDX-License-Identifier: Apache-2.0
import { deadlinesOf, realmOf, type HallState, type ResponseEffect, type ResponseStep } from '../hall/index.ts'
import { findLayout } from '../layouts/index.ts'
import { LEVEL_NUMERALS, type CommandLevel } from '../rules/commandRanks/index.ts'
import { beijingClock } from './beijingText.ts'
import type { PlanContext } from './command.ts'
import type { CalledMember } from './responseParts.ts'
import type { SeatCall } from './responseSeats.ts'
import type { WallTake } from './responseWall.ts'

/** What a raise or a change of level brings about, as far as the plan of the command knows it. */
export interface EffectSight {
  readonly level: CommandLevel
  readonly wall: WallTake
  readonly members: readonly CalledMember[]
  readonly steps: readonly ResponseStep[]
  readonly seats: SeatCall
  readonly incidentIds: readonly string[]
}

const WITHHELD = {
  drill: { zh: '演练不动真实大屏', en: 'a drill leaves the real wall alone' },
  unknown: { zh: '配置中没有这个布局', en: 'the configuration has no such layout' },
  noScreen: { zh: '没有屏幕', en: 'there is no screen' },
  graver: { zh: '大屏由更高级别的响应占用', en: 'the wall belongs to a graver response' },
} as const

/** The effects of a decision in both languages: layouts, roll, call-up, steps, report clocks, sound, seats. */
export function effectsOf(state: HallState, sight: EffectSight, context: PlanContext): ResponseEffect[] {
  const { members, steps, level } = sight
  const waits = context.rules.outbound.waitSeconds
  const sound: ResponseEffect = {
    kind: 'alarmSound',
    text: { zh: `控制台告警: ${LEVEL_NUMERALS[level]}级应急响应`, en: `alarm on the console: response of level ${LEVEL_NUMERALS[level]}` },
  }
  return [
    ...layoutEffects(sight.wall, context),
    ...musterEffects(members, waits),
    ...stepEffects(steps),
    clockEffect(state, sight.incidentIds, context),
    sound,
    ...seatEffects(sight.seats),
  ]
}

function layoutEffects({ layoutIds, withheld }: WallTake, { layouts }: PlanContext): ResponseEffect[] {
  const text = (layoutId: string): ResponseEffect['text'] => {
    const title = findLayout(layouts, layoutId)?.title
    return { zh: `大屏切换为“${title?.zh ?? layoutId}”`, en: `the wall shows "${title?.en ?? layoutId}"` }
  }
  return [
    ...layoutIds.map((layoutId): ResponseEffect => ({ kind: 'layout', text: text(layoutId) })),
    ...withheld.map(({ layoutId, why }): ResponseEffect => ({ kind: 'layout', text: text(layoutId), withheld: { ...WITHHELD[why] } })),
  ]
}

function musterEffects(members: readonly CalledMember[], waits: number): ResponseEffect[] {
  const first = members[0]
  if (!first) return []
  const names = members
    .map((one) => one.name)
    .join('、')
    .slice(0, 1500)
  return [
    {
      kind: 'muster',
      text: {
        zh: `进驻 ${members.length} 方: ${names}; ${beijingClock(first.answerDueAt)} 前叫应, ${beijingClock(first.signInDueAt)} 前签到`,
        en: `${members.length} called into the hall; answer by ${beijingClock(first.answerDueAt)}, sign in by ${beijingClock(first.signInDueAt)}`,
      },
    },
    {
      kind: 'callUp',
      text: { zh: `外发召集通知 1 条, ${waits} 秒内可撤回`, en: `one message goes out to them in ${waits} seconds and can be withdrawn until then` },
    },
  ]
}

function stepEffects(steps: readonly ResponseStep[]): ResponseEffect[] {
  if (steps.length === 0) return []
  const soonest = steps.reduce((first, step) => (step.dueAt < first.dueAt ? step : first))
  const by = beijingClock(soonest.dueAt)
  return [
    {
      kind: 'steps',
      text: { zh: `预案步骤 ${steps.length} 项开始计时, 首项“${soonest.title}”${by} 前`, en: `${steps.length} steps of the plan run, the first until ${by}` },
    },
  ]
}

function clockEffect(state: HallState, incidentIds: readonly string[], { realm, now }: PlanContext): ResponseEffect {
  const running = deadlinesOf(realmOf(state, realm)).filter(
    ({ kind, subject, doneAt }) => kind.startsWith('report.') && doneAt === undefined && (incidentIds.length === 0 || incidentIds.includes(subject.id)),
  )
  const overdue = running.filter((one) => one.dueAt < now).length
  return {
    kind: 'reportClocks',
    text: {
      zh: `报告时限: ${running.length} 项在计时${overdue > 0 ? `, ${overdue} 项已超时` : ''}, 响应不改变时限`,
      en: `report clocks: ${running.length} running, ${overdue} overdue; the response changes none`,
    },
  }
}

function seatEffects({ names, replyBy }: SeatCall): ResponseEffect[] {
  if (names.length === 0) return []
  const by = beijingClock(replyBy)
  return [
    {
      kind: 'seats',
      text: {
        zh: `集结席位 ${names.length} 个: ${names.join('、')}; ${by} 前回复`.slice(0, 2000),
        en: `${names.length} seats are called up, to reply by ${by}`,
      },
    },
  ]
}
