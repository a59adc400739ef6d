// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cameraAt, cameraSchema, cameraTrackSchema, incidentCamera, NORMAL_CAMERA, stillTrack, type CameraTrack } from './camera.ts'

const flight: CameraTrack = { from: NORMAL_CAMERA, to: incidentCamera(121.268, 31.107), startAt: 1_000, durationMs: 1_200 }

test('a flight starts at from, ends at to, and says when it has ended', () => {
  expect(cameraAt(flight, 900)).toEqual({ camera: flight.from, moving: true })
  expect(cameraAt(flight, 2_200)).toEqual({ camera: flight.to, moving: false })
  expect(cameraAt(flight, 2_199).moving).toBe(true)
})

test('a still track never asks for a frame', () => {
  expect(cameraAt(stillTrack(NORMAL_CAMERA), 0)).toEqual({ camera: NORMAL_CAMERA, moving: false })
})

test('two windows that ask at the same instant see the same camera, and it is always a valid one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (now) => {
      const seen = cameraAt(flight, now)
      expect(cameraAt(structuredClone(flight), now)).toEqual(seen)
      expect(cameraSchema.safeParse(seen.camera).success).toBe(true)
    }),
  )
})

test('the flight has no jump: a millisecond moves the eye by less than 0.4 %', () => {
  for (let now = 1_000; now < 2_200; now++) {
    const a = cameraAt(flight, now).camera
    const b = cameraAt(flight, now + 1).camera
    expect(Math.abs(b.distanceM - a.distanceM) / a.distanceM).toBeLessThan(0.004)
  }
})

test('bearings turn the short way round', () => {
  const track: CameraTrack = { ...flight, from: { ...NORMAL_CAMERA, bearingDeg: 170 }, to: { ...NORMAL_CAMERA, bearingDeg: -170 } }
  expect(cameraAt(track, 1_600).camera.bearingDeg).toBeCloseTo(180)
})

test('unknown fields and a camera under the ground are refused', () => {
  expect(cameraSchema.safeParse({ ...NORMAL_CAMERA, roll: 1 }).success).toBe(false)
  expect(cameraSchema.safeParse({ ...NORMAL_CAMERA, tiltDeg: 95 }).success).toBe(false)
  expect(cameraTrackSchema.safeParse({ ...flight, durationMs: Number.NaN }).success).toBe(false)
})
