// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { DEFAULT_RULES, hallRulesSchema } from '../hallRules.ts'
import { ORDER_KINDS, URGENCIES, orderMoments, orderSteps, type OrderKind, type Urgency } from './index.ts'

const NOW = 1_790_000_000_000
const rule = DEFAULT_RULES.orderLimits
const ASSUMED = '产品工作假设, 待用户确认'

// Kind, urgency, minutes to sign, to arrive, to close, source. No official text names them: all are to be confirmed.
const TABLE: readonly [OrderKind, Urgency, number, number | null, number, string][] = [
  ['dispatch', 'urgent', 5, 30, 240, ASSUMED],
  ['dispatch', 'normal', 15, 60, 1440, ASSUMED],
  ['dispatch', 'routine', 60, null, 4320, ASSUMED],
  ['verify', 'urgent', 3, null, 15, ASSUMED],
  ['verify', 'normal', 10, null, 60, ASSUMED],
  ['verify', 'routine', 30, null, 480, ASSUMED],
  ['support', 'urgent', 5, 30, 240, ASSUMED],
  ['support', 'normal', 10, 60, 480, ASSUMED],
  ['support', 'routine', 30, null, 1440, ASSUMED],
]

describe('limits of orders', () => {
  test.for(TABLE)('%s %s: sign %s, arrive %s, close %s minutes', ([kind, urgency, sign, arrive, close, document]) => {
    const after = (minutes: number) => NOW + minutes * 60_000
    expect(orderMoments(rule, { kind, urgency }, NOW)).toEqual({
      signBy: after(sign),
      ...(arrive === null ? {} : { arriveBy: after(arrive) }),
      closeBy: after(close),
    })
    expect(rule.limits.find((row) => row.kind === kind && row.urgency === urgency)?.source).toMatchObject({ document, confidence: 'C' })
  })

  test('the table above is the whole rule', () => {
    expect(TABLE.length).toBe(ORDER_KINDS.length * URGENCIES.length)
    expect(rule.limits.length).toBe(TABLE.length)
  })

  test('limits given by hand win; a rule without a row needs both', () => {
    expect(orderMoments(rule, { kind: 'verify', urgency: 'urgent', signMinutes: 1, arriveMinutes: 2, closeMinutes: 0.5 }, NOW)).toEqual({
      signBy: NOW + 60_000,
      arriveBy: NOW + 120_000,
      closeBy: NOW + 30_000,
    })
    const empty = { ...rule, limits: [] }
    expect(orderMoments(empty, { kind: 'verify', urgency: 'urgent', signMinutes: 1 }, NOW)).toBeNull()
    expect(orderMoments(empty, { kind: 'verify', urgency: 'urgent', signMinutes: 1, closeMinutes: 2 }, NOW)).toEqual({
      signBy: NOW + 60_000,
      closeBy: NOW + 120_000,
    })
  })

  test('steps up are dated from the limit they belong to; no arrival, no step for it', () => {
    const steps = orderSteps(rule, { signBy: NOW, closeBy: NOW + 3_600_000 })
    expect(steps.map(({ limit, step, to, dueAt }) => [limit, step, to, (dueAt - NOW) / 60_000])).toEqual([
      ['sign', 1, 'shiftChief', 0],
      ['sign', 2, 'dutyLeader', 10],
      ['close', 1, 'shiftChief', 60],
      ['close', 2, 'dutyLeader', 120],
      ['close', 3, 'districtLeader', 300],
    ])
  })

  test('hall.yaml changes one value and leaves the others', () => {
    const own = hallRulesSchema.parse({ orderLimits: { limits: [{ id: 'verify-urgent', signMinutes: 1 }] } }).orderLimits
    expect(orderMoments(own, { kind: 'verify', urgency: 'urgent' }, NOW)).toEqual({ signBy: NOW + 60_000, closeBy: NOW + 15 * 60_000 })
    expect(own.limits.filter((row) => row.source.document === 'hall.yaml').map((row) => row.id)).toEqual(['verify-urgent'])
    expect(own.steps).toEqual(rule.steps)
  })
})
