// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { storyOf } from '../stories/index.ts'
import { matches } from './documents.ts'
import { openRoutes, sensorsOf } from './routes.ts'
import type { World } from '../model/world.ts'

const ZERO_AT = Date.UTC(2026, 4, 20, 2, 42, 0)
const world: World = { seed: 1, story: storyOf('calm'), dayOffsetMs: 38_520_000 }

/** How many different ETags an hour of polling every 30 s sees. */
function changesInAnHour(path: string): number {
  const resolve = openRoutes(world, sensorsOf(world), () => 'http://127.0.0.1:1')
  const tags: string[] = []
  for (let second = 0; second < 3600; second += 30) {
    const etag = resolve(path, { elapsedMs: second * 1000, zeroAt: ZERO_AT })?.etag ?? ''
    if (etag !== tags.at(-1)) tags.push(etag)
  }
  return tags.length
}

test('lists of stock and teams change now and then, and are usually the same', () => {
  for (const path of ['/api/supplies', '/api/teams']) {
    expect(changesInAnHour(path), path).toBeGreaterThan(5)
    expect(changesInAnHour(path), path).toBeLessThan(60)
  }
  expect(changesInAnHour('/api/sensors')).toBe(1)
  expect(changesInAnHour('/cap/atom.xml')).toBe(1)
})

test('generatedAt stays while the content does, and moves with it', () => {
  const resolve = openRoutes(world, sensorsOf(world), () => 'http://127.0.0.1:1')
  const read = (seconds: number): { generatedAt: string; data: unknown } =>
    JSON.parse(resolve('/api/seats', { elapsedMs: seconds * 1000, zeroAt: ZERO_AT })?.body.toString() ?? '')
  const first = read(0)
  let later = first
  for (let second = 30; second < 7200 && JSON.stringify(later.data) === JSON.stringify(first.data); second += 30) {
    expect(later.generatedAt).toBe(first.generatedAt)
    later = read(second)
  }
  expect(later.data).not.toEqual(first.data)
  expect(later.generatedAt > first.generatedAt).toBe(true)
})

test('If-None-Match compares weakly and understands lists', () => {
  expect([matches('"a"', 'W/"a"'), matches('W/"b", W/"a"', 'W/"a"'), matches('*', 'W/"a"'), matches('"b"', 'W/"a"'), matches(undefined, 'W/"a"')]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
