// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idleFeed, linkOf, next, type FeedEvent, type FeedState } from './index.ts'

const T = 1_780_000_000_000
const PERIOD = 2_000

function run(events: readonly (readonly [FeedEvent, atMs: number])[], start: FeedState = idleFeed(T)): FeedState {
  return events.reduce((state, [event, atMs]) => next(state, event, { now: T + atMs, periodMs: PERIOD, random: 0.5 }).state, start)
}

const START: FeedEvent = { type: 'start' }
const OPENED: FeedEvent = { type: 'opened' }
const DATA: FeedEvent = { type: 'contact', data: true }
const PING: FeedEvent = { type: 'contact', data: false }
const FAILED: FeedEvent = { type: 'failed', message: 'refused' }
const TICK: FeedEvent = { type: 'tick' }
const STOP: FeedEvent = { type: 'stop' }

test.each<[string, (readonly [FeedEvent, number])[], FeedState['phase'], string]>([
  ['nothing yet', [], 'idle', 'idle'],
  ['connecting', [[START, 0]], 'connecting', 'idle'],
  [
    'connected',
    [
      [START, 0],
      [OPENED, 5],
    ],
    'live',
    'up',
  ],
  [
    'a payload is proof of a connection',
    [
      [START, 0],
      [DATA, 5],
    ],
    'live',
    'up',
  ],
  [
    'silent for three periods',
    [
      [START, 0],
      [OPENED, 0],
      [TICK, 6001],
    ],
    'stale',
    'up',
  ],
  [
    'only pings',
    [
      [START, 0],
      [OPENED, 0],
      [PING, 5000],
      [TICK, 6001],
    ],
    'stale',
    'up',
  ],
  [
    'speaking again',
    [
      [START, 0],
      [OPENED, 0],
      [TICK, 6001],
      [DATA, 7000],
    ],
    'live',
    'up',
  ],
  [
    'refused',
    [
      [START, 0],
      [FAILED, 10],
    ],
    'waiting',
    'retrying',
  ],
  [
    'a second failure of the same attempt',
    [
      [START, 0],
      [FAILED, 10],
      [FAILED, 11],
    ],
    'waiting',
    'retrying',
  ],
  [
    'trying again',
    [
      [START, 0],
      [FAILED, 10],
      [TICK, 400],
    ],
    'connecting',
    'retrying',
  ],
  [
    'never answered',
    [
      [START, 0],
      [TICK, 15_000],
    ],
    'waiting',
    'retrying',
  ],
  [
    'a late payload of a connection that was given up',
    [
      [START, 0],
      [FAILED, 10],
      [DATA, 20],
    ],
    'waiting',
    'retrying',
  ],
  [
    'stopped',
    [
      [START, 0],
      [OPENED, 5],
      [STOP, 9],
    ],
    'stopped',
    'stopped',
  ],
  [
    'stopped for good',
    [
      [START, 0],
      [STOP, 9],
      [FAILED, 10],
      [TICK, 99_999],
    ],
    'stopped',
    'stopped',
  ],
  [
    'started again',
    [
      [START, 0],
      [STOP, 9],
      [START, 10],
    ],
    'connecting',
    'idle',
  ],
])('%s', (...[, events, phase, link]) => {
  const state = run(events)
  expect(state.phase).toBe(phase)
  expect(linkOf(state, T + Math.max(0, ...events.map((event) => event[1])), PERIOD).state).toBe(link)
})

test('a doubt becomes knowledge after ten seconds or three periods, whichever is longer, and one success ends it', () => {
  const failing = run([
    [START, 0],
    [OPENED, 0],
    [PING, 0],
    [FAILED, 1000],
  ])
  expect(linkOf(failing, T + 11_000, PERIOD).state).toBe('retrying')
  expect(linkOf(failing, T + 11_001, PERIOD)).toEqual({ state: 'down', since: T + 11_000, lastContactAt: T })
  expect(linkOf(failing, T + 60_000, 30_000).state).toBe('retrying')
  expect(linkOf(failing, T + 91_001, 30_000).state).toBe('down')
  const back = run(
    [
      [TICK, 20_000],
      [OPENED, 20_010],
    ],
    failing,
  )
  expect(linkOf(back, T + 20_010, PERIOD).state).toBe('up')
})

test('it tries for ever, waits never longer than twenty seconds, and always says when it will wake', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1, maxLength: 60 }), (luck) => {
      let state = next(idleFeed(T), START, { now: T, periodMs: PERIOD, random: 0 }).state
      let now = T
      for (const random of luck) {
        const failed = next(state, FAILED, { now, periodMs: PERIOD, random })
        const wake = failed.effects.find((effect) => effect.type === 'wakeAt')
        expect(failed.effects[0]).toEqual({ type: 'close' })
        expect(wake && wake.type === 'wakeAt' && wake.at - now).toBeGreaterThanOrEqual(100)
        expect(wake && wake.type === 'wakeAt' && wake.at - now).toBeLessThanOrEqual(20_000)
        now = wake && wake.type === 'wakeAt' ? wake.at : now
        const again = next(failed.state, TICK, { now, periodMs: PERIOD, random })
        expect(again.effects[0]).toEqual({ type: 'open' })
        state = again.state
      }
    }),
  )
})

test('whatever happens, it is never left without a way on', () => {
  const event = fc.constantFrom<FeedEvent>(START, OPENED, DATA, PING, FAILED, TICK)
  fc.assert(
    fc.property(fc.array(fc.tuple(event, fc.nat(20_000))), (steps) => {
      let now = T
      let state = next(idleFeed(T), START, { now, periodMs: PERIOD, random: 0.5 }).state
      for (const [one, wait] of steps) state = next(state, one, { now: (now += wait), periodMs: PERIOD, random: 0.5 }).state
      const later = next(state, TICK, { now: now + 40_000, periodMs: PERIOD, random: 0.5 })
      const isConnected = state.phase === 'live' || state.phase === 'stale'
      expect(isConnected || later.effects.length > 0).toBe(true)
    }),
  )
})

test('a connection alone is no contact: what came over it says whether the source was heard', () => {
  const opened = run([
    [START, 0],
    [OPENED, 5],
  ])
  expect(linkOf(opened, T + 5, PERIOD)).toEqual({ state: 'up', since: T + 5 })
  expect(linkOf(run([[PING, 9]], opened), T + 9, PERIOD).lastContactAt).toBe(T + 9)
})

test('a clock set back by an hour holds nothing up: the next tick connects, and no contact lies in the future', () => {
  const BACK = -3_600_000
  const at = (ms: number) => ({ now: T + ms, periodMs: PERIOD, random: 0.5 })
  const live: (readonly [FeedEvent, number])[] = [
    [START, 0],
    [DATA, 0],
  ]
  const again = next(run([...live, [FAILED, 10]]), TICK, at(BACK))
  expect(again.effects[0]).toEqual({ type: 'open' })
  expect(linkOf(again.state, T + BACK, PERIOD)).toMatchObject({ state: 'retrying', since: T + BACK, lastContactAt: T + BACK })
  expect(linkOf(again.state, T + BACK + 10_001, PERIOD).state).toBe('down')
  const connecting = next(run([[START, 0]]), TICK, at(BACK)).state
  expect(next(connecting, TICK, at(BACK + 15_000)).state.phase).toBe('waiting')
  const speaking = next(run(live), TICK, at(BACK)).state
  expect(next(speaking, TICK, at(BACK + 6_001)).state.phase).toBe('stale')
})
