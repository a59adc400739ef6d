// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { Desk } from '../../test/fixtures/desk.ts'
import { deadlinesOf, suggestions } from '../hall/index.ts'
import { hallRulesSchema } from '../rules/hallRules.ts'

const NOW = 1_790_000_000_000
const MINUTE = 60_000
const FEED = { principal: 'feed:weather', role: 'feed' } as const
const BY = { name: '带班领导', title: '处级' }
const KEY = 'weather/w-1'
const ALARM = `warning.response:${KEY}`

const body = (change: Record<string, unknown> = {}) => ({
  hazard: '暴雨',
  colour: 'orange',
  headline: '暴雨橙色预警',
  sender: '示例气象台',
  sentAt: NOW,
  messageType: 'alert',
  references: [],
  status: 'actual',
  ...change,
})

function arrive(desk: Desk, id: string, change: Record<string, unknown> = {}): void {
  expect(desk.send('warning.record', { id, source: 'weather', warning: body(change) }, FEED)).toMatchObject({ ok: true })
}

const open = (desk: Desk) =>
  suggestions(desk.realm, desk.rules.warningSuggestion, desk.now).map(({ key, headquarters, level, isOverdue }) => [key, headquarters, level, isOverdue])

function warned(change: Record<string, unknown> = {}): Desk {
  const desk = new Desk(NOW)
  arrive(desk, 'w-1', change)
  return desk
}

// A response as the journal has it: raising one is another area's command.
function respond(desk: Desk, level: number, change: { headquarters?: string; endedAfterMs?: number; startedBeforeMs?: number } = {}): void {
  const { headquarters = 'natural', startedBeforeMs = 0, endedAfterMs } = change
  const startedAt = desk.now - startedBeforeMs
  const response = {
    id: `r-${level}`,
    headquarters,
    level,
    plan: '预案',
    startedAt,
    ...(endedAfterMs === undefined ? {} : { endedAt: startedAt + endedAfterMs }),
    approval: { approver: '甲', way: 'phone', at: startedAt, clause: '1', recordedBy: '乙' },
  }
  desk.state = { ...desk.state, realms: { ...desk.state.realms, real: { ...desk.realm, responses: { [response.id]: response } as never } } }
}

describe('a warning in force suggests a response', () => {
  test('with its limit in the event, whatever the rules become later', () => {
    const desk = warned()
    desk.rules = hallRulesSchema.parse({ warningSuggestion: { reasonMinutes: 5, colours: [{ id: 'orange', level: 4 }] } })
    expect(open(desk)).toEqual([[KEY, 'natural', 2, false]])
    expect(deadlinesOf(desk.realm).find(({ kind }) => kind === 'warning.response')).toMatchObject({ id: ALARM, startAt: NOW, dueAt: NOW + 30 * MINUTE })
  })

  test.each([
    ['an exercise', { status: 'exercise' }],
    ['a test', { status: 'test' }],
    ['a cancellation', { messageType: 'cancel' }],
    ['one that has expired', { expiresAt: NOW }],
  ])('not %s', (_what, change) => {
    expect(open(warned(change))).toEqual([])
  })

  test('no more when it was cancelled or has expired', () => {
    const cancelled = warned()
    arrive(cancelled, 'w-2', { messageType: 'cancel', references: ['w-1'] })
    expect(open(cancelled)).toEqual([])
    const expiring = warned({ expiresAt: NOW + MINUTE })
    expiring.now = NOW + MINUTE
    expect(open(expiring)).toEqual([])
  })

  test.for([
    ['the same level', 2, {}, true],
    ['a higher one', 1, {}, true],
    ['a lower one', 3, {}, false],
    ['another headquarters', 1, { headquarters: 'accident' }, false],
    ['one in force since before', 2, { startedBeforeMs: 3600_000 }, true],
    ['one that ended before', 2, { startedBeforeMs: 3600_000, endedAfterMs: 1000 }, false],
    ['one started for it and ended since', 2, { endedAfterMs: 1000 }, true],
  ] as const)('answered by a response of %s: level %i', ([, level, change, isAnswered]) => {
    const desk = warned()
    desk.now = NOW + MINUTE
    respond(desk, level, change)
    desk.now = NOW + 2 * MINUTE
    expect(open(desk).length === 0).toBe(isAnswered)
  })

  test('an update of the same or a milder colour goes on with the question, an upgrade asks again', () => {
    const desk = warned({ colour: 'yellow' })
    desk.now = NOW + 10 * MINUTE
    arrive(desk, 'w-2', { colour: 'yellow', messageType: 'update', references: ['w-1'] })
    expect(suggestions(desk.realm, desk.rules.warningSuggestion, desk.now)).toMatchObject([{ key: 'weather/w-2', question: KEY, dueAt: NOW + 30 * MINUTE }])
    desk.done('warning.declineResponse', { warning: 'weather/w-2', reason: '雨势减弱', by: BY })
    expect(open(desk)).toEqual([])
    arrive(desk, 'w-3', { colour: 'blue', messageType: 'update', references: ['w-2'] })
    expect(open(desk)).toEqual([])
    arrive(desk, 'w-4', { colour: 'orange', messageType: 'update', references: ['w-3'] })
    expect(open(desk)).toEqual([['weather/w-4', 'natural', 2, false]])
    expect(suggestions(desk.realm, desk.rules.warningSuggestion, desk.now)).toMatchObject([{ question: 'weather/w-4', dueAt: NOW + 40 * MINUTE }])
  })

  test('a journal of the version before has warnings without a suggestion: the rules in force say it', () => {
    const desk = warned()
    const { suggestion: _left, ...old } = desk.realm.warnings[KEY]!
    desk.state = { ...desk.state, realms: { real: { ...desk.realm, warnings: { [KEY]: old } } } }
    expect(open(desk)).toEqual([[KEY, 'natural', 2, false]])
  })
})

describe('left unanswered', () => {
  test('it becomes one alarm, after the instant of the limit and not on it; the reason ends it', () => {
    const desk = warned()
    desk.now = NOW + 30 * MINUTE
    expect(desk.settle(ALARM)).toEqual([])
    desk.now += 1
    expect(open(desk)).toEqual([[KEY, 'natural', 2, true]])
    expect(desk.settle(ALARM)).toMatchObject([{ name: 'alarm.raise', commandId: `${ALARM}:overdue`, input: { class: 'attention', audience: 'console' } }])
    expect(desk.settle(ALARM)).toEqual([])
    desk.now += MINUTE
    desk.done('warning.declineResponse', { warning: KEY, reason: '经会商不启动', by: BY })
    expect(desk.settle(ALARM)).toMatchObject([{ name: 'alarm.clear', input: { key: ALARM } }])
    expect(desk.realm.alarms[ALARM]?.status).toBe('cleared')
    expect(desk.settle(ALARM)).toEqual([])
    expect(desk.realm.warnings[KEY]?.declined).toMatchObject({ at: desk.now, reason: '经会商不启动', by: { name: '带班领导', title: '处级' } })
    expect(deadlinesOf(desk.realm).find(({ id }) => id === ALARM)).toMatchObject({ doneAt: desk.now })
  })

  test('an update does not ask twice for the same', () => {
    const desk = warned()
    desk.now = NOW + 31 * MINUTE
    expect(desk.settle(ALARM)).toHaveLength(1)
    arrive(desk, 'w-2', { messageType: 'update', references: ['w-1'] })
    expect(desk.settle('warning.response:')).toEqual([])
  })
})

test.each([
  ['unknown-warning', 'weather/nothing', () => warned()],
  ['wrong-state', KEY, () => warned({ status: 'test' })],
  [
    'wrong-state',
    KEY,
    () => {
      const desk = warned()
      respond(desk, 1)
      return desk
    },
  ],
  [
    'already-done',
    KEY,
    () => {
      const desk = warned()
      desk.done('warning.declineResponse', { warning: KEY, reason: '不启动', by: BY })
      return desk
    },
  ],
] as const)('declining is refused: %s', (code, warning, desk) => {
  expect(desk().send('warning.declineResponse', { warning, reason: '不启动', by: BY })).toMatchObject({ ok: false, code })
})
