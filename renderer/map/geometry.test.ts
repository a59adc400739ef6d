// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { blocksIn, layGrid, type BlockStyle } from './blocks.ts'
import { OUTLINE, townAt } from './district.ts'
import type { Point } from './flatWorld.ts'
import { circle, counterClockwise, isInside, outwards, resample, soften } from './geometry.ts'
import { ribbonCorners } from './ribbon.ts'

const style: BlockStyle = { cores: [{ at: [0, 0], density: 1 }], attempts: 4_000, scale: 1, tall: 1, share: 1 }
const everywhere = { west: -1e6, south: -1e6, east: 1e6, north: 1e6 }

test('blocks stand inside the border and away from barriers', () => {
  const road: Point[] = [
    [-4_000, 300],
    [4_000, 300],
  ]
  const border = circle([0, 0], 2_990, { count: 60 })
  const blocks = blocksIn(layGrid(150, border, [{ points: road, distanceM: 200 }]), style, everywhere)
  expect(blocks.length).toBeGreaterThan(100)
  for (const { x, y } of blocks) {
    expect(isInside([x, y], border)).toBe(true)
    expect(Math.abs(y - 300)).toBeGreaterThanOrEqual(199)
  }
})

test('tiles together are the same blocks as the whole at once, each exactly once', () => {
  const grid = layGrid(150, circle([0, 0], 3_000, { count: 60 }), [])
  const key = (box: { x: number; y: number; height: number }): string => `${box.x} ${box.y} ${box.height}`
  const whole = blocksIn(grid, style, everywhere).map(key).sort()
  const west = blocksIn(grid, style, { ...everywhere, east: 500 })
  const east = blocksIn(grid, style, { ...everywhere, west: 500 })
  expect([...west, ...east].map(key).sort()).toEqual(whole)
})

test('fewer blocks on weak machines are some of the same, not others', () => {
  const grid = layGrid(150, circle([0, 0], 3_000, { count: 60 }), [])
  const all = blocksIn(grid, style, everywhere)
  const some = blocksIn(grid, { ...style, share: 0.5 }, everywhere)
  const places = new Set(all.map(({ x, y }) => `${x} ${y}`))
  expect(some.length).toBeLessThan(all.length * 0.65)
  expect(some.every(({ x, y }) => places.has(`${x} ${y}`))).toBe(true)
})

test('neighbouring towns still share their border after it was softened', () => {
  const a = resample(
    [
      [0, 0],
      [3_000, 500],
    ],
    300,
  )
  const b = [...a]
    .reverse()
    .map((point) => soften(point, 260))
    .reverse()
  expect(a.map((point) => soften(point, 260))).toEqual(b)
  for (const point of a) expect(Math.hypot(soften(point, 260)[0] - point[0], soften(point, 260)[1] - point[1])).toBeLessThan(520)
})

test('a ring is turned counter-clockwise and grows when pushed outwards', () => {
  const clockwise = [...circle([0, 0], 1_000, { count: 40 })].reverse()
  const ring = counterClockwise(clockwise)
  expect(ring[0]).toEqual(clockwise[clockwise.length - 1])
  for (const point of outwards(ring, 100, 1)) expect(Math.hypot(...point)).toBeCloseTo(1_100, 0)
})

test('a ribbon keeps its width around a right angle and never grows a needle', () => {
  const square = ribbonCorners(
    [
      [0, 0],
      [100, 0],
      [100, 100],
    ],
    false,
  )
  expect(square.map((corner) => corner.alongM)).toEqual([0, 100, 200])
  expect(Math.hypot(...square[1]!.normal)).toBeCloseTo(Math.SQRT2)
  const needle = ribbonCorners(
    [
      [0, 0],
      [100, 0],
      [0, 1],
    ],
    false,
  )
  expect(Math.hypot(...needle[1]!.normal)).toBeLessThanOrEqual(2)
})

test('a repeated point does not break a line', () => {
  for (const { normal } of ribbonCorners(
    [
      [0, 0],
      [0, 0],
      [10, 0],
      [10, 0],
    ],
    false,
  ))
    expect(normal.every(Number.isFinite)).toBe(true)
})

test('places know their town, and places outside know none', () => {
  expect(townAt(121.262, 31.117)?.name).toBe('泗泾镇')
  expect(townAt(121.45, 31.05)).toBeUndefined()
  expect(OUTLINE.length).toBeGreaterThan(500)
})
