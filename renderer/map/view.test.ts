// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incidentCamera, NORMAL_CAMERA } from '../../shared/domain/camera.ts'
import { DISTRICT } from './district.ts'
import { toLocal } from './flatWorld.ts'
import { scaleBarOf } from './scaleBar.ts'
import { lensFor, poseOf, project, unproject, type Frame } from './view.ts'

const whole: Frame = { width: 1_920, height: 1_080, part: [0, 0, 1, 1] }
const lens = lensFor(16 / 9)

test('the camera looks at its place: it comes out in the middle, at the working distance', () => {
  const camera = incidentCamera(121.268, 31.107)
  const spot = project({ pose: poseOf(camera), lens, frame: whole }, [...toLocal(camera.lon, camera.lat), 0])
  expect(spot.x).toBeCloseTo(960, 6)
  expect(spot.y).toBeCloseTo(540, 6)
  expect(spot.depthM).toBeCloseTo(camera.distanceM, 3)
})

test('a pixel of the ground and its place are one and the same, at any bearing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_920 }), fc.integer({ min: 300, max: 1_080 }), fc.integer({ min: -180, max: 180 }), (x, y, bearingDeg) => {
      const pose = poseOf({ ...NORMAL_CAMERA, bearingDeg })
      const point = unproject({ pose, lens, frame: whole }, x, y)!
      const spot = project({ pose, lens, frame: whole }, [...point, 0])
      expect(spot.x).toBeCloseTo(x, 5)
      expect(spot.y).toBeCloseTo(y, 5)
    }),
  )
})

test('above the horizon there is no ground', () => {
  expect(unproject({ pose: poseOf({ ...NORMAL_CAMERA, tiltDeg: 80 }), lens, frame: whole }, 960, 0)).toBeUndefined()
})

test('two windows side by side show what one wide window shows', () => {
  const pose = poseOf(NORMAL_CAMERA)
  const right: Frame = { ...whole, part: [0.5, 0, 1, 1] }
  const point = [...toLocal(121.3, 31.05), 0] as const
  const one = project({ pose, lens, frame: whole }, point)
  const other = project({ pose, lens, frame: right }, point)
  expect(other.x).toBeCloseTo(one.x - 960, 9)
  expect(other.y).toBeCloseTo(one.y, 9)
})

test.each([0.95, 1.2, 16 / 9, 3])('the whole district fits into a region of shape %f', (aspect) => {
  const frame: Frame = { width: 1_000 * aspect, height: 1_000, part: [0, 0, 1, 1] }
  for (const [lon, lat] of DISTRICT.outline) {
    const spot = project({ pose: poseOf(NORMAL_CAMERA), lens: lensFor(aspect), frame }, [...toLocal(lon, lat), 0])
    expect(spot.x).toBeGreaterThan(0)
    expect(spot.x).toBeLessThan(frame.width)
    expect(spot.y).toBeGreaterThan(0)
    expect(spot.y).toBeLessThan(frame.height)
  }
})

test('the scale bar is a round distance of at most 8 rem', () => {
  const bar = scaleBarOf(NORMAL_CAMERA, { frame: whole, lens, remPx: 18 })
  expect([1, 2, 5].map((step) => step * 1_000)).toContain(bar.metres)
  expect(bar.widthRem).toBeLessThanOrEqual(8)
  const metresPerPx = (2 * lens.tanX * NORMAL_CAMERA.distanceM) / 1_920
  expect(bar.widthRem * 18 * metresPerPx).toBeCloseTo(bar.metres, 6)
})
