// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { LIVE } from '../../shared/domain/index.ts'
import { EMPTY_HALL, type HallState } from '../../shared/hall/index.ts'
import type { LiveContext } from '../live/index.ts'
import { useCommittedLayout } from './commit.ts'

vi.mock('./report.ts', () => ({ sendApplied: () => undefined }))

const NOW = 1_780_000_000_000
const LEAD_MS = 120

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance', 'Date'] })
})
afterEach(() => void vi.useRealTimers())

function hallWith(layoutId: string, takenAt: number): HallState {
  return { ...EMPTY_HALL, wall: { ...EMPTY_HALL.wall, takenAt, screens: { s1: { layoutId, previousLayoutIds: [], timeline: LIVE } } } }
}

function stage() {
  const hall = shallowRef(hallWith('overview', 0))
  const live = { hall, timeline: shallowRef(LIVE), liveNow: () => Date.now() } as unknown as LiveContext
  const scope = effectScope()
  const shown = scope.run(() => useCommittedLayout(live, 's1'))!
  const take = async (layoutId: string): Promise<void> => {
    hall.value = hallWith(layoutId, Date.now() + LEAD_MS)
    await nextTick()
  }
  return { shown, take, scope }
}

test('a take is applied at its instant, not before', async () => {
  const { shown, take } = stage()
  await take('map')
  vi.advanceTimersByTime(LEAD_MS - 1)
  expect(shown.value?.layoutId).toBe('overview')
  vi.advanceTimersByTime(40)
  expect(shown.value?.layoutId).toBe('map')
})

test.each([
  ['before its instant', 50],
  ['between its instant and its frame', LEAD_MS],
])('a take that was taken back %s is not carried out', async (_when, waitMs) => {
  const { shown, take } = stage()
  await take('map')
  vi.advanceTimersByTime(waitMs)
  await take('overview')
  vi.advanceTimersByTime(1_000)
  expect(shown.value?.layoutId).toBe('overview')
})
