// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { continuesRun } from './districtMemory.ts'

const memory = { http: 'http://127.0.0.1:1', mqtt: 'mqtt://127.0.0.1:2', story: 'calm', seed: 1, startedAt: 1_000_000, seenAt: 2_000_000 }

test('the same story goes on after a short break; another story, seed or a long break starts anew', () => {
  expect(continuesRun(memory, { story: 'calm', seed: 1, now: 2_000_000 + 3_600_000 })).toBe(true)
  expect(continuesRun(memory, { story: 'rainstorm', seed: 1, now: 2_000_001 })).toBe(false)
  expect(continuesRun(memory, { story: 'calm', seed: 2, now: 2_000_001 })).toBe(false)
  expect(continuesRun(memory, { story: 'calm', seed: 1, now: 2_000_000 + 3 * 3_600_000 })).toBe(false)
  expect(continuesRun(null, { story: 'calm', seed: 1, now: 0 })).toBe(false)
})
