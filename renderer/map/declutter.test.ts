// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { declutter, type Candidate, type Rectangle } from './declutter.ts'

const bounds: Rectangle = [0, 0, 400, 300]
const spot = fc.record({ x: fc.integer({ min: -20, max: 420 }), y: fc.integer({ min: -20, max: 320 }) })
const candidate: fc.Arbitrary<Candidate> = fc.record({
  spots: fc.array(spot, { minLength: 1, maxLength: 3 }),
  width: fc.integer({ min: 5, max: 60 }),
  height: fc.integer({ min: 5, max: 20 }),
  isKept: fc.constant(false),
  tag: fc.option(fc.record({ width: fc.integer({ min: 5, max: 60 }), height: fc.integer({ min: 5, max: 20 }) }), { nil: undefined }),
})

function boxes(candidates: readonly Candidate[], taken: readonly Rectangle[]): Rectangle[] {
  return declutter(candidates, bounds, taken).flatMap((placement, i): Rectangle[] => {
    const { width, height, tag } = candidates[i]!
    if (!placement) return []
    const body: Rectangle = [placement.x, placement.y, placement.x + width, placement.y + height]
    return placement.tag && tag ? [body, [placement.tag.x, placement.tag.y, placement.tag.x + tag.width, placement.tag.y + tag.height]] : [body]
  })
}

const overlaps = (a: Rectangle, b: Rectangle): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

test('no words lie on each other, on a seam, or outside the map', () => {
  const seam: Rectangle = [195, 0, 205, 300]
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 40 }), (candidates) => {
      const placed = boxes(candidates, [seam])
      placed.forEach((box, i) => {
        expect(box[0] >= 0 && box[1] >= 0 && box[2] <= 400 && box[3] <= 300).toBe(true)
        expect(overlaps(box, seam)).toBe(false)
        for (const other of placed.slice(i + 1)) expect(overlaps(box, other)).toBe(false)
      })
    }),
  )
})

test('the more important one keeps the place, the other moves to its next spot or goes', () => {
  const at = (spots: { x: number; y: number }[]): Candidate => ({ spots, width: 40, height: 10, isKept: false })
  const [first, second, third] = declutter(
    [
      at([{ x: 100, y: 100 }]),
      at([
        { x: 105, y: 100 },
        { x: 105, y: 130 },
      ]),
      at([{ x: 100, y: 100 }]),
    ],
    bounds,
    [],
  )
  expect(first).toMatchObject({ x: 80, y: 95 })
  expect(second).toMatchObject({ x: 85, y: 125 })
  expect(third).toBeUndefined()
})

test('a kept one is shown even without room, but not outside the map', () => {
  const kept: Candidate = { spots: [{ x: 100, y: 100 }], width: 40, height: 10, isKept: true }
  expect(declutter([kept, kept], bounds, [])[1]).toBeDefined()
  expect(declutter([{ ...kept, spots: [{ x: -500, y: 100 }] }], bounds, [])[0]).toBeUndefined()
})

test('a tag goes to the left where the right is taken, and is dropped before its sign is', () => {
  const sign: Candidate = { spots: [{ x: 100, y: 100 }], width: 20, height: 20, isKept: false, tag: { width: 50, height: 12 } }
  const right: Rectangle = [112, 80, 200, 120]
  expect(declutter([sign], bounds, [right])[0]!.tag!.x).toBeLessThan(90)
  const around: Rectangle[] = [right, [0, 80, 88, 120], [60, 113, 140, 140], [60, 60, 140, 88]]
  expect(declutter([sign], bounds, around)[0]).toMatchObject({ x: 90, y: 90, tag: undefined })
})
