// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mergeNotices, type MergedNotices } from './noticeMerge.ts'

let written: string[]
let notices: MergedNotices

beforeEach(() => {
  vi.useFakeTimers()
  written = []
  notices = mergeNotices((code, detail) => written.push(`${code}: ${detail}`))
})
afterEach(() => vi.useRealTimers())

test('the same notice is written at once, then once a minute with how often it came; another one is not held up', () => {
  for (let second = 0; second < 150; second += 1) {
    notices.tell('control-fault', '/api')
    vi.advanceTimersByTime(1000)
  }
  notices.tell('control-fault', '/other')
  notices.end()
  expect(written).toEqual([
    'control-fault: /api',
    'control-fault: /api · × 59',
    'control-fault: /api · × 60',
    'control-fault: /other',
    'control-fault: /api · × 30',
  ])
})

test('after a quiet minute it is new again, and nothing is written of itself', () => {
  notices.tell('page-failed', 'wall')
  vi.advanceTimersByTime(61_000)
  notices.tell('page-failed', 'wall')
  vi.advanceTimersByTime(61_000)
  expect(written).toEqual(['page-failed: wall', 'page-failed: wall'])
  expect(vi.getTimerCount()).toBe(0)
})

test('every answer to an edited file is told', () => {
  notices.tell('config-accepted', 'hall.yaml')
  notices.tell('config-accepted', 'hall.yaml')
  expect(written).toHaveLength(2)
})
