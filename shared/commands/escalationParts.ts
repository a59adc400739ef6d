// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { ownValue } from '../base/index.ts'
import { levelKey, realmOf, type HallState, type LevelState } from '../hall/index.ts'
import type { LevelSubject } from '../hall/incidents/levels.ts'
import { LEVELS, LEVEL_WORDS, isHigher, levelDueAt, levelRow, nextLevel, type Level } from '../rules/escalation/index.ts'
import type { PlanContext } from './command.ts'
import type { Found } from './dutyPeople.ts'
import { reasonInput } from './incidentParts.ts'
import { refuse } from './refusals.ts'

/** What a move between levels is asked with: persons give a reason; the system names the level whose time ran out. */
export const moveInput = { reason: reasonInput.optional(), to: z.enum(LEVELS).optional(), from: z.enum(LEVELS).optional() }
/** A move as asked. */
export interface AskedMove {
  readonly reason?: string | undefined
  readonly to?: Level | undefined
  readonly from?: Level | undefined
}

/** Answer of a move. */
export const moveOutput = z.strictObject({ id: z.string(), level: z.enum(LEVELS), changed: z.boolean() })

/** The running level of a matter. */
export function runningLevel(state: HallState, { realm }: PlanContext, subject: LevelSubject): Found<LevelState> {
  const value = ownValue(realmOf(state, realm).levels, levelKey(subject))
  if (value && value.closedAt === undefined) return { ok: true, value }
  return refuse('wrong-state', { zh: `id: “${subject.id}”没有在办的层级`, en: `id: "${subject.id}" runs at no level` })
}

/** What an escalation decides: null where the system asks and nothing ran out. */
export function escalationOf(known: LevelState, asked: AskedMove, { rules, now, actor }: PlanContext) {
  const isSystem = actor.role === 'system'
  if (isSystem && ((asked.from ?? known.level) !== known.level || now <= known.dueAt || nextLevel(known.level) === null))
    return { ok: true as const, value: null }
  const to = isSystem ? nextLevel(known.level) : (asked.to ?? nextLevel(known.level))
  if (to === null || !isHigher(to, known.level))
    return refuse('wrong-state', { zh: `to: 已在${LEVEL_WORDS[known.level]}级，不能再向上升级`, en: `to: it is at the level ${known.level} already` })
  if (!isSystem && asked.reason === undefined)
    return refuse('reason-missing', { zh: 'reason: 人工升级须写明理由', en: 'reason: escalating by hand needs a reason' })
  const row = levelRow(rules.escalation, known.level)
  return {
    ok: true as const,
    value: {
      from: known.level,
      to,
      cause: isSystem ? ('time' as const) : ('person' as const),
      reason: asked.reason ?? `${LEVEL_WORDS[known.level]}级办结时限 ${row?.limitMinutes ?? 0} 分钟已过`,
      dueAt: levelDueAt(rules.escalation, to, now),
      ...(row && isSystem ? { basis: row.source } : {}),
    },
  }
}

/** What handing back to a lower level decides; never below the level that is demanded. */
export function handBackOf(known: LevelState, asked: AskedMove & { readonly demanded: Level }, { rules, now }: PlanContext) {
  const to = asked.to ?? LEVELS[LEVELS.indexOf(known.level) - 1]
  if (to === undefined || !isHigher(known.level, to))
    return refuse('wrong-state', { zh: `to: 已在${LEVEL_WORDS[known.level]}级，没有更低层级`, en: `to: ${known.level} is not above it` })
  if (isHigher(asked.demanded, to))
    return refuse('wrong-state', {
      zh: `to: 按事件等级须由${LEVEL_WORDS[asked.demanded]}级处置`,
      en: `to: the grade of the incident demands the level ${asked.demanded}`,
    })
  if (asked.reason === undefined) return refuse('reason-missing', { zh: 'reason: 退回须写明理由', en: 'reason: handing back needs a reason' })
  return { ok: true as const, value: { from: known.level, to, reason: asked.reason, dueAt: levelDueAt(rules.escalation, to, now) } }
}
