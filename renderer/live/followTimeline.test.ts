// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shallowRef } from 'vue'
import { LIVE, type Timeline } from '../../shared/domain/index.ts'
import { followTimeline } from './followTimeline.ts'
import type { HallPastMirror } from './past.ts'

const bridge = vi.hoisted(() => ({ asked: [] as unknown[], closed: (_message: { epoch: string }): void => undefined }))

vi.mock('../bridge/index.ts', () => ({
  ask: async (name: string, input: unknown) => void bridge.asked.push([name, input]),
  listen: (_name: string, listener: typeof bridge.closed) => {
    bridge.closed = listener
    return () => undefined
  },
}))

const SINCE = 1_780_000_000_000
const REPLAY: Timeline = { v: 1, mode: 'replay', at: SINCE - 600_000, since: SINCE, rate: 2 }

beforeEach(() => {
  vi.useFakeTimers()
  bridge.asked.length = 0
})
afterEach(() => void vi.useRealTimers())

function follow(wanted: Timeline, now: () => number) {
  const jumps: number[] = []
  const past = { jump: async (at: number) => void jumps.push(at), leave: () => undefined } as unknown as HallPastMirror
  const parts = { wanted: shallowRef(wanted), timeline: shallowRef<Timeline>(LIVE), past, clock: { now } }
  return { ...parts, jumps, stop: followTimeline(parts) }
}

test('a page that opens in the middle of a replay joins at its present moment, hall and records alike', async () => {
  const { jumps, timeline, stop } = follow(REPLAY, () => SINCE + 30_000.4)
  await vi.advanceTimersByTimeAsync(0)
  expect(jumps).toEqual([SINCE - 539_999])
  expect(bridge.asked).toEqual([['records.connect', { mode: 'replay', at: SINCE - 539_999, rate: 2 }]])
  expect(timeline.value).toEqual(REPLAY)
  stop()
})

test('a replayer that ended is replaced at the present moment, at most once in two seconds', async () => {
  let now = SINCE
  const { stop } = follow(REPLAY, () => now)
  await vi.advanceTimersByTimeAsync(0)
  bridge.closed({ epoch: 'live' })
  bridge.closed({ epoch: 'wall-1' })
  now = SINCE + 1000
  await vi.advanceTimersByTimeAsync(1_900)
  expect(bridge.asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(bridge.asked.slice(1)).toEqual([['records.connect', { mode: 'replay', at: SINCE - 598_000, rate: 2 }]])
  bridge.closed({ epoch: 'wall-2' })
  stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(bridge.asked).toHaveLength(2)
})

test('a live page asks anew when the feed host is back, and not for a replayer it no longer uses', async () => {
  const { stop } = follow(LIVE, () => SINCE)
  await vi.advanceTimersByTimeAsync(0)
  bridge.closed({ epoch: 'wall-7' })
  bridge.closed({ epoch: 'live' })
  await vi.advanceTimersByTimeAsync(5_000)
  const connect = ['records.connect', { mode: 'live' }]
  expect(bridge.asked).toEqual([connect, connect])
  stop()
})
