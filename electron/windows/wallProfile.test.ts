// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { parseWallProfile, placeSpan, planSpans, screenBox, spanBox } from './wallProfile.ts'

const profile = parseWallProfile('3x2@1920x1080')

test('one window spans the wall; split gives one per screen in reading order', () => {
  expect(planSpans(profile, false)).toMatchObject([
    { wallWidthPx: 5760, wallHeightPx: 2160, left: 0, width: 5760, screens: ['s1', 's2', 's3', 's4', 's5', 's6'] },
  ])
  expect(planSpans(profile, true)[4]).toMatchObject({ left: 1920, top: 1080, width: 1920, height: 1080, screens: ['s5'] })
})

test('a wall larger than the display is scaled whole, a smaller one is not enlarged', () => {
  const [span] = planSpans(profile, false)
  expect(placeSpan(span!, { x: 0, y: 0, width: 1920, height: 1080 })).toEqual({ x: 0, y: 0, width: 1920, height: 720, scale: 1 / 3 })
  expect(placeSpan(span!, { x: 0, y: 0, width: 7680, height: 2160 }).scale).toBe(1)
})

test('the box of a screen inside a scaled window', () => {
  const [span] = planSpans(profile, false)
  expect(screenBox(span!, 's5', { width: 1920, height: 720 })).toEqual({ x: 640, y: 360, width: 640, height: 360 })
  expect(spanBox(span!, 1920)).toEqual({ x: 0, y: 0, width: 1920, height: 720 })
  expect(screenBox(span!, 's9', { width: 1920, height: 720 })).toBeNull()
})
