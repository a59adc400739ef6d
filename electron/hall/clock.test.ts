// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HallClock, type ClockStep } from './clock.ts'

let wall: number
let monotonic: number
let steps: ClockStep[]
let clock: HallClock

beforeEach(() => {
  vi.useFakeTimers()
  wall = 1_790_000_000_000
  monotonic = 5_000
  steps = []
  clock = new HallClock((step) => steps.push(step), { wallNow: () => wall, monotonicMs: () => monotonic })
})
afterEach(() => {
  clock.dispose()
  vi.useRealTimers()
})

function pass(ms: number): void {
  wall += ms
  monotonic += ms
  vi.advanceTimersByTime(ms)
}

test('time runs with the monotonic clock, in whole milliseconds', () => {
  monotonic += 12.7
  wall += 500
  expect(clock.now()).toBe(1_790_000_000_012)
})

test.each([
  [900, 0, 10],
  [4, 0, 4],
  [-900, 0, 0],
  [1500, 1, 1500],
  [-3_600_000, 1, -3_600_000],
])('a difference of %i ms gives %i steps within one check, and moves the clock by %i ms', (difference, count, moved) => {
  pass(10_000)
  wall += difference
  pass(1000)
  expect(steps.length).toBe(count)
  expect(clock.now()).toBe(1_790_000_011_000 + moved)
  if (count) expect(steps[0]).toEqual({ stepMs: difference, fromAt: 1_790_000_011_000, toAt: 1_790_000_011_000 + difference })
  pass(5000)
  expect(steps.length).toBe(count)
})

test('a small lag is made up for, so that the present moment by the system’s clock is not in the future here, and time never runs back', () => {
  wall += 35
  const seen: number[] = []
  for (let second = 0; second < 6; second += 1) {
    pass(1000)
    seen.push(clock.now())
  }
  expect([clock.offsetMs(), clock.now(), steps.length]).toEqual([0, wall, 0])
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
})

test('followers hear of a step at once and of the time every minute, until they leave', () => {
  const heard: number[] = []
  const leave = clock.follow((now) => heard.push(now))
  pass(59_000)
  expect(heard).toEqual([])
  for (let second = 0; second < 70; second += 1) pass(1000)
  expect(heard.length).toBe(2)
  wall -= 3_600_000
  pass(1000)
  expect(heard[2]).toBe(clock.now())
  expect(steps).toHaveLength(1)
  leave()
  wall += 3_600_000
  pass(1000)
  expect([heard.length, steps.length]).toEqual([3, 2])
})
